/* cmdpacket.c - commands on packets. */
#include "cmdpacket.h"

#include <stdio.h>
#include <string.h>

#include "bitstream.h"
#include "fixed.h"
#include "format.h"
#include "logger.h"
#include "msgdef.h"
#include "packet.h"
#include "text.h"
#include "timetag.h"

/* The raw value of a field from its text. */
static enum status parse_field(const struct field_def *field, const char *text, uint32_t *raw)
{
    int32_t number = 0;
    int choice;
    enum status status;

    switch (field->kind) {
    case FIELD_UINT:
        status = text_parse_u32(text, raw);
        if (status == STATUS_OK && *raw > msgdef_raw_max(field->kind, field->width)) {
            status = STATUS_RANGE;
        }
        return status;
    case FIELD_FLAG:
        choice = text_choice_index("off|on|0|1|no|yes", text);
        *raw = (uint32_t)choice & 1u;
        return choice < 0 ? STATUS_SYNTAX : STATUS_OK;
    case FIELD_CHOICE:
        choice = text_choice_index(field->text, text);
        *raw = (uint32_t)choice;
        return choice < 0 ? STATUS_UNKNOWN : STATUS_OK;
    case FIELD_FIXED:
        status = fixed_parse(text, field->decimals, &number);
        number = fixed_unscale(number, field->num, field->den, field->offset);
        break;
    default:
        status = text_parse_i32(text, &number);
        break;
    }
    if (status != STATUS_OK) {
        return status;
    }
    if (number < msgdef_raw_min(field->kind, field->width)
        || number > (int32_t)msgdef_raw_max(field->kind, field->width)) {
        return STATUS_RANGE;
    }
    *raw = (uint32_t)number;
    return STATUS_OK;
}

/* One "name=value" argument; the name ends at the first '='. */
static enum status assign_field(struct session *s, int index, char *argument, uint32_t *raw, struct packet_header *h)
{
    char *value = strchr(argument, '=');
    int field;
    uint32_t number;
    enum status status;

    if (value == NULL) {
        return session_fail(s, STATUS_SYNTAX, "'%s' is not name=value", argument);
    }
    *value++ = '\0';
    if (text_equal(argument, "apid") || text_equal(argument, "type") || text_equal(argument, "flags")) {
        status = session_uint(s, value, &number);
        if (status != STATUS_OK) {
            return status;
        }
        if (number > (argument[0] == 'a' ? 0x7FFu : argument[0] == 't' ? 1u : 3u)) {
            return session_fail(s, STATUS_RANGE, "%s %lu", argument, (unsigned long)number);
        }
        switch (argument[0]) {
        case 'a':
            h->apid = number & 0x7FFu;
            break;
        case 't':
            h->type = number & 1u;
            break;
        default:
            h->flags = number & 3u;
            break;
        }
        return STATUS_OK;
    }
    field = msgdef_field_index(index, argument);
    if (field < 0) {
        return session_fail(s, STATUS_UNKNOWN, "field '%s'", argument);
    }
    status = parse_field(&msgdef_at(index)->fields[field], value, &raw[field]);
    return status == STATUS_OK ? status : session_fail(s, status, "%s '%s'", argument, value);
}

/* encode MESSAGE [apid=N] [type=N] [flags=N] [field=value ...] */
enum status cmd_encode(struct session *s, int argc, char **argv)
{
    int index = msgdef_index_of_name(argv[1]);
    const struct msg_def *def = msgdef_at(index);
    uint32_t raw[MSGDEF_MAX_FIELDS] = { 0 };
    struct bitstream bits;
    struct packet packet;
    uint8_t out[PACKET_MAX];
    size_t n;
    int i;
    enum status status;

    if (def == NULL) {
        return session_fail(s, STATUS_UNKNOWN, "message '%s'", argv[1]);
    }
    memset(&packet, 0, sizeof packet);
    packet.header.apid = PACKET_DEFAULT_APID;
    packet.header.flags = 3;
    for (i = 2; i < argc; i++) {
        status = assign_field(s, index, argv[i], raw, &packet.header);
        if (status != STATUS_OK) {
            return status;
        }
    }
    bitstream_init(&bits);
    for (i = 0; i < def->field_count; i++) {
        bitstream_put(&bits, raw[i], def->fields[i].width);
    }
    packet.header.sequence = packet_next_sequence() & 0x3FFFu;
    packet.id = def->id;
    packet.payload_len = bitstream_bytes(&bits);
    memcpy(packet.payload, bits.data, packet.payload_len);
    n = packet_encode(&packet, out, sizeof out, s->order);
    LOG_DEBUG_AT((LOG_DEBUG, "%s: %u bits in %u bytes, %s first", def->name, (unsigned)msgdef_bits(index), (unsigned)n,
                  pack_order_name(s->order)));
    session_print_bytes(out, n);
    return STATUS_OK;
}

static void print_field(const struct field_def *field, struct bitstream *bits)
{
    char text[32];
    struct timetag when;
    uint32_t raw;

    switch (field->kind) {
    case FIELD_INT:
        format_signed(bitstream_get_signed(bits, field->width), text, sizeof text);
        break;
    case FIELD_FIXED:
        fixed_format(fixed_scale(bitstream_get_signed(bits, field->width), field->num, field->den, field->offset),
                     field->decimals, text, sizeof text);
        break;
    case FIELD_FLAG:
        printf("  %s = %s\n", field->name, bitstream_get(bits, field->width) != 0 ? "on" : "off");
        return;
    case FIELD_CHOICE:
        raw = bitstream_get(bits, field->width);
        if (text_choice_copy(field->text, (int)raw, text, sizeof text) == 0) {
            snprintf(text, sizeof text, "?%lu", (unsigned long)raw);
        }
        printf("  %s = %s\n", field->name, text);
        return;
    default:
        raw = bitstream_get(bits, field->width);
        format_radix(raw, 10, 1, text, sizeof text);
        if (text_equal(field->name, "when")) {
            timetag_from_seconds(raw, &when);
            timetag_format(&when, text, sizeof text);
            printf("  %s = %s\n", field->name, text);
            return;
        }
        break;
    }
    printf("  %s = %s%s%s\n", field->name, text, field->text[0] != '\0' ? " " : "", field->text);
}

/* Packets are numbered: says what is missing since the last one. */
static void track_sequence(struct session *s, unsigned sequence)
{
    unsigned gap;

    if (s->last_sequence >= 0) {
        gap = packet_sequence_gap((unsigned)s->last_sequence, sequence);
        if (gap != 0) {
            printf("  lost %u\n", gap);
            log_write(LOG_WARNING, "line %u: sequence jumps from %d to %u", s->line, s->last_sequence, sequence);
        }
    }
    s->last_sequence = (int)sequence;
}

static enum status show_packet(struct session *s, const uint8_t *buf, size_t len)
{
    struct packet packet;
    struct bitstream bits;
    int index;
    int i;
    const struct msg_def *def;
    enum status status = packet_decode(buf, len, s->order, &packet);

    if (status != STATUS_OK) {
        return session_fail(s, status, "packet of %u bytes", (unsigned)len);
    }
    index = msgdef_index_of_id(packet.id);
    def = msgdef_at(index);
    printf("apid=%u type=%s seq=%u flags=%u id=0x%02x %s\n", (unsigned)packet.header.apid,
           packet.header.type != 0 ? "command" : "telemetry", (unsigned)packet.header.sequence,
           (unsigned)packet.header.flags, (unsigned)packet.id, def != NULL ? def->name : "?");
    track_sequence(s, packet.header.sequence);
    if (def == NULL) {
        printf("  data ");
        session_print_bytes(packet.payload, packet.payload_len);
        return STATUS_OK;
    }
    bitstream_load(&bits, packet.payload, packet.payload_len);
    for (i = 0; i < def->field_count; i++) {
        print_field(&def->fields[i], &bits);
    }
    if (!bitstream_ok(&bits) || packet.payload_len > msgdef_bytes(index)) {
        return session_fail(s, STATUS_FRAME, "%s takes %u bytes, not %u", def->name, (unsigned)msgdef_bytes(index),
                            (unsigned)packet.payload_len);
    }
    return STATUS_OK;
}

/* decode HEX */
enum status cmd_decode(struct session *s, int argc, char **argv)
{
    uint8_t buf[SESSION_BYTES_MAX];
    size_t len;
    enum status status = session_hex(s, argv[1], buf, sizeof buf, &len);

    (void)argc;
    return status == STATUS_OK ? show_packet(s, buf, len) : status;
}

/* messages [NAME] */
enum status cmd_messages(struct session *s, int argc, char **argv)
{
    int only = argc > 1 ? msgdef_index_of_name(argv[1]) : -1;
    int i;
    int f;

    if (argc > 1 && only < 0) {
        return session_fail(s, STATUS_UNKNOWN, "message '%s'", argv[1]);
    }
    for (i = 0; i < msgdef_count(); i++) {
        const struct msg_def *def = msgdef_at(i);

        if (only < 0) {
            printf("0x%02x %-10s %d fields, %u bits\n", (unsigned)def->id, def->name, def->field_count,
                   (unsigned)msgdef_bits(i));
        } else if (i == only) {
            for (f = 0; f < def->field_count; f++) {
                printf("%3u+%-2u %-6s %s [%ld..%lu]\n", (unsigned)msgdef_field_offset(i, f),
                       (unsigned)def->fields[f].width, msgdef_kind_name(def->fields[f].kind), def->fields[f].name,
                       (long)msgdef_raw_min(def->fields[f].kind, def->fields[f].width),
                       (unsigned long)msgdef_raw_max(def->fields[f].kind, def->fields[f].width));
            }
        }
    }
    return STATUS_OK;
}

/* sequence N */
enum status cmd_sequence(struct session *s, int argc, char **argv)
{
    uint32_t next;
    enum status status = session_uint(s, argv[1], &next);

    (void)argc;
    if (status == STATUS_OK) {
        packet_reset_sequence(next);
        s->last_sequence = -1;
    }
    return status;
}
