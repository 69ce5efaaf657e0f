/* cmddata.c - commands on parameters, samples and the tree. */
#include "cmddata.h"

#include <stdio.h>

#include "bits.h"
#include "format.h"
#include "logger.h"
#include "stats.h"
#include "store.h"
#include "text.h"

#define VALUES_MAX 64
#define HIST_BINS 5
#define HIST_WIDTH 20

/* ------------------------------------------------------------- parameters */

static void print_param(const struct param *param, void *context)
{
    char value[STORE_TEXT_MAX + 4];
    unsigned *number = context;

    store_format(param, value, sizeof value);
    printf("%2u. %-*s %-5s = %s\n", ++*number, STORE_NAME_MAX, param->name, store_kind_name(param->kind), value);
}

/* set NAME VALUE */
enum status cmd_set(struct session *s, int argc, char **argv)
{
    enum status status;

    (void)argc;
    if (!text_valid_name(argv[1])) {
        return session_fail(s, STATUS_SYNTAX, "name '%s'", argv[1]);
    }
    if (text_length(argv[1]) > STORE_NAME_MAX) {
        log_write(LOG_WARNING, "line %u: name '%s' is cut", s->line, argv[1]);
    }
    status = store_set(argv[1], argv[2]);
    return status == STATUS_OK ? status : session_fail(s, status, "%s '%s'", argv[1], argv[2]);
}

/* get NAME */
enum status cmd_get(struct session *s, int argc, char **argv)
{
    const struct param *param = store_find(argv[1]);
    char value[STORE_TEXT_MAX + 4];

    (void)argc;
    if (param == NULL) {
        return session_fail(s, STATUS_UNKNOWN, "parameter '%s'", argv[1]);
    }
    store_format(param, value, sizeof value);
    printf("%s = %s (%s, %u writes, hash %08lx)\n", param->name, value, store_kind_name(param->kind), param->writes,
           (unsigned long)text_hash(value));
    return STATUS_OK;
}

/* unset NAME */
enum status cmd_unset(struct session *s, int argc, char **argv)
{
    enum status status = store_remove(argv[1]);

    (void)argc;
    return status == STATUS_OK ? status : session_fail(s, status, "parameter '%s'", argv[1]);
}

/* add NAME N */
enum status cmd_add(struct session *s, int argc, char **argv)
{
    int32_t amount;
    enum status status = session_int(s, argv[2], &amount);

    (void)argc;
    if (status != STATUS_OK) {
        return status;
    }
    status = store_add(argv[1], amount);
    return status == STATUS_OK ? status : session_fail(s, status, "parameter '%s'", argv[1]);
}

/* list */
enum status cmd_list(struct session *s, int argc, char **argv)
{
    unsigned number = 0;

    (void)s;
    (void)argc;
    (void)argv;
    store_visit(print_param, &number);
    printf("%u parameters\n", store_count());
    return STATUS_OK;
}

/* sort name|value|kind|age [up|down] */
enum status cmd_sort(struct session *s, int argc, char **argv)
{
    int key = text_choice_index("name|value|kind|age", argv[1]);
    int direction = argc > 2 ? text_choice_index("up|down", argv[2]) : 0;
    enum status status;

    if (key < 0 || direction < 0) {
        return session_fail(s, STATUS_UNKNOWN, "sort by '%s'", argv[key < 0 ? 1 : 2]);
    }
    status = store_sort((enum sort_key)key, direction);
    return status == STATUS_OK ? status : session_fail(s, status, "store");
}

/* clear */
enum status cmd_clear(struct session *s, int argc, char **argv)
{
    (void)argc;
    (void)argv;
    store_clear();
    ring_init(&s->window);
    tree_clear(&s->tree);
    return STATUS_OK;
}

/* ---------------------------------------------------------------- samples */

/* Numbers from the arguments, or the window when there are none. */
static enum status take_values(struct session *s, int argc, char **argv, int from, int32_t *values, size_t *count)
{
    enum status status = STATUS_OK;
    int i;

    *count = 0;
    if (from >= argc) {
        *count = ring_copy(&s->window, values, VALUES_MAX);
    }
    for (i = from; i < argc && status == STATUS_OK; i++) {
        status = session_int(s, argv[i], &values[*count]);
        (*count)++;
    }
    if (status == STATUS_OK && *count == 0) {
        status = session_fail(s, STATUS_EMPTY, "no samples");
    }
    return status;
}

/* sample N ... */
enum status cmd_sample(struct session *s, int argc, char **argv)
{
    int32_t value;
    int i;
    enum status status;

    for (i = 1; i < argc; i++) {
        status = session_int(s, argv[i], &value);
        if (status != STATUS_OK) {
            return status;
        }
        if (ring_is_full(&s->window)) {
            log_write(LOG_INFO, "line %u: sample %ld forgotten", s->line, (long)ring_at(&s->window, 0));
        }
        ring_push(&s->window, value);
    }
    return STATUS_OK;
}

/* window */
enum status cmd_window(struct session *s, int argc, char **argv)
{
    uint32_t i;

    (void)argc;
    (void)argv;
    for (i = 0; i < ring_count(&s->window); i++) {
        printf("%s%ld", i > 0 ? " " : "", (long)ring_at(&s->window, i));
    }
    printf("%scount %lu, dropped %lu, newest %ld, sum %ld, rising %lu\n", ring_count(&s->window) > 0 ? "\n" : "",
           (unsigned long)ring_count(&s->window), (unsigned long)s->window.dropped, (long)ring_newest(&s->window),
           (long)ring_sum(&s->window), (unsigned long)ring_rising(&s->window));
    return STATUS_OK;
}

/* pop [N] */
enum status cmd_pop(struct session *s, int argc, char **argv)
{
    uint32_t n = 1;
    enum status status = argc > 1 ? session_uint(s, argv[1], &n) : STATUS_OK;

    if (status == STATUS_OK && n > ring_count(&s->window)) {
        status = session_fail(s, STATUS_EMPTY, "%lu of %lu samples", (unsigned long)n,
                              (unsigned long)ring_count(&s->window));
    }
    for (; status == STATUS_OK && n > 0; n--) {
        printf("%ld\n", (long)ring_pop(&s->window));
    }
    return status;
}

/* stats [N ...] */
enum status cmd_stats(struct session *s, int argc, char **argv)
{
    int32_t values[VALUES_MAX];
    size_t count;
    struct stats_summary sum;
    char mean[16];
    enum status status = take_values(s, argc, argv, 1, values, &count);

    if (status != STATUS_OK) {
        return status;
    }
    stats_summarise(values, count, &sum);
    format_grouped(sum.mean, mean, sizeof mean);
    printf("count %lu, min %ld, max %ld at %u, mean %s\n", (unsigned long)sum.count, (long)sum.min, (long)sum.max,
           (unsigned)stats_index_of_max(values, count), mean);
    printf("median %ld, spread %lu, deviation %lu, above mean %u\n", (long)sum.median, (unsigned long)sum.spread,
           (unsigned long)sum.deviation, (unsigned)stats_above(values, count, sum.mean));
    stats_insertion_sort(values, count);
    printf("p10 %ld, p90 %ld, mode %ld\n", (long)stats_rank(values, count, 10), (long)stats_rank(values, count, 90),
           (long)stats_mode(values, count));
    return STATUS_OK;
}

/* hist [N ...] */
enum status cmd_hist(struct session *s, int argc, char **argv)
{
    int32_t values[VALUES_MAX];
    uint32_t bins[HIST_BINS];
    uint32_t greatest = 0;
    size_t count;
    size_t i;
    char bar[HIST_WIDTH + 1];
    char share[16];
    enum status status = take_values(s, argc, argv, 1, values, &count);

    if (status != STATUS_OK) {
        return status;
    }
    stats_histogram(values, count, bins, HIST_BINS);
    for (i = 0; i < HIST_BINS; i++) {
        greatest = BITS_MAX(greatest, bins[i]);
    }
    for (i = 0; i < HIST_BINS; i++) {
        format_bar(bins[i], greatest, HIST_WIDTH, bar, sizeof bar);
        format_percent(bins[i], (uint32_t)count, share, sizeof share);
        format_pad(share, sizeof share, 7, 0, ' ');
        printf("%u %s |%s\n", (unsigned)i, share, bar);
    }
    return STATUS_OK;
}

/* share PART WHOLE */
enum status cmd_share(struct session *s, int argc, char **argv)
{
    uint32_t part = 0;
    uint32_t whole = 0;
    char text[24];
    enum status status = session_uint(s, argv[1], &part);

    (void)argc;
    status = status_first(status, session_uint(s, argv[2], &whole));
    if (status != STATUS_OK) {
        return status;
    }
    format_percent(part, whole, text, sizeof text);
    printf("%s of ", text);
    format_size(whole, text, sizeof text);
    puts(text);
    return STATUS_OK;
}

/* ------------------------------------------------------------------- tree */

static void print_node(const struct tree_node *node, unsigned depth, void *context)
{
    (void)context;
    printf("%*s%ld x%lu\n", (int)(2u * BITS_MIN(depth, 20u)), "", (long)node->key, (unsigned long)node->count);
}

/* tree add N ... | del N ... | find N ... | between LOW HIGH | show | depth */
enum status cmd_tree(struct session *s, int argc, char **argv)
{
    int action = text_choice_index("add|del|find|between|show|depth", argv[1]);
    int32_t values[VALUES_MAX];
    size_t count = 0;
    size_t i;
    enum status status = STATUS_OK;

    if (action < 0) {
        return session_fail(s, STATUS_UNKNOWN, "tree '%s'", argv[1]);
    }
    if (action <= 3) {
        if (argc < 3 || (action == 3 && argc != 4)) {
            return session_fail(s, STATUS_USAGE, "tree %s", argv[1]);
        }
        status = take_values(s, argc, argv, 2, values, &count);
    }
    if (status != STATUS_OK) {
        return status;
    }
    switch (action) {
    case 3:
        printf("%lu between\n", (unsigned long)tree_between(&s->tree, values[0], values[1]));
        break;
    case 4:
        tree_visit(&s->tree, print_node, NULL);
        break;
    case 5:
        printf("%lu nodes, depth %u\n", (unsigned long)s->tree.size, tree_depth(&s->tree));
        break;
    default:
        for (i = 0; i < count && status == STATUS_OK; i++) {
            if (action == 0) {
                status = tree_add(&s->tree, values[i]);
            } else if (action == 1) {
                status = tree_remove(&s->tree, values[i]);
            } else {
                printf("%ld x%lu\n", (long)values[i], (unsigned long)tree_find(&s->tree, values[i]));
            }
        }
        if (status != STATUS_OK) {
            return session_fail(s, status, "key %ld", (long)values[i - 1]);
        }
        break;
    }
    return STATUS_OK;
}
