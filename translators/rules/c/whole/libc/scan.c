/* Formatted input (C17 7.21.6.2) from a stream or a text. */

struct scanner {
    FILE *stream;
    const char *text;
    long count;
    int last;
};

static int take(struct scanner *s)
{
    int c = s->stream ? fgetc(s->stream) : *s->text ? (unsigned char)*s->text++ : -1;
    if (c != -1)
        s->count++;
    s->last = c;
    return c;
}

static void back(struct scanner *s, int c)
{
    if (c == -1)
        return;
    s->count--;
    if (s->stream)
        ungetc(c, s->stream);
    else
        s->text--;
}

static int scan_integer(struct scanner *s, int base, int width, char *word)
{
    int n = 0, digits = 0, c = take(s);
    if ((c == '+' || c == '-') && width > 0) {
        word[n++] = c;
        width--;
        c = width > 0 ? take(s) : -2;
    }
    if (c == '0' && width > 0 && (base == 0 || base == 16)) {
        word[n++] = c;
        width--;
        digits = 1;
        c = width > 0 ? take(s) : -2;
        if ((c == 'x' || c == 'X') && width > 0) {
            word[n++] = c;
            width--;
            base = 16;
            c = width > 0 ? take(s) : -2;
        } else if (base == 0)
            base = 8;
    }
    if (base == 0)
        base = 10;
    while (c >= 0 && width > 0 && (base == 16 ? isxdigit(c) : isdigit(c) && c - '0' < base)) {
        if (n < 400)
            word[n++] = c;
        digits++;
        width--;
        c = width > 0 ? take(s) : -2;
    }
    if (c >= 0)
        back(s, c);
    word[n] = 0;
    return digits > 0 ? n : 0;
}

static int scan_real(struct scanner *s, int width, char *word)
{
    int n = 0, digits = 0, hexadecimal = 0, c = take(s);
    if ((c == '+' || c == '-') && width > 0) {
        word[n++] = c;
        c = --width > 0 ? take(s) : -2;
    }
    if (c >= 0 && isalpha(c)) {
        const char *wanted = tolower(c) == 'n' ? "nan" : "infinity";
        int k = 0;
        while (c >= 0 && wanted[k] && tolower(c) == wanted[k]) {
            word[n++] = c;
            k++;
            c = --width > 0 ? take(s) : -2;
        }
        if (c >= 0)
            back(s, c);
        word[n] = 0;
        return k == 3 || k == 8 ? n : 0;
    }
    if (c == '0') {
        word[n++] = c;
        digits = 1;
        c = --width > 0 ? take(s) : -2;
        if ((c == 'x' || c == 'X') && width > 1) {
            word[n++] = c;
            digits = 0;
            hexadecimal = 1;
            width--;
            c = take(s);
        }
    }
    for (int point = 0; c >= 0 && ((hexadecimal ? isxdigit(c) : isdigit(c)) || (c == '.' && !point));) {
        point |= c == '.';
        digits += c != '.' || hexadecimal; /* glibc takes "0x." */
        if (n < 380)
            word[n++] = c;
        c = --width > 0 ? take(s) : -2;
    }
    if (digits && c >= 0 && tolower(c) == (hexadecimal ? 'p' : 'e')) {
        word[n++] = c;
        c = --width > 0 ? take(s) : -2;
        if (c == '+' || c == '-') {
            word[n++] = c;
            c = --width > 0 ? take(s) : -2;
        }
        while (c >= 0 && isdigit(c)) {
            if (n < 398)
                word[n++] = c;
            c = --width > 0 ? take(s) : -2;
        }
    }
    if (c >= 0)
        back(s, c);
    word[n] = 0;
    return digits ? n : 0;
}

static int in_set(const char *set, const char *end, int c)
{
    int inverted = *set == '^', found = 0;
    const char *at = set + inverted;
    for (; at < end; at++) {
        if (at + 2 < end && at[1] == '-' && (unsigned char)at[0] <= (unsigned char)at[2]) {
            found |= c >= (unsigned char)at[0] && c <= (unsigned char)at[2];
            at += 2;
        } else
            found |= c == (unsigned char)*at;
    }
    return found != inverted;
}

static void store(void *to, int size, long value)
{
    if (size > 0)
        *(long *)to = value;
    else if (size == -1)
        *(short *)to = value;
    else if (size == -2)
        *(signed char *)to = value;
    else
        *(int *)to = value;
}

static int scan(struct scanner *s, const char *format, char *arguments)
{
    int done = 0;
    char word[404];
    for (; *format; format++) {
        int skip = 0, width = 0, size = 0, c;
        if (isspace((unsigned char)*format)) {
            while ((c = take(s)) != -1 && isspace(c))
                ;
            back(s, c);
            continue;
        }
        if (*format != '%') {
            c = take(s);
            if (c != (unsigned char)*format) {
                back(s, c);
                return c == -1 && !done ? -1 : done;
            }
            continue;
        }
        format++;
        if (*format == '*') {
            skip = 1;
            format++;
        }
        while (isdigit((unsigned char)*format))
            width = width * 10 + (*format++ - '0');
        for (;; format++) {
            if (*format == 'h')
                size--;
            else if (*format == 'l' || *format == 'j' || *format == 'z' || *format == 't')
                size++;
            else
                break;
        }
        if (*format != 'c' && *format != '[' && *format != 'n') {
            while ((c = take(s)) != -1 && isspace(c))
                ;
            back(s, c);
        }
        if (*format == 'n') {
            if (!skip) {
                void *to = va_arg(arguments, void *);
                store(to, size, s->count);
            }
            continue;
        }
        c = take(s);
        if (c == -1)
            return done ? done : -1;
        back(s, c);
        if (*format == '%') {
            if (take(s) != '%') {
                back(s, s->last);
                return done;
            }
        } else if (*format == 'c' || *format == 's' || *format == '[') {
            const char *set = format + 1, *end = set;
            char *to = skip ? 0 : va_arg(arguments, char *);
            int n = 0, most = width ? width : *format == 'c' ? 1 : 2147483647;
            char kind = *format;
            if (kind == '[') {
                end += *end == '^';
                end += *end == ']';
                while (*end && *end != ']')
                    end++;
                format = end;
            }
            while (n < most && (c = take(s)) != -1) {
                if (kind == 's' ? isspace(c) : kind == '[' ? !in_set(set, end, c) : 0) {
                    back(s, c);
                    break;
                }
                if (to)
                    *to++ = c;
                n++;
            }
            if (n == 0)
                return done;
            if (to && kind != 'c')
                *to = 0;
            done += !skip;
        } else if (*format == 'd' || *format == 'i' || *format == 'u' || *format == 'x' || *format == 'X' || *format == 'o' || *format == 'p') {
            int base = *format == 'i' ? 0 : *format == 'o' ? 8 : *format == 'x' || *format == 'X' || *format == 'p' ? 16 : 10;
            unsigned long value;
            if (!scan_integer(s, base, width ? width : 2147483647, word))
                return done;
            if (skip)
                continue;
            value = *format == 'd' || *format == 'i' ? (unsigned long)strtol(word, 0, base) : strtoul(word, 0, base);
            store(va_arg(arguments, void *), *format == 'p' ? 1 : size, value);
            done++;
        } else if (*format && strchr("fegaFEGA", *format)) {
            if (!scan_real(s, width ? width : 2147483647, word))
                return done;
            if (skip)
                continue;
            if (size > 0)
                *va_arg(arguments, double *) = strtod(word, 0);
            else
                *va_arg(arguments, float *) = strtof(word, 0);
            done++;
        } else
            abort();
    }
    return done;
}

int vfscanf(FILE *stream, const char *format, char *arguments)
{
    struct scanner s = {stream, 0, 0, 0};
    return scan(&s, format, arguments);
}

int vsscanf(const char *text, const char *format, char *arguments)
{
    struct scanner s = {0, text, 0, 0};
    return scan(&s, format, arguments);
}

int scanf(const char *format, ...)
{
    char *arguments;
    int n;
    va_start(arguments, format);
    n = vfscanf(stdin, format, arguments);
    va_end(arguments);
    return n;
}

int fscanf(FILE *stream, const char *format, ...)
{
    char *arguments;
    int n;
    va_start(arguments, format);
    n = vfscanf(stream, format, arguments);
    va_end(arguments);
    return n;
}

int sscanf(const char *text, const char *format, ...)
{
    char *arguments;
    int n;
    va_start(arguments, format);
    n = vsscanf(text, format, arguments);
    va_end(arguments);
    return n;
}
