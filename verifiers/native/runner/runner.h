/* What the parts of the runner share. */
#ifndef RUNNER_H
#define RUNNER_H
#include <stddef.h>

void *get(size_t size); /* memory; without it the runner ends */

/* In a new process: become a program in a folder, confined, with these as its first descriptors and no others. */
_Noreturn void execute(const char *program, char **argv, char **environment, const char *folder, const int *fds, int count);
#endif
