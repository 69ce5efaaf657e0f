/* msgdef.c - the telemetry dictionary. */
#include "msgdef.h"

#include "bits.h"
#include "text.h"

#define UINT_FIELD(name, width, unit) { name, FIELD_UINT, width, 1, 1, 0, 0, unit }
#define INT_FIELD(name, width, unit) { name, FIELD_INT, width, 1, 1, 0, 0, unit }
#define FLAG_FIELD(name) { name, FIELD_FLAG, 1, 1, 1, 0, 0, "" }
#define FIXED_FIELD(name, width, num, den, offset, decimals, unit) \
    { name, FIELD_FIXED, width, num, den, offset, decimals, unit }
#define CHOICE_FIELD(name, width, choices) { name, FIELD_CHOICE, width, 1, 1, 0, 0, choices }

static const struct msg_def messages[] = {
    { 0x10, "status", 6,
      { CHOICE_FIELD("mode", 3, "off|safe|standby|nominal|science"), UINT_FIELD("uptime", 24, "s"),
        UINT_FIELD("reboots", 8, ""), FLAG_FIELD("battery_low"), FLAG_FIELD("link_up"),
        INT_FIELD("temp", 8, "C") } },
    { 0x21, "attitude", 5,
      { FIXED_FIELD("roll", 16, 18000, 32768, 0, 2, "deg"), FIXED_FIELD("pitch", 16, 9000, 32768, 0, 2, "deg"),
        FIXED_FIELD("yaw", 16, 18000, 32768, 0, 2, "deg"), INT_FIELD("rate", 12, "mdeg/s"),
        FLAG_FIELD("valid") } },
    { 0x22, "power", 4,
      { FIXED_FIELD("bus", 12, 5, 2, 2800, 2, "V"), FIXED_FIELD("current", 13, 1, 4, 0, 1, "A"),
        UINT_FIELD("charge", 7, "%"), CHOICE_FIELD("source", 2, "battery|solar|both") } },
    { 0x30, "thermal", 4,
      { UINT_FIELD("zone", 4, ""), FIXED_FIELD("temp", 14, 5, 8, 200, 1, "C"), FLAG_FIELD("heater"),
        INT_FIELD("limit", 8, "C") } },
    { 0x41, "event", 4,
      { UINT_FIELD("code", 16, ""), CHOICE_FIELD("severity", 2, "info|warning|error|fatal"),
        UINT_FIELD("when", 32, "s"), INT_FIELD("arg", 32, "") } },
    { 0x7F, "raw", 2, { UINT_FIELD("a", 32, ""), UINT_FIELD("b", 32, "") } },
};

int msgdef_count(void)
{
    return (int)BITS_ARRAY_LEN(messages);
}

/* NULL for an index that is none. */
const struct msg_def *msgdef_at(int index)
{
    if (index < 0 || index >= msgdef_count()) {
        return NULL;
    }
    return &messages[index];
}

/* -1 for an id that is not in the dictionary. Ids ascend. */
int msgdef_index_of_id(unsigned id)
{
    int low = 0;
    int high = msgdef_count() - 1;
    int middle;

    while (low <= high) {
        middle = low + (high - low) / 2;
        if (messages[middle].id == id) {
            return middle;
        }
        if (messages[middle].id < id) {
            low = middle + 1;
        } else {
            high = middle - 1;
        }
    }
    return -1;
}

/* By name in any case; -1 when there is none. */
int msgdef_index_of_name(const char *name)
{
    int i;

    for (i = 0; i < msgdef_count(); i++) {
        if (text_equal_nocase(messages[i].name, name)) {
            return i;
        }
    }
    return -1;
}

/* -1 when the message has no such field. */
int msgdef_field_index(int index, const char *name)
{
    const struct msg_def *def = msgdef_at(index);
    int i;

    if (def == NULL) {
        return -1;
    }
    for (i = 0; i < def->field_count; i++) {
        if (text_equal(def->fields[i].name, name)) {
            return i;
        }
    }
    return -1;
}

/* Bits before field `field` (all fields when it is past the last). */
uint32_t msgdef_field_offset(int index, int field)
{
    uint32_t bits = 0;
    int i;

    if (index < 0 || index >= msgdef_count()) {
        return 0;
    }
    for (i = 0; i < messages[index].field_count && i < field; i++) {
        bits += messages[index].fields[i].width;
    }
    return bits;
}

uint32_t msgdef_bits(int index)
{
    return msgdef_field_offset(index, MSGDEF_MAX_FIELDS);
}

uint32_t msgdef_bytes(int index)
{
    return (msgdef_bits(index) + 7u) / 8u;
}

const char *msgdef_kind_name(enum field_kind kind)
{
    switch (kind) {
    case FIELD_UINT:
        return "uint";
    case FIELD_INT:
        return "int";
    case FIELD_FLAG:
        return "flag";
    case FIELD_FIXED:
        return "fixed";
    case FIELD_CHOICE:
        return "choice";
    }
    return "?";
}

/* The greatest raw value that fits. */
uint32_t msgdef_raw_max(enum field_kind kind, uint32_t width)
{
    if (width == 0) {
        return 0;
    }
    if (kind == FIELD_INT || kind == FIELD_FIXED) {
        return BITS_MASK(width - 1u) & 0x7FFFFFFFu;
    }
    return BITS_MASK(width);
}

/* The least raw value that fits: 0 unless the field is signed. */
int32_t msgdef_raw_min(enum field_kind kind, uint32_t width)
{
    if (width == 0 || (kind != FIELD_INT && kind != FIELD_FIXED)) {
        return 0;
    }
    return -(int32_t)msgdef_raw_max(kind, width) - 1;
}
