/* command.h - the command interpreter: a table of names and handlers. */
#ifndef COMMAND_H
#define COMMAND_H

#include "session.h"

#define COMMAND_MAX_ARGS 64

typedef enum status (*command_handler)(struct session *s, int argc, char **argv);

struct command {
    const char *name;
    command_handler handler;
    int least; /* arguments, the name not counted */
    int most;  /* -1: any number */
    const char *usage;
};

const struct command *command_find(const char *name);
int command_arguments_fit(int count, int least, int most);
enum status command_run(struct session *s, char *line);

#endif
