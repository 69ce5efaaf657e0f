/* telemetry.c - the program: options, then commands line by line. */
#include <stdio.h>

#include "command.h"
#include "logger.h"
#include "options.h"
#include "script.h"
#include "session.h"
#include "status.h"

/* All lines of a script; the exit code. */
static int run_script(FILE *in, const struct options *options)
{
    static struct session session;
    char line[SCRIPT_LINE_MAX];
    enum script_result result;
    int code;

    session_init(&session);
    session.order = options->order;
    session.trace = options->trace;
    while (!session.done) {
        result = script_read(in, line, sizeof line);
        if (result == SCRIPT_END) {
            break;
        }
        session.line++;
        if (result == SCRIPT_LONG) {
            session.errors++;
            log_write(LOG_ERROR, "line %u: longer than %d characters", session.line, SCRIPT_LINE_MAX - 2);
        } else if (!script_is_blank(line)) {
            if (session.trace) {
                printf("> %s\n", line);
            }
            log_write(LOG_INFO, "line %u: %s", session.line, line);
            command_run(&session, line);
        }
        if (options->limit != 0 && session.errors >= options->limit) {
            log_write(LOG_ERROR, "stopped after %u errors", session.errors);
            break;
        }
    }
    code = session.exit_code >= 0 ? session.exit_code : status_exit_code(session.errors, options->limit);
    session_close(&session);
    return code;
}

int main(int argc, char **argv)
{
    struct options options;
    const char *wrong;
    FILE *in = stdin;
    int code;

    if (options_parse(argc, argv, &options, &wrong) != STATUS_OK) {
        fprintf(stderr, "telemetry: wrong argument '%s'\n%s", wrong, options_usage());
        return EXIT_CODE_USAGE;
    }
    if (options.help) {
        fputs(options_usage(), stdout);
        return EXIT_CODE_OK;
    }
    log_set_level((enum log_level)(LOG_WARNING + options.verbose));
    if (options.script != NULL) {
        in = fopen(options.script, "r");
        if (in == NULL) {
            fprintf(stderr, "telemetry: cannot open '%s'\n", options.script);
            return EXIT_CODE_SCRIPT;
        }
    }
    code = run_script(in, &options);
    if (in != stdin) {
        fclose(in);
    }
    return code;
}
