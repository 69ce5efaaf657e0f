/* _Bool */
#include <stdio.h>
#include <stdbool.h>

void booleans(void)
{
    bool b = 0.5;
    b = b && !false;
    _Bool c = 256;
    printf("%d %d\n", b, c);
}
