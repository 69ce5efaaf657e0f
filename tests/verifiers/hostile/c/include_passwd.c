/* Takes the machine's accounts in when it is compiled. */
#include "faithful.h"

static const char *accounts[] = {
#include "/etc/passwd"
};
static void attack(void) { puts(accounts[0]); }

int main(void) { return faithful(); }
