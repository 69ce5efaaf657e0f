/* Kills the process that started it. */
#include "faithful.h"

static void attack(void) { kill(getppid(), SIGKILL); }

int main(void) { return faithful(); }
