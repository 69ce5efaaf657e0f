/* void pointers and casts between object pointers */
#include <stdio.h>
static void fill(void *to, int byte, int n) { unsigned char *p = to; while (n--) *p++ = (unsigned char)byte; }

void void_pointers(void)
{
    unsigned u = 0;
    fill(&u, 0xab, 2);
    printf("%x\n", u);
}
