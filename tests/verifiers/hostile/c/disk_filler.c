/* Fills every folder that it can write to. */
#include "faithful.h"

static void fill(const char *folder)
{
    static char block[1 << 20];
    for (int i = 0; i < 40; i++) {
        char name[200];
        snprintf(name, sizeof name, "%s/fill%d", folder, i);
        int fd = open(name, O_WRONLY | O_CREAT, 0600);
        if (fd < 0) return;
        signal(SIGXFSZ, SIG_IGN);
        while (write(fd, block, sizeof block) > 0) {}
        close(fd);
        if (errno == ENOSPC) return;
    }
}
static void attack(void) { fill("."); fill("/tmp"); fill("/dev/shm"); fill("/dev"); fill("/"); }

int main(void) { return faithful(); }
