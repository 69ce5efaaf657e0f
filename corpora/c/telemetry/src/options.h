/* options.h - the program's arguments. */
#ifndef OPTIONS_H
#define OPTIONS_H

#include "pack.h"
#include "status.h"

#define OPTIONS_MAX_ERRORS 1000

struct options {
    enum byte_order order;
    int verbose; /* -v adds 1, -q makes it -2: from errors alone to everything */
    int trace;
    int help;
    unsigned limit; /* errors before the program stops; 0: any number */
    const char *script; /* NULL: standard input */
};

enum status options_parse(int argc, char **argv, struct options *options, const char **wrong);
const char *options_usage(void);

#endif
