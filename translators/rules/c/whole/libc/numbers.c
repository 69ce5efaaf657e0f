/* Numbers from texts (C17 7.22.1) with errno, division (7.22.6), and glibc's sequence of random numbers. */

int errno;

static unsigned long read_digits(const char *text, char **end, int base, int *negative, int *overflow)
{
    const char *at = text, *first;
    unsigned long value = 0;
    *negative = *overflow = 0;
    if (base < 0 || base == 1 || base > 36) {
        errno = 22;
        if (end)
            *end = (char *)text;
        return 0;
    }
    while (isspace((unsigned char)*at))
        at++;
    if (*at == '+' || *at == '-')
        *negative = *at++ == '-';
    if ((base == 0 || base == 16) && at[0] == '0' && (at[1] == 'x' || at[1] == 'X') && isxdigit((unsigned char)at[2])) {
        at += 2;
        base = 16;
    } else if (base == 0)
        base = *at == '0' ? 8 : 10;
    for (first = at;; at++) {
        int c = (unsigned char)*at, digit;
        if (isdigit(c))
            digit = c - '0';
        else if (isalpha(c))
            digit = tolower(c) - 'a' + 10;
        else
            break;
        if (digit >= base)
            break;
        if (value > (18446744073709551615UL - digit) / base)
            *overflow = 1;
        else
            value = value * base + digit;
    }
    if (end)
        *end = (char *)(at == first ? text : at);
    return value;
}

long strtol(const char *text, char **end, int base)
{
    int negative, overflow;
    unsigned long value = read_digits(text, end, base, &negative, &overflow);
    if (overflow || value > 9223372036854775807UL + negative) {
        errno = 34;
        return negative ? -9223372036854775807L - 1 : 9223372036854775807L;
    }
    return (long)(negative ? 0 - value : value);
}

unsigned long strtoul(const char *text, char **end, int base)
{
    int negative, overflow;
    unsigned long value = read_digits(text, end, base, &negative, &overflow);
    if (overflow) {
        errno = 34;
        return 18446744073709551615UL;
    }
    return negative ? 0 - value : value;
}

long long strtoll(const char *text, char **end, int base) { return strtol(text, end, base); }
unsigned long long strtoull(const char *text, char **end, int base) { return strtoul(text, end, base); }

static int same_word(const char *text, const char *word)
{
    int n = 0;
    while (word[n] && tolower((unsigned char)text[n]) == word[n])
        n++;
    return word[n] ? 0 : n;
}

static double read_hexadecimal(const char *at, const char **after, int single)
{
    unsigned long bits = 0;
    int exponent = 0, point = 0, top = 0, cut, inexact = 0;
    const int kept = single ? 24 : 53, least = single ? -149 : -1074;
    double value;
    for (;; at++) {
        int c = (unsigned char)*at;
        if (c == '.' && !point) {
            point = 1;
            continue;
        }
        if (!isxdigit(c))
            break;
        c = isdigit(c) ? c - '0' : tolower(c) - 'a' + 10;
        if (bits >> 58) { /* only whether anything is beyond counts */
            bits |= c != 0;
            exponent += point ? 0 : 4;
        } else {
            bits = bits * 16 + c;
            exponent -= point ? 4 : 0;
        }
    }
    if (*at == 'p' || *at == 'P') {
        const char *e = at + 1;
        int below = 0, power = 0;
        if (*e == '+' || *e == '-')
            below = *e++ == '-';
        if (isdigit((unsigned char)*e)) {
            while (isdigit((unsigned char)*e)) {
                if (power < 100000)
                    power = power * 10 + (*e - '0');
                e++;
            }
            exponent += below ? -power : power;
            at = e;
        }
    }
    *after = at;
    while (bits >> top)
        top++;
    cut = top - kept > least - exponent ? top - kept : least - exponent;
    for (; cut > 2; cut--, exponent++)
        bits = bits >> 1 | (bits & 1);
    if (cut > 0) { /* rounded once, half to even */
        unsigned long low = bits & ((1UL << cut) - 1), half = 1UL << (cut - 1);
        bits >>= cut;
        exponent += cut;
        bits += low > half || (low == half && (bits & 1));
        inexact = low != 0;
    }
    value = bits;
    for (; exponent > 0 && value != 0 && value <= 1.7976931348623157e308; exponent--)
        value *= 2;
    for (; exponent < 0 && value != 0; exponent++)
        value /= 2;
    if (value > (single ? 3.4028234663852886e38 : 1.7976931348623157e308) ||
        (inexact && value < (single ? 1.1754943508222875e-38 : 2.2250738585072014e-308)))
        errno = 34;
    return value;
}

static double read_real(const char *text, char **end, int single)
{
    const char *at = text, *first;
    int negative = 0, digits = 0, n;
    double value;
    while (isspace((unsigned char)*at))
        at++;
    if (*at == '+' || *at == '-')
        negative = *at++ == '-';
    if ((n = same_word(at, "infinity")) || (n = same_word(at, "inf"))) {
        value = __decimal("inf", 3);
        at += n;
    } else if ((n = same_word(at, "nan"))) {
        value = __decimal("nan", 3);
        at += n;
        if (*at == '(') {
            for (n = 1; isalnum((unsigned char)at[n]) || at[n] == '_'; n++)
                ;
            if (at[n] == ')')
                at += n + 1;
        }
    } else if (at[0] == '0' && (at[1] == 'x' || at[1] == 'X') &&
               (isxdigit((unsigned char)at[2]) || (at[2] == '.' && isxdigit((unsigned char)at[3]))))
        value = read_hexadecimal(at + 2, &at, single);
    else {
        int nonzero = 0;
        first = at;
        for (; isdigit((unsigned char)*at); at++, digits++)
            nonzero |= *at != '0';
        if (*at == '.') {
            const char *point = at++;
            for (; isdigit((unsigned char)*at); at++, digits++)
                nonzero |= *at != '0';
            if (!digits)
                at = point;
        }
        if (!digits) {
            if (end)
                *end = (char *)text;
            return 0;
        }
        if (*at == 'e' || *at == 'E') {
            const char *e = at + 1;
            if (*e == '+' || *e == '-')
                e++;
            if (isdigit((unsigned char)*e)) {
                while (isdigit((unsigned char)*e))
                    e++;
                at = e;
            }
        }
        value = single ? __decimal_single(first, at - first) : __decimal(first, at - first);
        if (value > 1.7976931348623157e308 || (nonzero && value < (single ? 1.17549435e-38 : 2.2250738585072014e-308)))
            errno = 34;
    }
    if (end)
        *end = (char *)at;
    return negative ? -value : value;
}

double strtod(const char *text, char **end) { return read_real(text, end, 0); }
float strtof(const char *text, char **end) { return read_real(text, end, 1); }
double atof(const char *text) { return strtod(text, 0); }

div_t div(int a, int b)
{
    div_t made;
    made.quot = a / b;
    made.rem = a % b;
    return made;
}

ldiv_t ldiv(long a, long b)
{
    ldiv_t made;
    made.quot = a / b;
    made.rem = a % b;
    return made;
}

static unsigned random_state[31];
static int random_at = -1;

void srand(unsigned seed)
{
    int i;
    int state = seed == 0 ? 1 : (int)seed;
    random_state[0] = state;
    for (i = 1; i < 31; i++) {
        long next = 16807 * (long)(state % 127773) - 2836 * (long)(state / 127773);
        state = next < 0 ? (int)(next + 2147483647) : (int)next;
        random_state[i] = state;
    }
    random_at = 0;
    for (i = 0; i < 310; i++)
        rand();
}

int rand(void)
{
    unsigned value;
    if (random_at < 0)
        srand(1);
    random_state[(random_at + 3) % 31] += random_state[random_at];
    value = random_state[(random_at + 3) % 31];
    random_at = (random_at + 1) % 31;
    return value >> 1;
}
