/* Constants of type char beyond its positive values. */
#include <stdio.h>

static const char first = (char)0x90;
static const char row[] = {(char)200, (char)65, -3, (char)-1};

static int code(char c)
{
    return c;
}

static char last(void)
{
    return (char)0xfe;
}

int main(void)
{
    char own = (char)200;
    printf("%d %d %d %d\n", code((char)200), code(last()), first, own);
    for (int i = 0; i < 4; i++) {
        printf("%d %d\n", row[i], row[i] == (char)200);
    }
    return 0;
}
