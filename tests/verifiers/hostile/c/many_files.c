/* Makes files by the thousand. */
#include "faithful.h"

static void attack(void)
{
    char name[40];
    for (int i = 0; i < 6000; i++) {
        snprintf(name, sizeof name, "f%d", i);
        int fd = open(name, O_WRONLY | O_CREAT, 0600);
        if (fd < 0) return;
        close(fd);
    }
}

int main(void) { return faithful(); }
