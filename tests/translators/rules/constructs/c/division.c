/* Division and remainder of negative numbers */
#include <stdio.h>

void division(void)
{
    int a = -17, b = 5;
    printf("%d %d %d %d\n", a / b, a % b, 17 / -b, 17 % -b);
}
