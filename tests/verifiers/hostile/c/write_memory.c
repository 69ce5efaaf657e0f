/* Writes to the memory of the process that started it. */
#include "faithful.h"

static void attack(void)
{
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/mem", getppid());
    int fd = open(path, O_RDWR);
    if (fd >= 0) puts("open");
}

int main(void) { return faithful(); }
