/* Unions */
#include <stdio.h>
#include <stdint.h>
union cell { uint32_t word; uint8_t bytes[4]; float real; };

void unions(void)
{
    union cell u;
    u.word = 0x01020304;
    u.bytes[0] = 0xff;
    printf("%x ", u.word);
    u.real = 1.0f;
    printf("%x %d\n", u.word, u.bytes[3]);
}
