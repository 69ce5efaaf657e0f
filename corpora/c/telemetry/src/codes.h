/* codes.h - line codes and small compressions. */
#ifndef CODES_H
#define CODES_H

#include <stddef.h>
#include <stdint.h>

#define CODES_BAD_BCD 0xFFFFFFFFu
#define CODES_LFSR_SEED 0xACE1u

uint32_t codes_gray(uint32_t n);
uint32_t codes_ungray(uint32_t g);
uint32_t codes_bcd(uint32_t n);
uint32_t codes_unbcd(uint32_t bcd);
uint8_t codes_hamming(uint8_t nibble);
int codes_unhamming(uint8_t code);
uint16_t codes_lfsr_next(uint16_t state);
void codes_whiten(uint8_t *buf, size_t len, uint16_t seed);
size_t codes_rle(const uint8_t *buf, size_t len, uint8_t *out, size_t cap);
size_t codes_unrle(const uint8_t *buf, size_t len, uint8_t *out, size_t cap);
void codes_delta(uint8_t *buf, size_t len);
void codes_undelta(uint8_t *buf, size_t len);
int codes_largest_step(const uint8_t *buf, size_t len);

#endif
