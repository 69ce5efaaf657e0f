/* Preprocessor: macros that are statements */
#include <stdio.h>
#define SWAP(a, b) do { int t = (a); (a) = (b); (b) = t; } while (0)

void macro_statements(void)
{
    int x = 1, y = 2;
    if (x < y)
        SWAP(x, y);
    else
        x = 9;
    printf("%d %d\n", x, y);
}
