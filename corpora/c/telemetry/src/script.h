/* script.h - lines of commands from a stream. */
#ifndef SCRIPT_H
#define SCRIPT_H

#include <stddef.h>
#include <stdio.h>

#define SCRIPT_LINE_MAX 512 /* with the end of line and the NUL */

enum script_result {
    SCRIPT_LINE = 0,
    SCRIPT_LONG, /* the rest of the line was thrown away */
    SCRIPT_END
};

enum script_result script_read(FILE *in, char *line, size_t cap);
int script_is_blank(const char *line);

#endif
