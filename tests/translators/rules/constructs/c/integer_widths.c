/* Integers of every width */
#include <stdio.h>
#include <stdint.h>

void integer_widths(void)
{
    int8_t a = -128;
    uint16_t b = 65535;
    int64_t c = INT64_MIN;
    unsigned long long d = 1ULL << 63;
    a--;
    b++;
    printf("%d %d %ld %llu\n", a, b, (long)c, d);
}
