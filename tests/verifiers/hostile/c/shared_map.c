/* Cuts the map of edges that it shares with the runner, and fills what is left. */
#include "faithful.h"

static void attack(void)
{
    const char *path = getenv("THESEUS_EDGES");
    int fd = open(path ? path : "/tmp/.edges", O_RDWR);
    if (fd < 0) return;
    char junk[65536];
    memset(junk, 255, sizeof junk);
    (void)!write(fd, junk, sizeof junk);
    (void)!ftruncate(fd, 100);
}

int main(void) { return faithful(); }
