/* bits.h - bit twiddling. Header only: small enough to be inlined everywhere.
 *
 * Every function is total: shift counts and widths outside the word are
 * masked or saturated, never handed to the processor.
 */
#ifndef BITS_H
#define BITS_H

#include <stddef.h>
#include <stdint.h>

#define BITS_ARRAY_LEN(a) (sizeof(a) / sizeof((a)[0]))
#define BITS_MIN(a, b) ((a) < (b) ? (a) : (b))
#define BITS_MAX(a, b) ((a) > (b) ? (a) : (b))
#define BITS_MASK(n) ((n) >= 32u ? 0xFFFFFFFFu : (((uint32_t)1 << (n)) - 1u))
#define BITS_LOW_BYTE(w) ((uint8_t)((w) & 0xFFu))
#define BITS_HIGH_BYTE(w) ((uint8_t)(((w) >> 8) & 0xFFu))

/* Number of one bits. */
static inline unsigned bits_count(uint32_t x)
{
    unsigned n = 0;

    while (x != 0) {
        x &= x - 1u;
        n++;
    }
    return n;
}

/* 1 when the number of one bits is odd. */
static inline unsigned bits_parity(uint32_t x)
{
    x ^= x >> 16;
    x ^= x >> 8;
    x ^= x >> 4;
    x ^= x >> 2;
    x ^= x >> 1;
    return (unsigned)(x & 1u);
}

static inline uint32_t bits_rotl(uint32_t x, unsigned n)
{
    n &= 31u;
    return n == 0 ? x : (x << n) | (x >> (32u - n));
}

static inline uint32_t bits_rotr(uint32_t x, unsigned n)
{
    return bits_rotl(x, 32u - (n & 31u));
}

static inline uint8_t bits_reverse8(uint8_t b)
{
    uint8_t r = 0;
    int i;

    for (i = 0; i < 8; i++) {
        r = (uint8_t)((r << 1) | (b & 1u));
        b = (uint8_t)(b >> 1);
    }
    return r;
}

static inline uint32_t bits_reverse32(uint32_t x)
{
    uint32_t r = 0;
    int i;

    for (i = 0; i < 32; i++) {
        r = (r << 1) | (x & 1u);
        x >>= 1;
    }
    return r;
}

/* `width` bits of `word` from bit `pos` up; what lies outside the word is 0. */
static inline uint32_t bits_field(uint32_t word, unsigned pos, unsigned width)
{
    if (pos >= 32u) {
        return 0;
    }
    return (word >> pos) & BITS_MASK(width);
}

/* `word` with the field replaced by the low bits of `value`. */
static inline uint32_t bits_insert(uint32_t word, unsigned pos, unsigned width, uint32_t value)
{
    uint32_t mask;

    if (pos >= 32u) {
        return word;
    }
    mask = BITS_MASK(width) << pos;
    return (word & ~mask) | ((value << pos) & mask);
}

/* The low `width` bits of `value` as a two's complement number. */
static inline int32_t bits_sign_extend(uint32_t value, unsigned width)
{
    uint32_t sign;

    if (width == 0) {
        return 0;
    }
    if (width >= 32u) {
        return (int32_t)value;
    }
    sign = (uint32_t)1 << (width - 1u);
    value &= BITS_MASK(width);
    return (int32_t)((value ^ sign) - sign);
}

/* Index of the highest one bit, -1 for 0. */
static inline int bits_highest(uint32_t x)
{
    int n = -1;

    while (x != 0) {
        x >>= 1;
        n++;
    }
    return n;
}

static inline uint16_t bits_swap16(uint16_t x)
{
    return (uint16_t)((x << 8) | (x >> 8));
}

static inline uint32_t bits_swap32(uint32_t x)
{
    return (x << 24) | ((x & 0xFF00u) << 8) | ((x >> 8) & 0xFF00u) | (x >> 24);
}

#endif
