/* Numbers from text */
#include <stdio.h>
#include <stdlib.h>

void number_conversion(void)
{
    char *end;
    long l = strtol("0x1fz", &end, 16);
    printf("%ld %s %d %.2f\n", l, end, atoi(" -12x"), strtod("2.5e1", NULL));
}
