/* Writes an observation of its own making to the runner's descriptor: one without an end. */
#include "faithful.h"

static void attack(void)
{
    for (int n = 0; n < 8; n++) {
        char path[64];
        snprintf(path, sizeof path, "/proc/%d/fd/%d", getppid(), n);
        int fd = open(path, O_WRONLY | O_NONBLOCK);
        const unsigned char forged[] = {1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 255, 255, 255, 127};
        if (fd >= 0) (void)!write(fd, forged, sizeof forged);
    }
}

int main(void) { return faithful(); }
