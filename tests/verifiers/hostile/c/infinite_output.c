/* Writes without end. */
#include "faithful.h"

static void attack(void) { for (;;) puts("more"); }

int main(void) { return faithful(); }
