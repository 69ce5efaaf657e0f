/* assert */
#include <stdio.h>
#include <assert.h>

void assertions(void)
{
    int n = 3;
    assert(n == 3);
    printf("%d\n", n);
}
