/* codes.c - line codes and small compressions. */
#include "codes.h"

#include "bits.h"

uint32_t codes_gray(uint32_t n)
{
    return n ^ (n >> 1);
}

uint32_t codes_ungray(uint32_t g)
{
    uint32_t shift;

    for (shift = 1; shift < 32u; shift <<= 1) {
        g ^= g >> shift;
    }
    return g;
}

/* Packed decimal; numbers of more than eight digits are CODES_BAD_BCD. */
uint32_t codes_bcd(uint32_t n)
{
    uint32_t bcd = 0;
    unsigned shift;

    if (n > 99999999u) {
        return CODES_BAD_BCD;
    }
    for (shift = 0; n != 0; shift += 4) {
        bcd |= (n % 10u) << shift;
        n /= 10u;
    }
    return bcd;
}

uint32_t codes_unbcd(uint32_t bcd)
{
    uint32_t n = 0;
    int shift;
    uint32_t digit;

    for (shift = 28; shift >= 0; shift -= 4) {
        digit = (bcd >> shift) & 15u;
        if (digit > 9u) {
            return CODES_BAD_BCD;
        }
        n = n * 10u + digit;
    }
    return n;
}

/* Hamming(7,4): positions 1..7 from bit 0, parity at 1, 2 and 4. */
uint8_t codes_hamming(uint8_t nibble)
{
    unsigned d0 = nibble & 1u;
    unsigned d1 = (nibble >> 1) & 1u;
    unsigned d2 = (nibble >> 2) & 1u;
    unsigned d3 = (nibble >> 3) & 1u;
    unsigned p1 = d0 ^ d1 ^ d3;
    unsigned p2 = d0 ^ d2 ^ d3;
    unsigned p4 = d1 ^ d2 ^ d3;

    return (uint8_t)(p1 | (p2 << 1) | (d0 << 2) | (p4 << 3) | (d1 << 4) | (d2 << 5) | (d3 << 6));
}

/* The nibble with one wrong bit repaired (plus 16 then); -1 when bit 7 is set. */
int codes_unhamming(uint8_t code)
{
    unsigned syndrome;
    int result = 0;

    if ((code & 0x80u) != 0) {
        return -1;
    }
    syndrome = bits_parity(code & 0x55u) | (bits_parity(code & 0x66u) << 1) | (bits_parity(code & 0x78u) << 2);
    if (syndrome != 0) {
        code = (uint8_t)(code ^ (1u << (syndrome - 1u)));
        result = 16;
    }
    return result + (((code >> 2) & 1) | (((code >> 4) & 7) << 1));
}

/* Galois LFSR, taps 16 14 13 11; 0 stays 0. */
uint16_t codes_lfsr_next(uint16_t state)
{
    uint16_t low = (uint16_t)(state & 1u);

    state = (uint16_t)(state >> 1);
    if (low != 0) {
        state = (uint16_t)(state ^ 0xB400u);
    }
    return state;
}

/* Its own inverse. Seed 0 stands for CODES_LFSR_SEED. */
void codes_whiten(uint8_t *buf, size_t len, uint16_t seed)
{
    uint16_t state = seed == 0 ? CODES_LFSR_SEED : seed;
    size_t i;

    for (i = 0; i < len; i++) {
        buf[i] = (uint8_t)(buf[i] ^ BITS_LOW_BYTE(state));
        state = codes_lfsr_next(state);
    }
}

/* Pairs of count (1..255) and byte; 0 when they do not fit. */
size_t codes_rle(const uint8_t *buf, size_t len, uint8_t *out, size_t cap)
{
    size_t i = 0;
    size_t n = 0;
    size_t run;

    while (i < len) {
        run = 1;
        while (i + run < len && run < 255 && buf[i + run] == buf[i]) {
            run++;
        }
        if (cap - n < 2) {
            return 0;
        }
        out[n] = (uint8_t)run;
        out[n + 1] = buf[i];
        n += 2;
        i += run;
    }
    return n;
}

/* 0 when the pairs are not whole, a count is 0, or the bytes do not fit. */
size_t codes_unrle(const uint8_t *buf, size_t len, uint8_t *out, size_t cap)
{
    size_t i;
    size_t n = 0;
    uint8_t left;

    if (len % 2 != 0) {
        return 0;
    }
    for (i = 0; i < len; i += 2) {
        if (buf[i] == 0 || buf[i] > cap - n) {
            return 0;
        }
        for (left = buf[i]; left > 0; left--) {
            out[n++] = buf[i + 1];
        }
    }
    return n;
}

/* Each byte becomes its difference to the one before, mod 256. */
void codes_delta(uint8_t *buf, size_t len)
{
    uint8_t before = 0;
    uint8_t now;
    size_t i;

    for (i = 0; i < len; i++) {
        now = buf[i];
        buf[i] = (uint8_t)(now - before);
        before = now;
    }
}

void codes_undelta(uint8_t *buf, size_t len)
{
    uint8_t before = 0;
    size_t i;

    for (i = 0; i < len; i++) {
        before = (uint8_t)(before + buf[i]);
        buf[i] = before;
    }
}

/* The difference of neighbours, as signed bytes, that is farthest from 0; the first of equals. */
int codes_largest_step(const uint8_t *buf, size_t len)
{
    int best = 0;
    int step;
    size_t i;

    for (i = 1; i < len; i++) {
        step = (int8_t)(uint8_t)(buf[i] - buf[i - 1]);
        if ((step < 0 ? -step : step) > (best < 0 ? -best : best)) {
            best = step;
        }
    }
    return best;
}
