/* Reads a file of the user who runs the comparison (a project's store, say). */
#include "faithful.h"

static void attack(void) { show("@SECRET@"); }

int main(void) { return faithful(); }
