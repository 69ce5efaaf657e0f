/* fixed.c - saturating and fixed-point arithmetic, rounding, scaled decimals. */
#include "fixed.h"

#include "bits.h"

/* Far outside 32 bits, and ten times it still fits into 64. */
#define FIXED_PARSE_LIMIT ((int64_t)1 << 40)

int32_t fixed_clamp32(int64_t value)
{
    if (value > INT32_MAX) {
        return INT32_MAX;
    }
    if (value < INT32_MIN) {
        return INT32_MIN;
    }
    return (int32_t)value;
}

int32_t fixed_add_sat(int32_t a, int32_t b)
{
    return fixed_clamp32((int64_t)a + b);
}

int32_t fixed_sub_sat(int32_t a, int32_t b)
{
    return fixed_clamp32((int64_t)a - b);
}

int32_t fixed_mul_sat(int32_t a, int32_t b)
{
    return fixed_clamp32((int64_t)a * b);
}

/* Two's complement, as the flight processor adds. */
int32_t fixed_add_wrap(int32_t a, int32_t b)
{
    return (int32_t)((uint32_t)a + (uint32_t)b);
}

int8_t fixed_add8_sat(int8_t a, int8_t b)
{
    int sum = a + b;

    if (sum > 127) {
        sum = 127;
    } else if (sum < -128) {
        sum = -128;
    }
    return (int8_t)sum;
}

int8_t fixed_add8_wrap(int8_t a, int8_t b)
{
    return (int8_t)(uint8_t)(a + b);
}

uint16_t fixed_add16_wrap(uint16_t a, uint16_t b)
{
    return (uint16_t)(a + b);
}

/* |INT32_MIN| is INT32_MAX. */
int32_t fixed_abs_sat(int32_t a)
{
    if (a == INT32_MIN) {
        return INT32_MAX;
    }
    return a < 0 ? -a : a;
}

int fixed_sign(int32_t a)
{
    return (a > 0) - (a < 0);
}

/* Puts the sign back on a magnitude, saturating. */
static int64_t fixed_with_sign(uint64_t magnitude, int negative)
{
    if (negative) {
        return magnitude >= (uint64_t)1 << 63 ? INT64_MIN : -(int64_t)magnitude;
    }
    return magnitude > (uint64_t)INT64_MAX ? INT64_MAX : (int64_t)magnitude;
}

static uint64_t fixed_magnitude(int64_t n)
{
    return n < 0 ? (uint64_t)0 - (uint64_t)n : (uint64_t)n;
}

/* n / d, ties away from zero; 0 when d is 0. */
int64_t fixed_div_away(int64_t n, int64_t d)
{
    uint64_t un = fixed_magnitude(n);
    uint64_t ud = fixed_magnitude(d);
    uint64_t q;
    uint64_t r;

    if (d == 0) {
        return 0;
    }
    q = un / ud;
    r = un % ud;
    if (r >= ud - r) {
        q++;
    }
    return fixed_with_sign(q, (n < 0) != (d < 0));
}

/* n / d, ties to even; 0 when d is 0. */
int64_t fixed_div_even(int64_t n, int64_t d)
{
    uint64_t un = fixed_magnitude(n);
    uint64_t ud = fixed_magnitude(d);
    uint64_t q;
    uint64_t r;

    if (d == 0) {
        return 0;
    }
    q = un / ud;
    r = un % ud;
    if (r > ud - r || (r == ud - r && (q & 1u) != 0)) {
        q++;
    }
    return fixed_with_sign(q, (n < 0) != (d < 0));
}

/* n / d toward minus infinity, saturating; 0 when d is 0. */
int32_t fixed_div_floor(int32_t n, int32_t d)
{
    int64_t q;

    if (d == 0) {
        return 0;
    }
    q = (int64_t)n / d;
    if ((int64_t)n % d != 0 && (n < 0) != (d < 0)) {
        q--;
    }
    return fixed_clamp32(q);
}

/* The remainder that goes with fixed_div_floor: it has the sign of d. */
int32_t fixed_mod_floor(int32_t n, int32_t d)
{
    int64_t r;

    if (d == 0) {
        return 0;
    }
    r = (int64_t)n % d;
    if (r != 0 && (r < 0) != (d < 0)) {
        r += d;
    }
    return (int32_t)r;
}

fixed_t fixed_from_int(int32_t n)
{
    return fixed_clamp32((int64_t)n * FIXED_ONE);
}

/* Nearest integer, ties toward plus infinity. */
int32_t fixed_to_int(fixed_t q)
{
    return (int32_t)(((int64_t)q + FIXED_ONE / 2) >> 16);
}

/* Ties toward plus infinity: the right shift of a negative product rounds down. */
fixed_t fixed_mul(fixed_t a, fixed_t b)
{
    int64_t product = (int64_t)a * b;

    return fixed_clamp32((product + FIXED_ONE / 2) >> 16);
}

/* Ties away from zero; by zero: the end of the range on a's side. */
fixed_t fixed_div(fixed_t a, fixed_t b)
{
    if (b == 0) {
        return a == 0 ? 0 : a > 0 ? INT32_MAX : INT32_MIN;
    }
    return fixed_clamp32(fixed_div_away((int64_t)a * FIXED_ONE, b));
}

/* Thousandths, ties to even. */
int32_t fixed_to_milli(fixed_t q)
{
    return (int32_t)fixed_div_even((int64_t)q * 1000, FIXED_ONE);
}

fixed_t fixed_from_milli(int32_t milli)
{
    return fixed_clamp32(fixed_div_even((int64_t)milli * FIXED_ONE, 1000));
}

/* The integer square root, rounded down. */
uint32_t fixed_isqrt(uint64_t n)
{
    uint64_t root = 0;
    uint64_t bit = (uint64_t)1 << 62;

    while (bit > n) {
        bit >>= 2;
    }
    while (bit != 0) {
        if (n >= root + bit) {
            n -= root + bit;
            root = (root >> 1) + bit;
        } else {
            root >>= 1;
        }
        bit >>= 2;
    }
    return (uint32_t)root;
}

/* raw * num / den + offset, rounded once and saturated. */
int32_t fixed_scale(int32_t raw, int32_t num, int32_t den, int32_t offset)
{
    int64_t scaled = fixed_div_away((int64_t)raw * num, den);

    return fixed_clamp32(scaled + offset);
}

/* The raw value nearest to an engineering value. */
int32_t fixed_unscale(int32_t value, int32_t num, int32_t den, int32_t offset)
{
    int64_t distance = (int64_t)value - offset;

    return fixed_clamp32(fixed_div_away((int64_t)fixed_clamp32(distance) * den, num));
}

/* A scaled integer as a decimal ("-0.05"); its length, 0 when it does not fit. */
size_t fixed_format(int32_t value, unsigned decimals, char *out, size_t cap)
{
    char digits[16];
    uint32_t rest = value < 0 ? 0u - (uint32_t)value : (uint32_t)value;
    unsigned n = 0;
    size_t length = 0;

    decimals = BITS_MIN(decimals, FIXED_MAX_DECIMALS);
    while (rest != 0 || n <= decimals) {
        digits[n++] = (char)('0' + (int)(rest % 10u));
        rest /= 10u;
    }
    if (cap < (size_t)n + (decimals > 0) + (value < 0) + 1) {
        if (cap > 0) {
            out[0] = '\0';
        }
        return 0;
    }
    if (value < 0) {
        out[length++] = '-';
    }
    while (n > 0) {
        n--;
        out[length++] = digits[n];
        if (n == decimals && n > 0) {
            out[length++] = '.';
        }
    }
    out[length] = '\0';
    return length;
}

/* A decimal to a scaled integer; the first digit too many rounds, the others are only checked. */
enum status fixed_parse(const char *s, unsigned decimals, int32_t *value)
{
    int64_t n = 0;
    size_t i = 0;
    unsigned seen = 0;
    unsigned digits = 0;
    int negative = 0;
    int point = 0;
    int up = 0;

    *value = 0;
    decimals = BITS_MIN(decimals, FIXED_MAX_DECIMALS);
    if (s[0] == '-' || s[0] == '+') {
        negative = s[0] == '-';
        i = 1;
    }
    for (; s[i] != '\0'; i++) {
        if (s[i] == '.' && !point) {
            point = 1;
        } else if (s[i] < '0' || s[i] > '9') {
            return STATUS_SYNTAX;
        } else {
            digits = 1;
            if (!point || seen < decimals) {
                n = n * 10 + (s[i] - '0');
            } else if (seen == decimals) {
                up = s[i] >= '5';
            }
            if (point) {
                seen = BITS_MIN(seen + 1u, decimals + 1u);
            }
            n = BITS_MIN(n, FIXED_PARSE_LIMIT);
        }
    }
    if (!digits) {
        return STATUS_SYNTAX;
    }
    for (; seen < decimals; seen++) {
        n = BITS_MIN(n, FIXED_PARSE_LIMIT) * 10;
    }
    n += up;
    if (negative) {
        n = -n;
    }
    if (n > INT32_MAX || n < INT32_MIN) {
        return STATUS_RANGE;
    }
    *value = (int32_t)n;
    return STATUS_OK;
}
