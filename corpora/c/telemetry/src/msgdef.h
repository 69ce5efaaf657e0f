/* msgdef.h - the telemetry dictionary: messages and their fields. */
#ifndef MSGDEF_H
#define MSGDEF_H

#include <stddef.h>
#include <stdint.h>

#define MSGDEF_MAX_FIELDS 6

enum field_kind {
    FIELD_UINT = 0,
    FIELD_INT,
    FIELD_FLAG,
    FIELD_FIXED, /* signed raw value; num/den and offset give scaled decimals */
    FIELD_CHOICE
};

struct field_def {
    const char *name;
    enum field_kind kind;
    uint32_t width;
    int32_t num;
    int32_t den;
    int32_t offset;
    unsigned decimals;
    const char *text; /* unit, or the choices of FIELD_CHOICE */
};

struct msg_def {
    uint8_t id;
    const char *name;
    int field_count;
    struct field_def fields[MSGDEF_MAX_FIELDS];
};

int msgdef_count(void);
const struct msg_def *msgdef_at(int index);
int msgdef_index_of_id(unsigned id);
int msgdef_index_of_name(const char *name);
int msgdef_field_index(int index, const char *name);
uint32_t msgdef_bits(int index);
uint32_t msgdef_bytes(int index);
uint32_t msgdef_field_offset(int index, int field);
const char *msgdef_kind_name(enum field_kind kind);
uint32_t msgdef_raw_max(enum field_kind kind, uint32_t width);
int32_t msgdef_raw_min(enum field_kind kind, uint32_t width);

#endif
