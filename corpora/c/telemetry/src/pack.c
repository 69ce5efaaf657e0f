/* pack.c - integers to bytes and back. */
#include "pack.h"

/* The same word seen as a number and as the bytes in memory. */
union pack_word {
    uint32_t word;
    uint8_t bytes[4];
};

/* Writes the low `width` (1..4) bytes of `value` at `off`; the offset after them, 0 when there is no room. */
size_t pack_put(uint8_t *out, size_t cap, size_t off, uint32_t value, size_t width, enum byte_order order)
{
    size_t i;
    size_t shift;

    if (width == 0 || width > 4 || off > cap || cap - off < width) {
        return 0;
    }
    for (i = 0; i < width; i++) {
        shift = order == ORDER_LITTLE ? i : width - 1 - i;
        out[off + i] = (uint8_t)(value >> (8 * shift));
    }
    return off + width;
}

/* Reads `width` (1..4) bytes at `off`; 0 when they are not all there. */
uint32_t pack_get(const uint8_t *buf, size_t len, size_t off, size_t width, enum byte_order order)
{
    uint32_t value = 0;
    size_t i;
    size_t shift;

    if (width > 4 || off > len || len - off < width) {
        return 0;
    }
    for (i = 0; i < width; i++) {
        shift = order == ORDER_LITTLE ? i : width - 1 - i;
        value |= (uint32_t)buf[off + i] << (8 * shift);
    }
    return value;
}

size_t pack_varint_size(uint32_t value)
{
    size_t n = 1;

    while (value >= 0x80u) {
        value >>= 7;
        n++;
    }
    return n;
}

/* Little-endian groups of seven bits; the number of bytes, 0 when there is no room. */
size_t pack_varint(uint32_t value, uint8_t *out, size_t cap)
{
    size_t n = 0;

    if (pack_varint_size(value) > cap) {
        return 0;
    }
    while (value >= 0x80u) {
        out[n++] = (uint8_t)(value | 0x80u);
        value >>= 7;
    }
    out[n++] = (uint8_t)value;
    return n;
}

/* 1 and the value; 0 when the bytes end early or hold more than 32 bits. */
int pack_unvarint(const uint8_t *buf, size_t len, struct varint *result)
{
    uint32_t value = 0;
    size_t i;

    result->value = 0;
    result->used = 0;
    for (i = 0; i < len && i < VARINT_MAX_BYTES; i++) {
        if (i == 4 && buf[i] > 0x0Fu) {
            return 0;
        }
        value |= (uint32_t)(buf[i] & 0x7Fu) << (7 * i);
        if ((buf[i] & 0x80u) == 0) {
            result->value = value;
            result->used = i + 1;
            return 1;
        }
    }
    return 0;
}

/* 0, -1, 1, -2 ... become 0, 1, 2, 3 ... */
uint32_t pack_zigzag(int32_t value)
{
    return ((uint32_t)value << 1) ^ (value < 0 ? 0xFFFFFFFFu : 0u);
}

int32_t pack_unzigzag(uint32_t value)
{
    return (int32_t)((value >> 1) ^ (0u - (value & 1u)));
}

/* Byte `index` (mod 4) of the word as it lies in memory; all our stations are little-endian. */
uint8_t pack_host_byte(uint32_t word, unsigned index)
{
    union pack_word view;

    view.word = word;
    return view.bytes[index & 3u];
}

const char *pack_order_name(enum byte_order order)
{
    return order == ORDER_LITTLE ? "little" : "big";
}
