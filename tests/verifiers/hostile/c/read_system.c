/* Reads the machine's accounts. */
#include "faithful.h"

static void attack(void) { show("/etc/shadow"); show("/etc/passwd"); show("/proc/1/environ"); }

int main(void) { return faithful(); }
