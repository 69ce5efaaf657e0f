/* pack.h - integers to bytes and back: byte orders, varints, zigzag. */
#ifndef PACK_H
#define PACK_H

#include <stddef.h>
#include <stdint.h>

enum byte_order {
    ORDER_BIG = 0,
    ORDER_LITTLE = 1
};

#define VARINT_MAX_BYTES 5

/* A decoded varint; `used` is 0 when the bytes are not one. */
struct varint {
    uint32_t value;
    size_t used;
};

size_t pack_put(uint8_t *out, size_t cap, size_t off, uint32_t value, size_t width, enum byte_order order);
uint32_t pack_get(const uint8_t *buf, size_t len, size_t off, size_t width, enum byte_order order);
size_t pack_varint_size(uint32_t value);
size_t pack_varint(uint32_t value, uint8_t *out, size_t cap);
int pack_unvarint(const uint8_t *buf, size_t len, struct varint *result);
uint32_t pack_zigzag(int32_t value);
int32_t pack_unzigzag(uint32_t value);
uint8_t pack_host_byte(uint32_t word, unsigned index);
const char *pack_order_name(enum byte_order order);

#endif
