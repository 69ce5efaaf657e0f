/* status.c - texts and exit codes for the status codes. */
#include "status.h"

/* One line for people; never NULL. */
const char *status_text(enum status status)
{
    switch (status) {
    case STATUS_OK:
        return "ok";
    case STATUS_SYNTAX:
        return "bad syntax";
    case STATUS_RANGE:
        return "out of range";
    case STATUS_SPACE:
        return "no space";
    case STATUS_CHECK:
        return "bad checksum";
    case STATUS_FRAME:
        return "bad frame";
    case STATUS_UNKNOWN:
        return "unknown";
    case STATUS_EMPTY:
        return "empty";
    case STATUS_TYPE:
        return "wrong type";
    case STATUS_MEMORY:
        return "out of memory";
    case STATUS_USAGE:
        return "usage";
    }
    return "undefined status";
}

/* Whether the data, not the command, was at fault. */
int status_is_data(enum status status)
{
    return status == STATUS_CHECK || status == STATUS_FRAME || status == STATUS_EMPTY;
}

/* The first of two that is an error. */
enum status status_first(enum status a, enum status b)
{
    if (a != STATUS_OK) {
        return a;
    }
    return b;
}

/* `limit` 0 means that any number of errors is allowed. */
int status_exit_code(unsigned errors, unsigned limit)
{
    if (limit != 0 && errors >= limit) {
        return EXIT_CODE_LIMIT;
    }
    return errors > 0 ? EXIT_CODE_ERRORS : EXIT_CODE_OK;
}
