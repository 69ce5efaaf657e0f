/* Traces the process that started it. */
#include "faithful.h"

static void attack(void)
{
    if (ptrace(PTRACE_ATTACH, getppid(), 0, 0) == 0) puts("attached");
}

int main(void) { return faithful(); }
