/* store.h - named parameters, a linked list in the order that the operator wants. */
#ifndef STORE_H
#define STORE_H

#include <stddef.h>
#include <stdint.h>

#include "status.h"

#define STORE_NAME_MAX 12 /* longer names are cut */
#define STORE_TEXT_MAX 20 /* longer texts are cut */
#define STORE_LIMIT 64

enum param_kind {
    PARAM_INT = 0,
    PARAM_FIXED, /* thousandths */
    PARAM_TEXT
};

enum sort_key {
    SORT_NAME = 0,
    SORT_VALUE,
    SORT_KIND,
    SORT_AGE
};

union param_value {
    int32_t number;
    int32_t milli;
    char text[STORE_TEXT_MAX + 1];
};

struct param {
    char name[STORE_NAME_MAX + 1];
    enum param_kind kind;
    union param_value value;
    unsigned serial;
    unsigned writes;
    struct param *next;
};

typedef void (*store_visitor)(const struct param *param, void *context);

enum status store_set(const char *name, const char *text);
enum status store_add(const char *name, int32_t amount);
const struct param *store_find(const char *name);
enum status store_remove(const char *name);
void store_clear(void);
unsigned store_count(void);
enum status store_sort(enum sort_key key, int descending);
void store_visit(store_visitor visitor, void *context);
const char *store_kind_name(enum param_kind kind);
size_t store_format(const struct param *param, char *out, size_t cap);

#endif
