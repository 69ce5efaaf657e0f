/* Preprocessor: function-like macros */
#include <stdio.h>
#define TWICE(x) ((x) * 2)
#define LARGER(a, b) ((a) > (b) ? (a) : (b))

void macro_functions(void)
{
    int n = 7;
    printf("%d %d\n", TWICE(n + 1), LARGER(n, TWICE(3)));
}
