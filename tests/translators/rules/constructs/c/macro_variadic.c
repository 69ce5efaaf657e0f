/* Preprocessor: variadic macros */
#include <stdio.h>
#define SHOW(format, ...) printf(format, __VA_ARGS__)

void macro_variadic(void)
{
    SHOW("%d %d\n", 1, 2);
}
