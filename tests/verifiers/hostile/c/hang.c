/* Never ends, and ignores being asked to. */
#include "faithful.h"

static void attack(void)
{
    for (int s = 1; s < 32; s++) signal(s, SIG_IGN);
    for (;;) pause();
}

int main(void) { return faithful(); }
