/* Text byte by byte: blanks comments and literals, pairs braces, counts lines and pointers. */
#include "scan.h"

byte class_of[256];

/* Called once, before any other function. */
EXPORT void scan_setup(void) {
    for (int c = 0; c < 256; c++) {
        int letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
        class_of[c] = (byte)((letter ? LETTER : 0) | (c >= '0' && c <= '9' ? DIGIT : 0));
    }
    for (const char *p = " \t\n\f\r\v"; *p; p++) class_of[(byte)*p] |= BLANK;
    for (const char *p = "([{)]}"; *p; p++) class_of[(byte)*p] |= NEST;
    for (const char *p = ";{}(\n"; *p; p++) class_of[(byte)*p] |= OPENS;
    for (const char *p = ".>[]-"; *p; p++) class_of[(byte)*p] |= INWARD;
}

/* Blanks comments, literals and line ends that do not count; JOINT stands for each newline in them. `out` has room for
 * twice the text. The size of what was written. */
EXPORT size_t scan_blank(const byte *text, size_t size, byte *out) {
    byte *to = out;
    size_t at = 0;
    while (at < size) {
        byte c = text[at];
        if (c != '/' && c != '"' && c != '\'' && c != '\\') {
            *to++ = c == JOINT ? ' ' : c;
            at++;
            continue;
        }
        size_t end = at + 1, joints = 0;
        if (c == '\\') {
            while (end < size && (text[end] == ' ' || text[end] == '\t')) end++;
            if (end + 1 < size && text[end] == '\r' && text[end + 1] == '\n') end++;
            if (end >= size || text[end] != '\n') {
                *to++ = c;
                at++;
                continue;
            }
            *to++ = ' ';
            *to++ = JOINT;
            at = end + 1;
            continue;
        }
        if (c == '/') {
            byte second = end < size ? text[end] : 0;
            if (second == '*') {
                end++;
                while (end < size && !(text[end] == '*' && end + 1 < size && text[end + 1] == '/')) joints += text[end++] == '\n';
                end = end < size ? end + 2 : size;
            } else if (second == '/') {
                end++;
                while (end < size && text[end] != '\n') {
                    if (text[end] == '\\' && end + 1 < size) {
                        size_t next = end + 1;
                        if (text[next] == '\r' && next + 1 < size && text[next + 1] == '\n') next++;
                        if (text[next] == '\n') {
                            joints++;
                            end = next;
                        }
                    }
                    end++;
                }
            } else {
                *to++ = c;
                at++;
                continue;
            }
            *to++ = ' ';
        } else {
            while (end < size && text[end] != c && text[end] != '\n') {
                if (text[end] == '\\') {
                    if (end + 1 >= size) break;
                    end++;
                    joints += text[end] == '\n';
                }
                end++;
            }
            if (end < size && text[end] == c) end++;
            *to++ = c == '"' ? '"' : '0';
            if (c == '"') *to++ = '"';
        }
        memset(to, JOINT, joints);
        to += joints;
        at = end;
    }
    return (size_t)(to - out);
}

/* The pairs of braces of depth 0 (start, behind the end); as many are found as `room` allows. -1: they do not pair. */
EXPORT long scan_braces(const byte *text, size_t size, uint32_t *pairs, size_t room) {
    size_t depth = 0, count = 0, start = 0;
    for (size_t at = 0; at < size; at++) {
        if (text[at] == '{') {
            if (!depth++) start = at;
        } else if (text[at] == '}') {
            if (!depth) return -1;
            if (!--depth) {
                if (count < room) {
                    pairs[2 * count] = (uint32_t)start;
                    pairs[2 * count + 1] = (uint32_t)(at + 1);
                }
                count++;
            }
        }
    }
    return depth ? -1 : (long)count;
}

/* Where the first closing brace without an opening one stands; `size` when there is none. */
EXPORT size_t scan_unmatched(const byte *text, size_t size) {
    size_t depth = 0, at = 0;
    for (; at < size; at++) {
        if (text[at] == '{') depth++;
        else if (text[at] == '}' && !depth--) break;
    }
    return at;
}

/* Where each line ends, its line end counted; as many as `room` allows. */
EXPORT size_t scan_lines(const byte *text, size_t size, uint32_t *ends, size_t room) {
    size_t count = 0, at = 0;
    while (count < room && at < size) {
        const byte *next = memchr(text + at, '\n', size - at);
        if (!next) break;
        at = (size_t)(next - text) + 1;
        ends[count++] = (uint32_t)at;
    }
    return count;
}

static size_t word_end(const byte *t, size_t at, size_t end) {
    while (at < end && (is(t[at], LETTER | DIGIT) || t[at] >= 0x80)) at++;
    return at;
}

static int steps(const byte *t, size_t at, size_t end) { return at + 1 < end && (t[at] == '+' || t[at] == '-') && t[at + 1] == t[at]; }

/* How many casts to a pointer a text has, and how many steps through one (`*p++`, `*--p`, `*(p + `). */
EXPORT void scan_pointers(const byte *t, size_t size, uint32_t counts[2]) {
    counts[0] = counts[1] = 0;
    for (size_t at = 0; at < size; at++) {
        if (t[at] == '(') {
            size_t place = blanks(t, at + 1, size);
            for (int i = 0; i < QUALIFIERS; i++) {
                size_t word = spells(t, place, size, "const") ? 5 : spells(t, place, size, "struct") ? 6 : spells(t, place, size, "unsigned") ? 8 : 0;
                if (!word || place + word >= size || !is(t[place + word], BLANK)) break;
                place = blanks(t, place + word, size);
            }
            if (!starts_name(t, place, size)) continue;
            place = blanks(t, name_end(t, place, size), size);
            if (!stands(t, place, size, '*')) continue;
            while (stands(t, place, size, '*')) place++;
            counts[0] += stands(t, blanks(t, place, size), size, ')') ? 1 : 0;
        } else if (t[at] == '*') {
            size_t place = blanks(t, at + 1, size);
            int opened = stands(t, place, size, '(');
            size_t inside = opened ? blanks(t, place + 1, size) : place;
            if (steps(t, inside, size)) {
                size_t name = blanks(t, inside + 2, size);
                if (word_end(t, name, size) > name) counts[1]++;
                continue;
            }
            size_t stop = word_end(t, inside, size);
            if (stop == inside) continue;
            size_t behind = blanks(t, stop, size);
            if (opened) counts[1] += stands(t, behind, size, '+') || stands(t, behind, size, '-') ? 1 : 0;
            else counts[1] += steps(t, behind, size) ? 1 : 0;
        }
    }
}
