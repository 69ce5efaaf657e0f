/* static local variables */
#include <stdio.h>
static int next(void) { static int n = 10; return n += 5; }

void static_locals(void)
{
    next();
    int a = next();
    printf("%d\n", a);
}
