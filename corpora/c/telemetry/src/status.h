/* status.h - the status codes that every other unit returns. */
#ifndef STATUS_H
#define STATUS_H

enum status {
    STATUS_OK = 0,
    STATUS_SYNTAX,
    STATUS_RANGE,
    STATUS_SPACE,
    STATUS_CHECK,
    STATUS_FRAME,
    STATUS_UNKNOWN,
    STATUS_EMPTY,
    STATUS_TYPE,
    STATUS_MEMORY,
    STATUS_USAGE
};

/* Exit codes of the program. */
#define EXIT_CODE_OK 0      /* every command succeeded */
#define EXIT_CODE_ERRORS 1  /* at least one command failed */
#define EXIT_CODE_USAGE 2   /* wrong option */
#define EXIT_CODE_SCRIPT 3  /* the script cannot be opened */
#define EXIT_CODE_LIMIT 4   /* stopped: too many errors (-s, -m) */

const char *status_text(enum status status);
int status_is_data(enum status status);
enum status status_first(enum status a, enum status b);
int status_exit_code(unsigned errors, unsigned limit);

#endif
