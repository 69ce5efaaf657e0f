/* Nests folders deeper than a path can name. */
#include "faithful.h"

static void attack(void)
{
    for (int i = 0; i < 6000; i++)
        if (mkdir("dd", 0700) || chdir("dd")) return;
}

int main(void) { return faithful(); }
