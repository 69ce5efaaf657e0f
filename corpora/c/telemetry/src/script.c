/* script.c - lines of commands from a stream. */
#include "script.h"

#include <string.h>

#include "text.h"

/* One line without its end (LF or CR LF). What follows a NUL in a line is not seen. */
enum script_result script_read(FILE *in, char *line, size_t cap)
{
    size_t length;
    int c;

    if (fgets(line, (int)cap, in) == NULL) {
        return SCRIPT_END;
    }
    length = strlen(line);
    if (length > 0 && line[length - 1] == '\n') {
        line[--length] = '\0';
        if (length > 0 && line[length - 1] == '\r') {
            line[--length] = '\0';
        }
        return SCRIPT_LINE;
    }
    if (length + 1 < cap) {
        return SCRIPT_LINE;
    }
    do {
        c = fgetc(in);
    } while (c != EOF && c != '\n');
    return SCRIPT_LONG;
}

/* Nothing but blanks, or a comment. */
int script_is_blank(const char *line)
{
    size_t i = 0;

    while (text_is_space(line[i])) {
        i++;
    }
    return line[i] == '\0' || line[i] == '#';
}
