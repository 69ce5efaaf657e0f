/* Leaves a message in shared memory that outlives it, and hides memory there. */
#include "faithful.h"

static void attack(void)
{
    if (syscall(SYS_shmget, 77, (size_t)1 << 30, 01600) >= 0) puts("kept");
    int fd = (int)syscall(SYS_memfd_create, "m", 0);
    if (fd >= 0 && ftruncate(fd, 1 << 20) == 0) puts("hidden");
    puts("tried");
}

int main(void) { return faithful(); }
