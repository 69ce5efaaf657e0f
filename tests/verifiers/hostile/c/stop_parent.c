/* Stops the process that started it, which then never answers. */
#include "faithful.h"

static void attack(void) { kill(getppid(), SIGSTOP); usleep(1000); }

int main(void) { return faithful(); }
