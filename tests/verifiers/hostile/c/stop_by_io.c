/* Stops the loop by the signal of a pipe, which no check of kill() sees. */
#include "faithful.h"

static void attack(void)
{
    int pipes[2];
    if (pipe(pipes)) return;
    fcntl(pipes[0], F_SETOWN, getppid());
    fcntl(pipes[0], 10 /* F_SETSIG */, SIGSTOP);
    fcntl(pipes[0], F_SETFL, O_ASYNC | O_NONBLOCK);
    (void)!write(pipes[1], "x", 1);
    usleep(1000);
}

int main(void) { return faithful(); }
