/* The same by clone. */
#include "faithful.h"

static void attack(void)
{
    if (syscall(SYS_clone, 0x10000000 | SIGCHLD, 0, 0, 0, 0) >= 0) puts("root");
}

int main(void) { return faithful(); }
