/* Leaves a message for later runs in the kernel's keyring. */
#include "faithful.h"

static void attack(void)
{
    if (syscall(SYS_add_key, "user", "theseus", "seen", 4, -4) > 0) puts("kept");
}

int main(void) { return faithful(); }
