/* Makes itself root of a namespace of its own, to mount what it likes. */
#include "faithful.h"

static void attack(void)
{
    if (syscall(SYS_unshare, 0x10000000 | 0x20000) == 0) puts("root");
}

int main(void) { return faithful(); }
