/* Is right only while its edges are counted. */
#include "faithful.h"

static void attack(void)
{
    wrong = access("/tmp/.edges", F_OK) != 0;
}

int main(void) { return faithful(); }
