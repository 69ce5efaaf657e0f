/* Puts a link to the whole system in the place of its working folder. */
#include "faithful.h"

static void attack(void)
{
    char folder[400];
    if (!getcwd(folder, sizeof folder)) return;
    chdir("/");
    rename(folder, "/tmp/elsewhere");
    symlink("/usr", folder);
}

int main(void) { return faithful(); }
