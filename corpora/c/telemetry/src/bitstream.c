/* bitstream.c - a small buffer written and read bit by bit. */
#include "bitstream.h"

#include "bits.h"

void bitstream_init(struct bitstream *s)
{
    uint32_t i;

    for (i = 0; i < BITSTREAM_BYTES; i++) {
        s->data[i] = 0;
    }
    s->position = 0;
    s->limit = BITSTREAM_BITS;
    s->failed = 0;
}

/* Takes over at most BITSTREAM_BYTES bytes for reading; how many. */
uint32_t bitstream_load(struct bitstream *s, const uint8_t *buf, size_t len)
{
    uint32_t n = len < BITSTREAM_BYTES ? (uint32_t)len : BITSTREAM_BYTES;
    uint32_t i;

    bitstream_init(s);
    for (i = 0; i < n; i++) {
        s->data[i] = buf[i];
    }
    s->limit = 8u * n;
    return n;
}

/* Whether `width` more bits fit below `end`. */
static int bitstream_room(const struct bitstream *s, uint32_t width, uint32_t end)
{
    end = BITS_MIN(end, BITSTREAM_BITS);
    return width <= 32u && s->position <= end && end - s->position >= width;
}

/* Appends the low `width` bits; 0 and no change when they do not fit. */
int bitstream_put(struct bitstream *s, uint32_t value, uint32_t width)
{
    uint32_t bit;

    if (!bitstream_room(s, width, BITSTREAM_BITS)) {
        s->failed++;
        return 0;
    }
    while (width > 0) {
        width--;
        bit = 0x80u >> (s->position % 8u);
        if (((value >> width) & 1u) != 0) {
            s->data[s->position / 8u] |= (uint8_t)bit;
        } else {
            s->data[s->position / 8u] &= (uint8_t)~bit;
        }
        s->position++;
    }
    return 1;
}

/* The next `width` bits; 0 when they are not all there. */
uint32_t bitstream_get(struct bitstream *s, uint32_t width)
{
    uint32_t value = 0;

    if (!bitstream_room(s, width, s->limit)) {
        s->failed++;
        return 0;
    }
    while (width > 0) {
        width--;
        value = (value << 1) | ((uint32_t)(s->data[s->position / 8u] >> (7u - s->position % 8u)) & 1u);
        s->position++;
    }
    return value;
}

int32_t bitstream_get_signed(struct bitstream *s, uint32_t width)
{
    return bits_sign_extend(bitstream_get(s, width), width);
}

/* Bytes that the bits before `position` take. */
uint32_t bitstream_bytes(const struct bitstream *s)
{
    return BITS_MIN(s->position, BITSTREAM_BITS) / 8u + (BITS_MIN(s->position, BITSTREAM_BITS) % 8u != 0);
}

int bitstream_ok(const struct bitstream *s)
{
    return s->failed == 0;
}
