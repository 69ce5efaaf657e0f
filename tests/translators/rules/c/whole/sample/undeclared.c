#include <stdio.h>

int isdigit(int); /* not the macro of ctype.h: gcc computes it */
int isalpha(int);

int main(int count, char **given)
{
    int digits = 0, c;
    for (c = -1; c < 128; c++)
        digits += isdigit(c);
    printf("%d %d %d %d\n", digits, isdigit(count + '0'), isdigit(**given) || 1, isalpha('a' + count));
    if (isdigit('7') && !isdigit('x'))
        puts("as told");
    return 0;
}
