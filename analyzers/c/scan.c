/* Reads C text for scanner.py: blanks comments and literals, pairs braces, and tells what stretches of text mention.
 *
 * The text is foreign and may be anything. Every read is checked against the end of its stretch, every buffer grows
 * before it is written, nothing recurses, and no loop looks at a place more than a few times, so time is linear.
 * Text is bytes: of a name all are ASCII, and what is not counts as nothing. Lines are 1-based.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

typedef unsigned char byte;

enum { BLANK = 1, LETTER = 2, DIGIT = 4, NEST = 8, OPENS = 16, INWARD = 32 };
enum { KEYWORD = 1, WATCHED = 2, BRANCH = 4, CASE = 8, NO_TYPE = 16 };
enum { JOINT = 1, QUALIFIERS = 8, PLAIN = 3 };

static byte class_of[256];
static uint32_t crc_of[256];

/* Called once, before any other function. */
void scan_setup(void) {
    for (int c = 0; c < 256; c++) {
        uint32_t value = (uint32_t)c;
        for (int bit = 0; bit < 8; bit++) value = value & 1 ? (value >> 1) ^ 0xEDB88320u : value >> 1;
        crc_of[c] = value;
        int letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
        class_of[c] = (byte)((letter ? LETTER : 0) | (c >= '0' && c <= '9' ? DIGIT : 0));
    }
    for (const char *p = " \t\n\f\r\v"; *p; p++) class_of[(byte)*p] |= BLANK;
    for (const char *p = "([{)]}"; *p; p++) class_of[(byte)*p] |= NEST;
    for (const char *p = ";{}(\n"; *p; p++) class_of[(byte)*p] |= OPENS;
    for (const char *p = ".>[]-"; *p; p++) class_of[(byte)*p] |= INWARD;
}

static int is(byte c, int classes) { return class_of[c] & classes; }

/* ------------------------------------------------------------------ comments and literals */

/* Blanks comments, literals and line ends that do not count; JOINT stands for each newline in them. `out` has room for
 * twice the text. The size of what was written. */
size_t scan_blank(const byte *text, size_t size, byte *out) {
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

/* ------------------------------------------------------------------ words */

typedef struct {
    const byte *at;
    uint32_t size, hash, flags;
    uint32_t stretch, local;   /* the last stretch that mentions it, that declares it */
    uint32_t bare, called;     /* how often in this stretch: by itself, before a parenthesis */
    uint32_t tagged[3];        /* behind struct, union, enum */
    uint32_t first, first_called;
    uint32_t use, call, pointer, type[4]; /* first line in all stretches; 0: none. type[PLAIN] is without a tag */
    uint32_t watched;
} Word;

typedef struct Block { struct Block *next; byte data[]; } Block;

typedef struct {
    const byte *text;
    size_t size;
    Word *words;
    uint32_t count, room;
    uint32_t *slots, mask;       /* number of a word plus 1 */
    uint32_t *touched, touches, touch_room; /* words of this stretch in order */
    uint32_t *locals, local_count, local_room;
    Block *blocks;               /* names that are not in the text as they stand */
    byte *out;
    size_t out_size, out_room;
    byte *assigned;
    size_t assigned_size, assigned_room;
    size_t line_at, line;        /* an offset and its line */
    int failed;                  /* no memory */
} Scan;

static int grow(void **data, size_t *room, size_t needed, size_t each) {
    if (needed <= *room) return 1;
    size_t larger = *room ? *room * 2 : 64;
    while (larger < needed) larger *= 2;
    void *fresh = realloc(*data, larger * each);
    if (!fresh) return 0;
    *data = fresh;
    *room = larger;
    return 1;
}

static int grow32(void **data, uint32_t *room, uint32_t needed, size_t each) {
    size_t wide = *room;
    if (!grow(data, &wide, needed, each)) return 0;
    *room = (uint32_t)wide;
    return 1;
}

static void put(byte **data, size_t *size, size_t *room, int *failed, const void *from, size_t count) {
    if (*failed || !grow((void **)data, room, *size + count, 1)) {
        *failed = 1;
        return;
    }
    if (count) memcpy(*data + *size, from, count);
    *size += count;
}

static void out(Scan *s, const void *from, size_t count) { put(&s->out, &s->out_size, &s->out_room, &s->failed, from, count); }
static void out_text(Scan *s, const char *text) { out(s, text, strlen(text)); }

static void out_number(Scan *s, uint32_t value) {
    char digits[10];
    int at = 10;
    do digits[--at] = (char)('0' + value % 10); while (value /= 10);
    out(s, digits + at, (size_t)(10 - at));
}

static uint32_t hashed(const byte *at, size_t size) {
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < size; i++) hash = (hash ^ at[i]) * 16777619u;
    return hash ^ hash >> 15;
}

static int rehash(Scan *s, uint32_t slots) {
    uint32_t *fresh = calloc(slots, sizeof *fresh);
    if (!fresh) return 0;
    free(s->slots);
    s->slots = fresh;
    s->mask = slots - 1;
    for (uint32_t i = 0; i < s->count; i++) {
        uint32_t slot = s->words[i].hash & s->mask;
        while (fresh[slot]) slot = (slot + 1) & s->mask;
        fresh[slot] = i + 1;
    }
    return 1;
}

/* The number of a word; `kept` says whether its bytes stay where they are. 0 (some word) when there is no memory. */
static uint32_t intern(Scan *s, const byte *at, size_t size, int kept) {
    uint32_t hash = hashed(at, size), slot = hash & s->mask;
    for (; s->slots[slot]; slot = (slot + 1) & s->mask) {
        Word *known = &s->words[s->slots[slot] - 1];
        if (known->hash == hash && known->size == size && !memcmp(known->at, at, size)) return s->slots[slot] - 1;
    }
    if (!grow32((void **)&s->words, &s->room, s->count + 1, sizeof(Word))) {
        s->failed = 1;
        return 0;
    }
    if (!kept) {
        Block *block = malloc(sizeof *block + size);
        if (!block) {
            s->failed = 1;
            return 0;
        }
        memcpy(block->data, at, size);
        block->next = s->blocks;
        s->blocks = block;
        at = block->data;
    }
    Word *word = &s->words[s->count];
    memset(word, 0, sizeof *word);
    word->at = at;
    word->size = (uint32_t)size;
    word->hash = hash;
    s->slots[slot] = ++s->count;
    uint32_t number = s->count - 1;
    if (s->count * 2 > s->mask && !rehash(s, (s->mask + 1) * 2)) s->failed = 1;
    return number;
}

static Word *word_at(Scan *s, size_t at, size_t end) {
    uint32_t number = intern(s, s->text + at, end - at, 1); /* before the words are asked for: they may move */
    return &s->words[number];
}

static void first_line(uint32_t *known, size_t line) {
    if (!*known) *known = (uint32_t)line;
}

/* ------------------------------------------------------------------ places */

static size_t blanks(const byte *t, size_t at, size_t end) {
    while (at < end && is(t[at], BLANK)) at++;
    return at;
}

static size_t name_end(const byte *t, size_t at, size_t end) {
    while (at < end && is(t[at], LETTER | DIGIT)) at++;
    return at;
}

static int starts_name(const byte *t, size_t at, size_t end) { return at < end && is(t[at], LETTER); }
static int stands(const byte *t, size_t at, size_t end, byte c) { return at < end && t[at] == c; }

static int spells(const byte *t, size_t at, size_t end, const char *word) {
    size_t size = strlen(word);
    return end - at >= size && !memcmp(t + at, word, size);
}

static size_t newlines(const byte *t, size_t from, size_t to) {
    size_t count = 0;
    while (from < to) {
        const byte *next = memchr(t + from, '\n', to - from);
        if (!next) break;
        count++;
        from = (size_t)(next - t) + 1;
    }
    return count;
}

static size_t line_of(Scan *s, size_t at) {
    if (at >= s->line_at) s->line += newlines(s->text, s->line_at, at);
    else s->line -= newlines(s->text, at, s->line_at);
    s->line_at = at;
    return s->line;
}

static int tag_of(const byte *t, size_t at, size_t end) {
    size_t size = end - at;
    if (size == 6 && !memcmp(t + at, "struct", 6)) return 0;
    if (size == 5 && !memcmp(t + at, "union", 5)) return 1;
    if (size == 4 && !memcmp(t + at, "enum", 4)) return 2;
    return -1;
}

/* ------------------------------------------------------------------ names that a body declares */

static void declare(Scan *s, const byte *at, size_t size, uint32_t stretch, int kept) {
    uint32_t number = intern(s, at, size, kept);
    if (s->failed) return;
    Word *word = &s->words[number];
    if (word->flags & KEYWORD || word->local == stretch) return;
    word->local = stretch;
    if (!grow32((void **)&s->locals, &s->local_room, s->local_count + 1, sizeof(uint32_t))) {
        s->failed = 1;
        return;
    }
    s->locals[s->local_count++] = number;
}

/* The further names of a declaration: the last of each part behind a comma outside parentheses. */
static void declare_more(Scan *s, size_t at, size_t end, uint32_t stretch) {
    const byte *t = s->text;
    long depth = 0;
    int part = 0, open = 1; /* whether the part's name may still come */
    size_t name = 0, stop = 0;
    while (at < end) {
        byte c = t[at];
        if (c == ',' && depth == 0) {
            if (part && stop) declare(s, t + name, stop - name, stretch, 1);
            part = open = 1;
            stop = 0;
        } else if (open && is(c, LETTER)) {
            name = at;
            at = stop = name_end(t, at, end);
            continue;
        } else if (c == '=' || c == '[' || c == ')' || c == ':') {
            open = 0;
        }
        if (is(c, NEST)) depth += c == '(' || c == '[' || c == '{' ? 1 : -1;
        at++;
    }
    if (part && stop) declare(s, t + name, stop - name, stretch, 1);
}

static size_t qualifier_end(const byte *t, size_t at, size_t end) {
    static const char *const words[] = {"const", "static", "register", "volatile", "unsigned", "signed", "struct", "union", "enum", "extern", "auto", "long", "short"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (spells(t, at, end, words[i])) {
            size_t behind = at + strlen(words[i]);
            if (behind < end && is(t[behind], BLANK)) return blanks(t, behind, end);
        }
    return 0;
}

/* Whether a type and a name stand here: where the name does. */
static int typed_name(const byte *t, size_t at, size_t end, size_t *name, size_t *stop) {
    if (!starts_name(t, at, end)) return 0;
    size_t type = name_end(t, at, end);
    at = blanks(t, type, end);
    if (at == type && !stands(t, at, end, '*')) return 0;
    while (stands(t, at, end, '*')) {
        at = blanks(t, at + 1, end);
        if (spells(t, at, end, "const") && !(at + 5 < end && is(t[at + 5], LETTER | DIGIT))) at = blanks(t, at + 5, end);
    }
    if (spells(t, at, end, "const") && at + 5 < end && is(t[at + 5], BLANK)) at = blanks(t, at + 5, end);
    if (stands(t, at, end, '(')) {
        at = blanks(t, at + 1, end);
        if (!stands(t, at, end, '*')) return 0;
        while (stands(t, at, end, '*')) at++;
        at = blanks(t, at, end);
    }
    if (!starts_name(t, at, end)) return 0;
    *name = at;
    *stop = name_end(t, at, end);
    at = blanks(t, *stop, end);
    return at < end && (t[at] == '=' || t[at] == ';' || t[at] == ',' || t[at] == '[' || t[at] == ')');
}

static void declared(Scan *s, size_t start, size_t end, uint32_t stretch) {
    const byte *t = s->text;
    size_t at = start;
    while (at < end) {
        if (!is(t[at], OPENS) || (t[at] == '\n' && at > start && is(t[at - 1], OPENS))) {
            at++; /* a line end right behind one of the others was looked at with that */
            continue;
        }
        size_t begin = blanks(t, at + 1, end), name = 0, stop = 0;
        size_t places[QUALIFIERS + 1];
        int count = 0;
        places[0] = begin;
        while (count < QUALIFIERS) {
            size_t next = qualifier_end(t, places[count], end);
            if (!next) break;
            places[++count] = next;
        }
        while (count >= 0 && !typed_name(t, places[count], end, &name, &stop)) count--;
        if (count < 0) {
            at = begin > at + 1 ? begin : at + 1; /* from the blanks between, the same would be seen */
            continue;
        }
        size_t close = stop;
        int comma = 0;
        while (close < end && t[close] != ';' && t[close] != '{' && t[close] != '}') comma |= t[close++] == ',';
        at = close;
        size_t chunk = begin;
        while (chunk < close && !is(t[chunk], BLANK)) chunk++;
        while (chunk > begin && t[chunk - 1] == '*') chunk--;
        const Word *first = word_at(s, begin, chunk);
        if (s->failed) return;
        if (first->flags & NO_TYPE) continue;
        declare(s, t + name, stop - name, stretch, 1);
        if (comma) declare_more(s, begin, close, stretch);
        if (s->failed) return;
    }
    /* `type (*name)(…);` and `= …` */
    for (at = start; at < end && !s->failed;) {
        const byte *opening = memchr(t + at, '(', end - at);
        if (!opening) break;
        size_t open = (size_t)(opening - t);
        at = open + 1;
        size_t star = blanks(t, at, end);
        if (!stands(t, star, end, '*')) continue;
        size_t name = blanks(t, star + 1, end);
        if (!starts_name(t, name, end)) continue;
        size_t stop = name_end(t, name, end), next = blanks(t, stop, end);
        if (!stands(t, next, end, ')')) continue;
        next = blanks(t, next + 1, end);
        if (!stands(t, next, end, '(')) continue;
        next++;
        while (next < end && t[next] != '(' && t[next] != ')') next++;
        if (!stands(t, next, end, ')')) continue;
        next = blanks(t, next + 1, end);
        if (!stands(t, next, end, ';') && !stands(t, next, end, '=')) continue;
        size_t lowest = open - start > 40 ? open - 40 : start, before = open;
        while (before > lowest && is(t[before - 1], BLANK)) before--;
        if (before == lowest || !(is(t[before - 1], LETTER | DIGIT) || t[before - 1] == '*')) continue;
        if (before - lowest >= 6 && !memcmp(t + before - 6, "return", 6)) continue;
        declare(s, t + name, stop - name, stretch, 1);
    }
}

/* ------------------------------------------------------------------ what a stretch mentions */

static Word *touch(Scan *s, size_t at, size_t end, uint32_t stretch) {
    uint32_t number = intern(s, s->text + at, end - at, 1);
    Word *word = &s->words[number];
    if (word->stretch == stretch) return word;
    word->stretch = stretch;
    word->bare = word->called = word->first = word->first_called = 0;
    memset(word->tagged, 0, sizeof word->tagged);
    if (!grow32((void **)&s->touched, &s->touch_room, s->touches + 1, sizeof(uint32_t))) {
        s->failed = 1;
        return word;
    }
    s->touched[s->touches++] = number;
    return word;
}

/* A call through a pointer, by how it is written: `prefix` and the text between two places without its blanks. */
static void pointer_call(Scan *s, const char *prefix, size_t at, size_t end, size_t line) {
    byte small[256], *name = small;
    size_t size = strlen(prefix), room = size + (end - at);
    if (room > sizeof small && !(name = malloc(room))) {
        s->failed = 1;
        return;
    }
    memcpy(name, prefix, size);
    for (; at < end; at++)
        if (!is(s->text[at], BLANK)) name[size++] = s->text[at];
    uint32_t number = intern(s, name, size, 0);
    if (!s->failed) first_line(&s->words[number].pointer, line);
    if (name != small) free(name);
}

/* `.field = &value,`: `at` is behind the field's name. */
static void field_set(Scan *s, size_t field, size_t at, size_t end, uint32_t stretch) {
    const byte *t = s->text;
    size_t name_stop = at;
    at = blanks(t, at, end);
    if (!stands(t, at, end, '=')) return;
    at = blanks(t, at + 1, end);
    if (stands(t, at, end, '&')) at++;
    at = blanks(t, at, end);
    if (!starts_name(t, at, end)) return;
    size_t stop = name_end(t, at, end), behind = blanks(t, stop, end);
    if (behind >= end || !(t[behind] == ',' || t[behind] == ';' || t[behind] == '}' || t[behind] == ')')) return;
    if (word_at(s, at, stop)->local == stretch) return;
    put(&s->assigned, &s->assigned_size, &s->assigned_room, &s->failed, s->assigned_size ? ",\"" : "\"", s->assigned_size ? 2 : 1);
    put(&s->assigned, &s->assigned_size, &s->assigned_room, &s->failed, t + field, name_stop - field);
    put(&s->assigned, &s->assigned_size, &s->assigned_room, &s->failed, "=", 1);
    put(&s->assigned, &s->assigned_size, &s->assigned_room, &s->failed, t + at, stop - at);
    put(&s->assigned, &s->assigned_size, &s->assigned_room, &s->failed, "\"", 1);
}

/* Reads a stretch word by word. How many times it decides: `case`, `if`, `for`, `while`, `&&`, `||`, `?`. `macros`:
 * what looks called counts as used. */
static uint32_t mentions(Scan *s, size_t start, size_t end, uint32_t stretch, int macros) {
    const byte *t = s->text;
    size_t line = line_of(s, start), at = start, star_from = start;
    uint32_t decisions = 0;
    s->touches = 0;
    while (at < end && !s->failed) {
        byte c = t[at];
        if (is(c, LETTER | DIGIT)) {
            size_t stop = name_end(t, at, end), behind = blanks(t, stop, end);
            int called = stands(t, behind, end, '(');
            if (is(c, LETTER) || called) {
                Word *word = touch(s, at, stop, stretch);
                if (s->failed) break;
                first_line(&word->first, line);
                if (called) {
                    word->called++;
                    first_line(&word->first_called, line);
                } else {
                    word->bare++;
                    int tag = tag_of(t, at, stop);
                    if (tag >= 0 && behind > stop && starts_name(t, behind, end)) {
                        Word *tagged = touch(s, behind, name_end(t, behind, end), stretch);
                        tagged->tagged[tag]++;
                        first_line(&tagged->type[tag], line + newlines(t, stop, behind));
                    }
                }
            }
            at = stop;
        } else if (c == '.' || (c == '-' && stands(t, at + 1, end, '>'))) {
            size_t name = blanks(t, at + (c == '.' ? 1 : 2), end), stop = name_end(t, name, end);
            line += newlines(t, at, name);
            if (starts_name(t, name, end)) {
                if (stands(t, blanks(t, stop, end), end, '(')) pointer_call(s, c == '.' ? "." : "->", name, stop, line);
                else field_set(s, name, stop, end, stretch);
            }
            at = stop;
        } else {
            if (c == '\n') {
                line++;
            } else if (c == '(' && at >= star_from) {
                size_t star = blanks(t, at + 1, end);
                size_t name = stands(t, star, end, '*') ? blanks(t, star + 1, end) : end;
                if (starts_name(t, name, end)) {
                    size_t stop = name;
                    while (stop < end && is(t[stop], LETTER | DIGIT | BLANK | INWARD)) stop++;
                    size_t behind = stands(t, stop, end, ')') ? blanks(t, stop + 1, end) : end;
                    if (stands(t, behind, end, '(')) {
                        pointer_call(s, "*", name, stop, line + newlines(t, at, name));
                        star_from = behind + 1;
                    }
                }
            } else if (c == '?') {
                decisions++;
            } else if ((c == '&' || c == '|') && stands(t, at + 1, end, c)) {
                decisions++;
                at++;
            }
            at++;
        }
    }
    for (uint32_t i = 0; i < s->touches && !s->failed; i++) {
        Word *word = &s->words[s->touched[i]];
        int bare = word->bare > 0;
        for (int tag = 0; tag < 3; tag++) /* it stands nowhere but behind its tag */
            if (word->tagged[tag] && word->bare <= word->tagged[tag]) bare = 0;
        if (word->flags & WATCHED) word->watched += (bare ? word->bare : 0) + word->called;
        if (word->flags & CASE) decisions += word->bare;
        if (word->flags & BRANCH) decisions += word->bare + word->called;
        if (word->flags & KEYWORD) continue;
        if (word->called) {
            if (word->local == stretch) first_line(&word->pointer, word->first_called);
            else first_line(macros ? &word->use : &word->call, word->first_called);
        }
        if (bare && word->local != stretch && is(word->at[0], LETTER)) first_line(&word->use, word->first);
    }
    return decisions;
}

/* The names that stand where a type stands; all in `fixed` when that is not 0. */
static void types(Scan *s, size_t start, size_t end, size_t fixed) {
    const byte *t = s->text;
    size_t at = start, counted = start, line = fixed ? fixed : line_of(s, start);
    while (at < end && !s->failed) {
        if (!is(t[at], LETTER | DIGIT)) {
            at++;
            continue;
        }
        size_t begin = at, stop = name_end(t, at, end);
        int tag = tag_of(t, at, stop);
        size_t name = blanks(t, stop, end);
        if (tag >= 0 && name > stop && starts_name(t, name, end)) stop = name_end(t, name, end);
        else name = at, tag = -1;
        at = stop;
        size_t behind = blanks(t, stop, end);
        if (stands(t, behind, end, '*')) at = behind + 1;
        else if (behind > stop && starts_name(t, behind, end)) at = behind;
        else if (stands(t, behind, end, '(') && stands(t, blanks(t, behind + 1, end), end, '*')) at = behind + 1;
        else continue;
        if (is(t[name], DIGIT) || (tag < 0 && tag_of(t, name, stop) >= 0)) continue;
        Word *word = word_at(s, name, stop);
        if (s->failed || (tag < 0 && word->flags & KEYWORD)) continue;
        uint32_t *known = &word->type[tag < 0 ? PLAIN : tag];
        if (*known) continue;
        if (!fixed) {
            line += newlines(t, counted, begin);
            counted = begin;
        }
        *known = (uint32_t)line;
    }
}

static uint32_t body_hash(const byte *t, size_t start, size_t end, size_t shortest) {
    uint32_t crc = 0xFFFFFFFFu;
    size_t count = 0;
    for (; start < end; start++)
        if (!is(t[start], BLANK)) {
            crc = crc_of[(crc ^ t[start]) & 255] ^ crc >> 8;
            count++;
        }
    return count > shortest ? crc ^ 0xFFFFFFFFu : 0;
}

/* ------------------------------------------------------------------ the interface */

enum { BODY, BRANCH_BODY, INITIALISER, TYPES };

/* A part of the text. `line`: 0, or the line that all of it counts as (TYPES). */
typedef struct { uint32_t start, end, kind, line; } Stretch;

static void mark(Scan *s, const char *words, uint32_t flag) { /* words between blanks */
    while (*words) {
        const char *end = words;
        while (*end && *end != ' ') end++;
        if (end > words) {
            uint32_t number = intern(s, (const byte *)words, (size_t)(end - words), 1);
            if (!s->failed) s->words[number].flags |= flag;
        }
        words = *end ? end + 1 : end;
    }
}

static void table(Scan *s, const char *name, int which, int tag) {
    static const char *const tags[] = {"struct ", "union ", "enum ", ""};
    int first = 1;
    if (name) {
        out_text(s, name);
        out_text(s, "{");
    }
    for (uint32_t i = 0; i < s->count; i++) {
        const Word *word = &s->words[i];
        for (int kind = 0; kind < (tag ? 4 : 1); kind++) {
            uint32_t value = tag ? word->type[kind] : which == 0 ? word->call : which == 1 ? word->use : which == 2 ? word->pointer : word->watched;
            if (!value) continue;
            out_text(s, first ? "\"" : ",\"");
            first = 0;
            if (tag) out_text(s, tags[kind]);
            out(s, word->at, word->size);
            out_text(s, "\":");
            out_number(s, value);
        }
    }
    out_text(s, "}");
}

static void numbers(Scan *s, const uint32_t *from, uint32_t count) {
    out_text(s, "[");
    for (uint32_t i = 0; i < count; i++) {
        out_text(s, i ? ",\"" : "\"");
        out(s, s->words[from[i]].at, s->words[from[i]].size);
        out_text(s, "\"");
    }
    out_text(s, "]");
}

/* What the stretches of a text mention, as JSON; NULL when there is no memory, else to be given to scan_free. `names`
 * holds a line for each BODY and BRANCH_BODY: the names that it has besides (parameters), between blanks. Of words (each
 * list between blanks) some are keywords, some are to be counted, and with some no declaration begins. A body's text
 * without blanks is hashed when it is longer than `shortest`. */
byte *scan_stretches(const byte *text, size_t size, size_t first, const Stretch *stretches, size_t count,
                     const char *keywords, const char *watched, const char *no_types, const byte *names,
                     size_t names_size, size_t shortest, int tell_locals, size_t *written) {
    Scan s = {.text = text, .size = size, .line = first};
    size_t name_at = 0;
    s.failed = !rehash(&s, 1024);
    if (!s.failed) {
        mark(&s, keywords, KEYWORD);
        mark(&s, watched, WATCHED);
        mark(&s, no_types, NO_TYPE);
        mark(&s, "if for while", BRANCH);
        mark(&s, "case", CASE);
    }
    out_text(&s, "{\"bodies\":[");
    int bodies = 0;
    for (size_t i = 0; i < count && !s.failed; i++) {
        size_t start = stretches[i].start, end = stretches[i].end;
        uint32_t kind = stretches[i].kind, stretch = (uint32_t)i + 1;
        if (end > size) end = size;
        if (start > end) start = end;
        if (kind == TYPES) {
            types(&s, start, end, stretches[i].line);
            continue;
        }
        if (kind == INITIALISER) {
            mentions(&s, start, end, stretch, 1);
            continue;
        }
        s.local_count = 0;
        while (name_at < names_size && names[name_at] != '\n') {
            size_t stop = name_at;
            while (stop < names_size && names[stop] != ' ' && names[stop] != '\n') stop++;
            if (stop > name_at) declare(&s, names + name_at, stop - name_at, stretch, 1);
            name_at = stop < names_size && names[stop] == ' ' ? stop + 1 : stop;
        }
        name_at++;
        if (kind == BODY) declared(&s, start, end, stretch);
        uint32_t decisions = mentions(&s, start, end, stretch, 0);
        uint32_t calls = 0;
        for (uint32_t n = 0; n < s.touches; n++) {
            const Word *word = &s.words[s.touched[n]];
            if (word->called && !(word->flags & KEYWORD) && word->local != stretch) s.touched[calls++] = s.touched[n];
        }
        out_text(&s, bodies++ ? ",[" : "[");
        out_number(&s, (uint32_t)line_of(&s, start));
        out_text(&s, ",");
        out_number(&s, (uint32_t)line_of(&s, end > start ? end - 1 : start));
        out_text(&s, ",");
        out_number(&s, decisions);
        out_text(&s, ",");
        out_number(&s, kind == BODY ? body_hash(text, start, end, shortest) : 0);
        out_text(&s, ",");
        numbers(&s, s.touched, calls);
        out_text(&s, ",");
        numbers(&s, s.locals, tell_locals ? s.local_count : 0);
        out_text(&s, "]");
    }
    table(&s, "],\"calls\":", 0, 0);
    table(&s, ",\"uses\":", 1, 0);
    table(&s, ",\"pointer_calls\":", 2, 0);
    table(&s, ",\"watched\":", 3, 0);
    table(&s, ",\"type_uses\":", 0, 1);
    out_text(&s, ",\"assigned\":[");
    out(&s, s.assigned, s.assigned_size);
    out_text(&s, "]}");
    free(s.words);
    free(s.slots);
    free(s.touched);
    free(s.locals);
    free(s.assigned);
    while (s.blocks) {
        Block *next = s.blocks->next;
        free(s.blocks);
        s.blocks = next;
    }
    if (s.failed) {
        free(s.out);
        return NULL;
    }
    *written = s.out_size;
    return s.out;
}

void scan_free(byte *data) { free(data); }

/* The pairs of braces of depth 0 (start, behind the end); as many are found as `room` allows. -1: they do not pair. */
long scan_braces(const byte *text, size_t size, uint32_t *pairs, size_t room) {
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
    return depth || count > room ? -1 : (long)count;
}

/* Where each line ends, its line end counted; as many as `room` allows. */
size_t scan_lines(const byte *text, size_t size, uint32_t *ends, size_t room) {
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
void scan_pointers(const byte *t, size_t size, uint32_t counts[2]) {
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
