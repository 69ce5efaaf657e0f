/* fixed.h - saturating and fixed-point arithmetic, rounding, scaled decimals. */
#ifndef FIXED_H
#define FIXED_H

#include <stddef.h>
#include <stdint.h>

#include "status.h"

typedef int32_t fixed_t; /* Q16.16 */

#define FIXED_ONE 65536
#define FIXED_MAX_DECIMALS 9u

int32_t fixed_clamp32(int64_t value);
int32_t fixed_add_sat(int32_t a, int32_t b);
int32_t fixed_sub_sat(int32_t a, int32_t b);
int32_t fixed_mul_sat(int32_t a, int32_t b);
int32_t fixed_add_wrap(int32_t a, int32_t b);
int8_t fixed_add8_sat(int8_t a, int8_t b);
int8_t fixed_add8_wrap(int8_t a, int8_t b);
uint16_t fixed_add16_wrap(uint16_t a, uint16_t b);
int32_t fixed_abs_sat(int32_t a);
int fixed_sign(int32_t a);
int64_t fixed_div_away(int64_t n, int64_t d);
int64_t fixed_div_even(int64_t n, int64_t d);
int32_t fixed_div_floor(int32_t n, int32_t d);
int32_t fixed_mod_floor(int32_t n, int32_t d);
fixed_t fixed_from_int(int32_t n);
int32_t fixed_to_int(fixed_t q);
fixed_t fixed_mul(fixed_t a, fixed_t b);
fixed_t fixed_div(fixed_t a, fixed_t b);
int32_t fixed_to_milli(fixed_t q);
fixed_t fixed_from_milli(int32_t milli);
uint32_t fixed_isqrt(uint64_t n);
int32_t fixed_scale(int32_t raw, int32_t num, int32_t den, int32_t offset);
int32_t fixed_unscale(int32_t value, int32_t num, int32_t den, int32_t offset);
size_t fixed_format(int32_t value, unsigned decimals, char *out, size_t cap);
enum status fixed_parse(const char *s, unsigned decimals, int32_t *value);

#endif
