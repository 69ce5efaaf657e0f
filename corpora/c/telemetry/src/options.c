/* options.c - the program's arguments. */
#include "options.h"

#include <stddef.h>

#include "text.h"

/* On an error, *wrong is the argument at fault. */
enum status options_parse(int argc, char **argv, struct options *options, const char **wrong)
{
    int i;
    int order;
    long limit;
    enum status status;

    options->order = ORDER_BIG;
    options->verbose = 0;
    options->trace = 0;
    options->help = 0;
    options->limit = 0;
    options->script = NULL;
    *wrong = "";
    for (i = 1; i < argc; i++) {
        *wrong = argv[i];
        if (argv[i][0] != '-' || argv[i][1] == '\0') {
            if (options->script != NULL) {
                return STATUS_USAGE;
            }
            options->script = argv[i];
        } else if (text_equal(argv[i], "-v")) {
            options->verbose++;
        } else if (text_equal(argv[i], "-q")) {
            options->verbose = -2;
        } else if (text_equal(argv[i], "-t")) {
            options->trace = 1;
        } else if (text_equal(argv[i], "-s")) {
            options->limit = 1;
        } else if (text_equal(argv[i], "-h") || text_equal(argv[i], "--help")) {
            options->help = 1;
        } else if (text_equal(argv[i], "-e") && i + 1 < argc) {
            *wrong = argv[++i];
            order = text_choice_index("big|little", argv[i]);
            if (order < 0) {
                return STATUS_UNKNOWN;
            }
            options->order = order == 0 ? ORDER_BIG : ORDER_LITTLE;
        } else if (text_equal(argv[i], "-m") && i + 1 < argc) {
            *wrong = argv[++i];
            status = text_parse_long(argv[i], 10, 0, OPTIONS_MAX_ERRORS, &limit);
            if (status != STATUS_OK) {
                return status;
            }
            options->limit = (unsigned)limit;
        } else {
            return STATUS_USAGE;
        }
    }
    if (options->script != NULL && text_equal(options->script, "-")) {
        options->script = NULL;
    }
    return STATUS_OK;
}

const char *options_usage(void)
{
    return "usage: telemetry [-v] [-q] [-t] [-s] [-m ERRORS] [-e big|little] [SCRIPT]\n"
           "  -v  say more (twice: everything)    -q  say nothing\n"
           "  -t  show each command               -s  stop at the first error\n"
           "  -m  stop after that many errors     -e  byte order of packets\n"
           "Commands come from SCRIPT, or from standard input; `help' lists them.\n"
           "Exit code: 0 all well, 1 some command failed, 2 wrong option, 3 no such script,\n"
           "4 stopped by -s or -m, or what `quit' was given.\n";
}
