/* Comma and conditional operators */
#include <stdio.h>

void comma_conditional(void)
{
    int i, j;
    for (i = 0, j = 10; i < j; i++, j -= 2)
        ;
    printf("%d %d %s\n", i, j, i > j ? "more" : i == j ? "same" : "less");
}
