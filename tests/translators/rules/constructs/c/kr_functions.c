/* Functions defined in the old style */
#include <stdio.h>
static int add(a, b) int a; int b; { return a + b; }

void kr_functions(void)
{
    printf("%d\n", add(3, 4));
}
