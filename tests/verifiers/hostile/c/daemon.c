/* Leaves a process behind that writes into the next case's folder. */
#include "faithful.h"

static void attack(void)
{
    if (fork()) return;
    setsid();
    if (fork()) _exit(0);
    for (;;) {
        int fd = open("/tmp/case/poison", O_WRONLY | O_CREAT, 0600);
        if (fd >= 0) close(fd);
        fd = open("poison", O_WRONLY | O_CREAT, 0600);
        if (fd >= 0) close(fd);
    }
}

int main(void) { return faithful(); }
