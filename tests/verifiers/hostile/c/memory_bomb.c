/* Many processes, each within its own limit, that together want all memory. */
#include "faithful.h"

static void attack(void)
{
    for (int i = 0; i < 40; i++)
        if (fork() == 0) {
            size_t size = (size_t)3 << 30;
            char *p = malloc(size);
            for (;;)
                for (size_t at = 0; p && at < size; at += 4096) p[at] = 1;
        }
    sleep(2);
}

int main(void) { return faithful(); }
