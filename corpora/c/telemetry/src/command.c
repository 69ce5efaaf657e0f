/* command.c - the command interpreter. */
#include "command.h"

#include <stdio.h>

#include "bits.h"
#include "cmdcalc.h"
#include "cmdcodec.h"
#include "cmddata.h"
#include "cmdpacket.h"
#include "logger.h"
#include "store.h"
#include "text.h"

static enum status cmd_help(struct session *s, int argc, char **argv);
static enum status cmd_quit(struct session *s, int argc, char **argv);
static enum status cmd_echo(struct session *s, int argc, char **argv);
static enum status cmd_endian(struct session *s, int argc, char **argv);
static enum status cmd_log(struct session *s, int argc, char **argv);
static enum status cmd_status(struct session *s, int argc, char **argv);

static const struct command commands[] = {
    { "add", cmd_add, 2, 2, "NAME N" },
    { "bcd", cmd_bcd, 1, -1, "N ..." },
    { "bits", cmd_bits, 1, 4, "N [POS WIDTH [VALUE]]" },
    { "calc", cmd_calc, 2, 2, "A B" },
    { "checksum", cmd_checksum, 1, 2, "KIND [HEX]" },
    { "clear", cmd_clear, 0, 0, "" },
    { "code", cmd_code, 2, 3, "KIND HEX [SEED]" },
    { "decode", cmd_decode, 1, 1, "HEX" },
    { "dump", cmd_dump, 1, 1, "HEX" },
    { "echo", cmd_echo, 0, -1, "[WORD ...]" },
    { "encode", cmd_encode, 1, -1, "MESSAGE [FIELD=VALUE ...]" },
    { "endian", cmd_endian, 0, 1, "[big|little]" },
    { "feed", cmd_feed, 1, 1, "HEX" },
    { "fix", cmd_fix, 2, 3, "add|sub|mul|div|round A [B]" },
    { "fmt", cmd_fmt, 1, -1, "TEMPLATE [ARG ...]" },
    { "frame", cmd_frame, 0, 1, "[HEX]" },
    { "get", cmd_get, 1, 1, "NAME" },
    { "gray", cmd_gray, 1, -1, "N ..." },
    { "help", cmd_help, 0, 1, "[COMMAND]" },
    { "hist", cmd_hist, 0, -1, "[N ...]" },
    { "link", cmd_link, 0, -1, "[EVENT ...]" },
    { "list", cmd_list, 0, 0, "" },
    { "log", cmd_log, 1, -1, "LEVEL [WORD ...]" },
    { "messages", cmd_messages, 0, 1, "[NAME]" },
    { "pack", cmd_pack, 2, -1, "WIDTH N ..." },
    { "pop", cmd_pop, 0, 1, "[N]" },
    { "quit", cmd_quit, 0, 1, "[CODE]" },
    { "sample", cmd_sample, 1, -1, "N ..." },
    { "scale", cmd_scale, 3, 4, "RAW NUM DEN [OFFSET]" },
    { "selftest", cmd_selftest, 0, 0, "" },
    { "sequence", cmd_sequence, 1, 1, "N" },
    { "set", cmd_set, 2, 2, "NAME VALUE" },
    { "share", cmd_share, 2, 2, "PART WHOLE" },
    { "since", cmd_since, 2, 2, "A B" },
    { "sort", cmd_sort, 1, 2, "name|value|kind|age [up|down]" },
    { "stats", cmd_stats, 0, -1, "[N ...]" },
    { "status", cmd_status, 0, 0, "" },
    { "time", cmd_time, 1, 2, "SECONDS [FINE]" },
    { "tree", cmd_tree, 1, -1, "add|del|find|between|show|depth [N ...]" },
    { "unframe", cmd_unframe, 1, 1, "HEX" },
    { "unset", cmd_unset, 1, 1, "NAME" },
    { "untime", cmd_untime, 1, 1, "DATE" },
    { "varint", cmd_varint, 1, -1, "N ... | -z N ... | -d HEX" },
    { "window", cmd_window, 0, 0, "" },
};

/* By name; a prefix of three letters or more is enough when only one command starts so. NULL when there is none. */
const struct command *command_find(const char *name)
{
    const struct command *found = NULL;
    const struct command *c;
    size_t length = text_length(name);

    for (c = commands; c < commands + BITS_ARRAY_LEN(commands); c++) {
        size_t i = 0;

        while (i < length && c->name[i] == name[i]) {
            i++;
        }
        if (i == length && c->name[i] == '\0') {
            return c;
        }
        if (i == length && length >= 3) {
            if (found != NULL) {
                return NULL;
            }
            found = c;
        }
    }
    return found;
}

/* `most` below 0 is no limit. */
int command_arguments_fit(int count, int least, int most)
{
    return count >= least && (most < 0 || count <= most);
}

static enum status cmd_help(struct session *s, int argc, char **argv)
{
    const struct command *c;
    size_t i;

    if (argc > 1) {
        c = command_find(argv[1]);
        if (c == NULL) {
            return session_fail(s, STATUS_UNKNOWN, "command '%s'", argv[1]);
        }
        printf("%s%s%s\n", c->name, c->usage[0] != '\0' ? " " : "", c->usage);
        return STATUS_OK;
    }
    for (i = 0; i < BITS_ARRAY_LEN(commands); i++) {
        printf(i % 6 == 5 || i + 1 == BITS_ARRAY_LEN(commands) ? "%s\n" : "%-10s", commands[i].name);
    }
    return STATUS_OK;
}

static enum status cmd_quit(struct session *s, int argc, char **argv)
{
    long code = -1;
    enum status status = argc > 1 ? text_parse_long(argv[1], 10, 0, 255, &code) : STATUS_OK;

    if (status != STATUS_OK) {
        return session_fail(s, status, "exit code '%s'", argv[1]);
    }
    s->exit_code = (int)code;
    s->done = 1;
    return STATUS_OK;
}

static enum status cmd_echo(struct session *s, int argc, char **argv)
{
    int i;

    (void)s;
    for (i = 1; i < argc; i++) {
        printf("%s%s", i > 1 ? " " : "", argv[i]);
    }
    puts("");
    return STATUS_OK;
}

static enum status cmd_endian(struct session *s, int argc, char **argv)
{
    int order = argc > 1 ? text_choice_index("big|little", argv[1]) : (int)s->order;

    if (order < 0) {
        return session_fail(s, STATUS_UNKNOWN, "byte order '%s'", argv[1]);
    }
    s->order = (enum byte_order)order;
    printf("%s endian\n", pack_order_name(s->order));
    return STATUS_OK;
}

static enum status cmd_log(struct session *s, int argc, char **argv)
{
    int level = log_level_from_name(argv[1]);
    int i;

    if (level < 0) {
        return session_fail(s, STATUS_UNKNOWN, "level '%s'", argv[1]);
    }
    if (argc == 2) {
        log_set_level((enum log_level)level);
    }
    for (i = 2; i < argc; i++) {
        log_write((enum log_level)level, "%s", argv[i]);
    }
    return STATUS_OK;
}

static enum status cmd_status(struct session *s, int argc, char **argv)
{
    (void)argc;
    (void)argv;
    printf("line %u, commands %u, errors %u, warnings %u, infos %u\n", s->line, s->commands, s->errors,
           log_count(LOG_WARNING), log_count(LOG_INFO));
    printf("parameters %u, samples %u, nodes %u, link %s\n", store_count(), (unsigned)ring_count(&s->window),
           (unsigned)s->tree.size, machine_state_name(s->link.state));
    printf("deframer %s, length %u, frames %u, errors %u\n", deframer_state_name(s->line_in.state),
           (unsigned)s->line_in.length, (unsigned)s->line_in.frames, (unsigned)s->line_in.errors);
    return STATUS_OK;
}

static enum status command_dispatch(struct session *s, int argc, char **argv)
{
    const struct command *c = command_find(argv[0]);

    if (c == NULL) {
        return session_fail(s, STATUS_UNKNOWN, "command");
    }
    if (!command_arguments_fit(argc - 1, c->least, c->most)) {
        return session_fail(s, STATUS_USAGE, "%s%s%s", c->name, c->usage[0] != '\0' ? " " : "", c->usage);
    }
    return c->handler(s, argc, argv);
}

/* Runs one line, which it takes apart; what goes wrong is counted and said here. */
enum status command_run(struct session *s, char *line)
{
    char *argv[COMMAND_MAX_ARGS];
    const char *name = "";
    enum status status;
    int argc;

    s->detail[0] = '\0';
    argc = text_split(line, argv, COMMAND_MAX_ARGS);
    if (argc == 0) {
        return STATUS_OK;
    }
    s->commands++;
    if (argc < 0) {
        status = session_fail(s, argc == TEXT_SPLIT_QUOTE ? STATUS_SYNTAX : STATUS_SPACE, "%s",
                              argc == TEXT_SPLIT_QUOTE ? "open quote" : "too many words");
    } else {
        name = argv[0];
        status = command_dispatch(s, argc, argv);
    }
    if (status != STATUS_OK) {
        s->errors++;
        log_write(LOG_ERROR, "line %u: %s: %s (%s)", s->line, name, s->detail, status_text(status));
    }
    return status;
}
