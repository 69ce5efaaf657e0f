/* store.c - named parameters. */
#include "store.h"

#include <stdlib.h>
#include <string.h>

#include "fixed.h"
#include "logger.h"
#include "text.h"

static struct param *first;
static unsigned serials;
static enum sort_key sort_key;
static int sort_descending;

/* strncpy leaves a full buffer without its end. */
static void store_copy(char *to, const char *from, size_t size)
{
    strncpy(to, from, size - 1);
    to[size - 1] = '\0';
}

/* The link that points to the parameter, or the last one. */
static struct param **store_link(const char *name)
{
    char cut[STORE_NAME_MAX + 1];
    struct param **link = &first;

    store_copy(cut, name, sizeof cut);
    while (*link != NULL && strcmp((*link)->name, cut) != 0) {
        link = &(*link)->next;
    }
    return link;
}

/* The kind follows from the text: integer, decimal, anything else. */
static enum status store_assign(struct param *param, const char *text)
{
    int32_t number;
    enum status status = text_parse_i32(text, &number);

    if (status == STATUS_OK) {
        param->kind = PARAM_INT;
        param->value.number = number;
    } else if (status == STATUS_SYNTAX && (status = fixed_parse(text, 3, &number)) == STATUS_OK) {
        param->kind = PARAM_FIXED;
        param->value.milli = number;
    } else if (status == STATUS_SYNTAX) {
        param->kind = PARAM_TEXT;
        store_copy(param->value.text, text, sizeof param->value.text);
        status = STATUS_OK;
    }
    return status;
}

enum status store_set(const char *name, const char *text)
{
    struct param **link = store_link(name);
    struct param *fresh = NULL;
    enum status status;

    if (*link != NULL) {
        status = store_assign(*link, text);
        if (status == STATUS_OK) {
            (*link)->writes++;
        }
        return status;
    }
    if (store_count() >= STORE_LIMIT) {
        status = STATUS_SPACE;
        goto cleanup;
    }
    fresh = calloc(1, sizeof *fresh);
    if (fresh == NULL) {
        status = STATUS_MEMORY;
        goto cleanup;
    }
    store_copy(fresh->name, name, sizeof fresh->name);
    status = store_assign(fresh, text);
    if (status != STATUS_OK) {
        goto cleanup;
    }
    fresh->serial = ++serials;
    fresh->writes = 1;
    *link = fresh;
    fresh = NULL;
cleanup:
    free(fresh);
    return status;
}

/* Saturating; decimals grow by whole units. */
enum status store_add(const char *name, int32_t amount)
{
    struct param *param = *store_link(name);

    if (param == NULL) {
        return STATUS_UNKNOWN;
    }
    switch (param->kind) {
    case PARAM_INT:
        param->value.number = fixed_add_sat(param->value.number, amount);
        break;
    case PARAM_FIXED:
        param->value.milli = fixed_add_sat(param->value.milli, fixed_mul_sat(amount, 1000));
        break;
    default:
        return STATUS_TYPE;
    }
    param->writes++;
    return STATUS_OK;
}

const struct param *store_find(const char *name)
{
    return *store_link(name);
}

enum status store_remove(const char *name)
{
    struct param **link = store_link(name);
    struct param *gone = *link;

    if (gone == NULL) {
        return STATUS_UNKNOWN;
    }
    *link = gone->next;
    free(gone);
    return STATUS_OK;
}

void store_clear(void)
{
    while (first != NULL) {
        struct param *gone = first;

        first = gone->next;
        free(gone);
    }
    LOG_DEBUG_AT((LOG_DEBUG, "store cleared"));
}

unsigned store_count(void)
{
    const struct param *p;
    unsigned n = 0;

    for (p = first; p != NULL; p = p->next) {
        n++;
    }
    return n;
}

static int store_compare_values(const struct param *a, const struct param *b)
{
    int32_t x;
    int32_t y;

    if (a->kind != b->kind) {
        return a->kind < b->kind ? -1 : 1;
    }
    if (a->kind == PARAM_TEXT) {
        return text_compare(a->value.text, b->value.text);
    }
    x = a->kind == PARAM_INT ? a->value.number : a->value.milli;
    y = b->kind == PARAM_INT ? b->value.number : b->value.milli;
    return (x > y) - (x < y);
}

/* For qsort, which is not stable: equals stay in the order of their making, also when descending. */
static int store_compare(const void *left, const void *right)
{
    const struct param *a = *(const struct param *const *)left;
    const struct param *b = *(const struct param *const *)right;
    int order = 0;

    switch (sort_key) {
    case SORT_NAME:
        order = text_compare(a->name, b->name);
        break;
    case SORT_VALUE:
        order = store_compare_values(a, b);
        break;
    case SORT_KIND:
        order = (a->kind > b->kind) - (a->kind < b->kind);
        break;
    case SORT_AGE:
        order = (a->serial > b->serial) - (a->serial < b->serial);
        break;
    }
    if (order != 0) {
        return sort_descending ? -order : order;
    }
    return (a->serial > b->serial) - (a->serial < b->serial);
}

/* Sorts once; parameters set later come last. */
enum status store_sort(enum sort_key key, int descending)
{
    unsigned count = store_count();
    struct param **all = NULL;
    struct param **link = &first;
    struct param *p;
    unsigned i = 0;
    enum status status = STATUS_OK;

    if (count == 0) {
        status = STATUS_EMPTY;
        goto cleanup;
    }
    all = malloc(count * sizeof *all);
    if (all == NULL) {
        status = STATUS_MEMORY;
        goto cleanup;
    }
    for (p = first; p != NULL; p = p->next) {
        all[i++] = p;
    }
    sort_key = key;
    sort_descending = descending;
    qsort(all, count, sizeof *all, store_compare);
    for (i = 0; i < count; i++) {
        *link = all[i];
        link = &all[i]->next;
    }
    *link = NULL;
cleanup:
    free(all);
    return status;
}

void store_visit(store_visitor visitor, void *context)
{
    const struct param *p;

    for (p = first; p != NULL; p = p->next) {
        visitor(p, context);
    }
}

const char *store_kind_name(enum param_kind kind)
{
    switch (kind) {
    case PARAM_INT:
        return "int";
    case PARAM_FIXED:
        return "fixed";
    case PARAM_TEXT:
        return "text";
    }
    return "?";
}

/* The value as text; its length. */
size_t store_format(const struct param *param, char *out, size_t cap)
{
    switch (param->kind) {
    case PARAM_INT:
        return fixed_format(param->value.number, 0, out, cap);
    case PARAM_FIXED:
        return fixed_format(param->value.milli, 3, out, cap);
    default:
        if (cap == 0) {
            return 0;
        }
        store_copy(out, param->value.text, cap);
        return strlen(out);
    }
}
