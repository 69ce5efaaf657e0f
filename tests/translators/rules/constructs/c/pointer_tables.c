/* Arrays of pointers */
#include <stdio.h>

void pointer_tables(void)
{
    static const char *names[] = {"one", "two", "three", NULL};
    for (const char **p = names; *p; p++)
        printf("%s ", *p);
    printf("%c\n", names[2][1]);
}
