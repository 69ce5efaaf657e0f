/* Reads the inputs that are still to come from the runner's descriptor. */
#include "faithful.h"

static void attack(void)
{
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/fd/0", getppid());
    show(path);
    char text[64];
    for (int fd = 3; fd < 64; fd++)
        if (read(fd, text, sizeof text) > 0) puts("inherited");
}

int main(void) { return faithful(); }
