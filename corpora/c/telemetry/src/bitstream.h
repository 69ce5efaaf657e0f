/* bitstream.h - a small buffer written and read bit by bit, most significant bit first. */
#ifndef BITSTREAM_H
#define BITSTREAM_H

#include <stddef.h>
#include <stdint.h>

#define BITSTREAM_BYTES 32u
#define BITSTREAM_BITS (8u * BITSTREAM_BYTES)

struct bitstream {
    uint8_t data[BITSTREAM_BYTES];
    uint32_t position; /* next bit */
    uint32_t limit;    /* bits that may be read */
    uint32_t failed;   /* reads or writes that did not fit */
};

void bitstream_init(struct bitstream *s);
uint32_t bitstream_load(struct bitstream *s, const uint8_t *buf, size_t len);
int bitstream_put(struct bitstream *s, uint32_t value, uint32_t width);
uint32_t bitstream_get(struct bitstream *s, uint32_t width);
int32_t bitstream_get_signed(struct bitstream *s, uint32_t width);
uint32_t bitstream_bytes(const struct bitstream *s);
int bitstream_ok(const struct bitstream *s);

#endif
