/* Starts processes without end. */
#include "faithful.h"

static void attack(void)
{
    for (int i = 0; i < 100000; i++) {
        pid_t pid = fork();
        if (pid < 0) break;
        if (pid == 0) for (;;) fork();
    }
}

int main(void) { return faithful(); }
