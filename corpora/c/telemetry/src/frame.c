/* frame.c - HDLC-like framing. */
#include "frame.h"

#include "bits.h"
#include "crc.h"

int frame_must_escape(uint8_t byte)
{
    return byte == FRAME_FLAG || byte == FRAME_ESCAPE;
}

static size_t frame_stuffed(uint8_t byte)
{
    return frame_must_escape(byte) ? 2u : 1u;
}

/* Bytes on the line for a payload: flags, stuffing and CRC. */
size_t frame_size(const uint8_t *buf, size_t len)
{
    uint16_t crc = crc16(buf, len);
    size_t n = 2;
    size_t i;

    for (i = 0; i < len; i++) {
        n += frame_stuffed(buf[i]);
    }
    return n + frame_stuffed(BITS_HIGH_BYTE(crc)) + frame_stuffed(BITS_LOW_BYTE(crc));
}

/* Appends one byte, stuffed; there must be room. */
static size_t frame_append(uint8_t *out, size_t n, uint8_t byte)
{
    if (frame_must_escape(byte)) {
        out[n++] = FRAME_ESCAPE;
        byte ^= FRAME_FLIP;
    }
    out[n++] = byte;
    return n;
}

/* The bytes of the whole frame, 0 when they do not fit. */
size_t frame_encode(const uint8_t *buf, size_t len, uint8_t *out, size_t cap)
{
    uint16_t crc = crc16(buf, len);
    size_t n = 0;
    size_t i;

    if (frame_size(buf, len) > cap) {
        return 0;
    }
    out[n++] = FRAME_FLAG;
    for (i = 0; i < len; i++) {
        n = frame_append(out, n, buf[i]);
    }
    n = frame_append(out, n, BITS_HIGH_BYTE(crc));
    n = frame_append(out, n, BITS_LOW_BYTE(crc));
    out[n++] = FRAME_FLAG;
    return n;
}

void deframer_init(struct deframer *d)
{
    uint32_t i;

    d->state = DEFRAMER_HUNT;
    d->length = 0;
    d->frames = 0;
    d->errors = 0;
    for (i = 0; i < FRAME_DATA_MAX; i++) {
        d->data[i] = 0;
    }
}

static enum deframer_event deframer_fail(struct deframer *d, enum deframer_state next, enum deframer_event event)
{
    d->state = next;
    d->length = 0;
    d->errors++;
    return event;
}

/* A flag after data: is it a frame? The same flag opens the next one. */
static enum deframer_event deframer_close(struct deframer *d)
{
    uint32_t payload;
    uint16_t crc;

    if (d->length == 0) {
        d->state = DEFRAMER_DATA;
        return DEFRAMER_NOTHING;
    }
    if (d->length < FRAME_CRC_BYTES || d->length > FRAME_DATA_MAX) {
        return deframer_fail(d, DEFRAMER_DATA, DEFRAMER_SHORT);
    }
    payload = d->length - FRAME_CRC_BYTES;
    crc = crc16(d->data, payload);
    if (d->data[payload] != BITS_HIGH_BYTE(crc) || d->data[payload + 1u] != BITS_LOW_BYTE(crc)) {
        return deframer_fail(d, DEFRAMER_DATA, DEFRAMER_BAD_CRC);
    }
    d->state = DEFRAMER_DATA;
    d->length = payload;
    d->frames++;
    return DEFRAMER_FRAME;
}

static enum deframer_event deframer_store(struct deframer *d, uint8_t byte)
{
    if (d->length >= FRAME_DATA_MAX) {
        return deframer_fail(d, DEFRAMER_SKIP, DEFRAMER_OVERRUN);
    }
    d->data[d->length++] = byte;
    d->state = DEFRAMER_DATA;
    return DEFRAMER_NOTHING;
}

/* Takes one byte off the line. After DEFRAMER_FRAME the caller takes the payload and sets length to 0. */
enum deframer_event deframer_push(struct deframer *d, uint8_t byte)
{
    switch (d->state) {
    case DEFRAMER_DATA:
        if (byte == FRAME_FLAG) {
            return deframer_close(d);
        }
        if (byte == FRAME_ESCAPE) {
            d->state = DEFRAMER_ESCAPE;
            return DEFRAMER_NOTHING;
        }
        return deframer_store(d, byte);
    case DEFRAMER_ESCAPE:
        if (byte == FRAME_FLAG) {
            return deframer_fail(d, DEFRAMER_DATA, DEFRAMER_ABORT);
        }
        if (byte == FRAME_ESCAPE) {
            return deframer_fail(d, DEFRAMER_SKIP, DEFRAMER_ABORT);
        }
        return deframer_store(d, byte ^ FRAME_FLIP);
    case DEFRAMER_HUNT:
    case DEFRAMER_SKIP:
    default:
        if (byte == FRAME_FLAG) {
            d->state = DEFRAMER_DATA;
            d->length = 0;
        }
        return DEFRAMER_NOTHING;
    }
}

const char *deframer_state_name(enum deframer_state state)
{
    static const char *const names[] = { "hunt", "data", "escape", "skip" };

    return (unsigned)state < BITS_ARRAY_LEN(names) ? names[state] : "?";
}

const char *deframer_event_name(enum deframer_event event)
{
    static const char *const names[] = { "nothing", "frame", "short frame", "bad crc", "overrun", "abort" };

    return (unsigned)event < BITS_ARRAY_LEN(names) ? names[event] : "?";
}
