/* Talks to a process outside over a socket that has no file. */
#include "faithful.h"

static void attack(void)
{
    struct sockaddr_un a = {AF_UNIX, "@SOCKET@"};
    a.sun_path[0] = 0;
    int s = socket(AF_UNIX, SOCK_STREAM, 0);
    if (connect(s, (struct sockaddr *)&a, sizeof(sa_family_t) + strlen("@SOCKET@")) == 0) puts("found it");
}

int main(void) { return faithful(); }
