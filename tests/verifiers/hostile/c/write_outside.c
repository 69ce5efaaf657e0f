/* Writes outside of its folder, also by a detour. */
#include "faithful.h"

static void attack(void)
{
    const char *places[] = {"@CANARY@", "/usr/local/bin/theseus-escape", "/prog/x", "../../../@CANARY@"};
    for (int i = 0; i < 4; i++) {
        int fd = open(places[i], O_WRONLY | O_CREAT, 0600);
        if (fd >= 0) { puts("got out"); close(fd); }
    }
    if (symlink("@CANARY@", "detour") == 0) { FILE *f = fopen("detour", "w"); if (f) fclose(f); }
}

int main(void) { return faithful(); }
