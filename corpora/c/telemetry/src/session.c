/* session.c - what the commands of one run share. */
#include "session.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "logger.h"
#include "packet.h"
#include "store.h"
#include "text.h"

void session_init(struct session *s)
{
    memset(s, 0, sizeof *s);
    s->order = ORDER_BIG;
    s->exit_code = -1;
    s->last_sequence = -1;
    s->tree.root = NULL;
    ring_init(&s->window);
    machine_init(&s->link);
    deframer_init(&s->line_in);
    packet_reset_sequence(0);
}

void session_close(struct session *s)
{
    tree_clear(&s->tree);
    store_clear();
}

/* Keeps what went wrong for the message, and hands the status on. */
enum status session_fail(struct session *s, enum status status, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    vsnprintf(s->detail, sizeof s->detail, format, args);
    va_end(args);
    LOG_DEBUG_AT((LOG_DEBUG, "status %d, data %d", (int)status, status_is_data(status)));
    return status;
}

enum status session_int(struct session *s, const char *text, int32_t *value)
{
    enum status status = text_parse_i32(text, value);

    return status == STATUS_OK ? status : session_fail(s, status, "number '%s'", text);
}

enum status session_uint(struct session *s, const char *text, uint32_t *value)
{
    enum status status = text_parse_u32(text, value);

    return status == STATUS_OK ? status : session_fail(s, status, "unsigned number '%s'", text);
}

enum status session_hex(struct session *s, const char *text, uint8_t *out, size_t cap, size_t *count)
{
    enum status status = text_hex_decode(text, out, cap, count);

    return status == STATUS_OK ? status : session_fail(s, status, "bytes '%s'", text);
}

/* In hexadecimal, on a line. */
void session_print_bytes(const uint8_t *buf, size_t len)
{
    char text[2 * 2 * SESSION_BYTES_MAX + 8];

    text_hex_encode(buf, len, text, sizeof text);
    puts(text);
}
