/* Links the system's files into its folder. */
#include "faithful.h"

static void attack(void)
{
    link("/usr/bin/env", "env");
    link("/proc/self/exe", "me");
    symlink("/etc/shadow", "shadow");
    mkfifo("pipe", 0600);
}

int main(void) { return faithful(); }
