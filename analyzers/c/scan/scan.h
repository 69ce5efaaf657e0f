/* What the parts of the scanner share. See ../scanner.py, the door to it.
 *
 * The text is foreign and may be anything. Every read is checked against the end of its stretch, every buffer grows
 * before it is written, nothing recurses, and no loop looks at a place more than a few times, so time is linear.
 * Text is bytes: of a name all are ASCII, and what is not counts as nothing. Lines are 1-based.
 */
#ifndef SCAN_H
#define SCAN_H

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define EXPORT __attribute__((visibility("default")))

typedef unsigned char byte;

enum { BLANK = 1, LETTER = 2, DIGIT = 4, NEST = 8, OPENS = 16, INWARD = 32 }; /* classes of bytes */
enum { KEYWORD = 1, WATCHED = 2, BRANCH = 4, CASE = 8, NO_TYPE = 16 };        /* flags of words */
enum { JOINT = 1, QUALIFIERS = 8, PLAIN = 3 };
enum { BODY, BRANCH_BODY, INITIALISER, TYPES }; /* kinds of stretches */

/* A part of the text. `line`: 0, or the line that all of it counts as (TYPES). `list`: 0, or where a list of parameters
 * begins that goes on until `start` (BODY). */
typedef struct { uint32_t start, end, kind, line, list; } Stretch;

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

typedef struct { byte *data; size_t size, room; } Bytes;

typedef struct {
    const byte *text;
    size_t size;
    Word *words;
    uint32_t count, room;
    uint32_t *slots, mask;       /* number of a word plus 1 */
    uint32_t *touched, touches, touch_room; /* words of this stretch in order */
    uint32_t *locals, local_count, local_room;
    Block *blocks;               /* names that are not in the text as they stand */
    Bytes out, assigned;
    size_t line_at, line;        /* an offset and its line */
    int failed;                  /* no memory */
} Scan;

extern byte class_of[256];

/* text.c: bytes and places */

static inline int is(byte c, int classes) { return class_of[c] & classes; }

static inline size_t blanks(const byte *t, size_t at, size_t end) {
    while (at < end && is(t[at], BLANK)) at++;
    return at;
}

static inline size_t name_end(const byte *t, size_t at, size_t end) {
    while (at < end && is(t[at], LETTER | DIGIT)) at++;
    return at;
}

static inline int starts_name(const byte *t, size_t at, size_t end) { return at < end && is(t[at], LETTER); }
static inline int stands(const byte *t, size_t at, size_t end, byte c) { return at < end && t[at] == c; }

static inline int spells(const byte *t, size_t at, size_t end, const char *word) {
    size_t size = strlen(word);
    return end - at >= size && !memcmp(t + at, word, size);
}

static inline size_t newlines(const byte *t, size_t from, size_t to) {
    size_t count = 0;
    while (from < to) {
        const byte *next = memchr(t + from, '\n', to - from);
        if (!next) break;
        count++;
        from = (size_t)(next - t) + 1;
    }
    return count;
}

static inline size_t line_of(Scan *s, size_t at) {
    if (at >= s->line_at) s->line += newlines(s->text, s->line_at, at);
    else s->line -= newlines(s->text, at, s->line_at);
    s->line_at = at;
    return s->line;
}

static inline int tag_of(const byte *t, size_t at, size_t end) {
    size_t size = end - at;
    if (size == 6 && !memcmp(t + at, "struct", 6)) return 0;
    if (size == 5 && !memcmp(t + at, "union", 5)) return 1;
    if (size == 4 && !memcmp(t + at, "enum", 4)) return 2;
    return -1;
}

/* words.c: names, each known once, and what is written about them */

uint32_t intern(Scan *s, const byte *at, size_t size, int kept);
int grow(void **data, uint32_t *room, uint32_t needed, size_t each);
int words_begin(Scan *s);  /* 0: no memory */
void words_end(Scan *s);   /* frees all but what was written, which is NULL when something failed */
void assign(Scan *s, const byte *field, size_t field_size, const byte *value, size_t value_size);
void out(Scan *s, const void *from, size_t count);
void out_text(Scan *s, const char *text);
void out_number(Scan *s, uint32_t value);
void out_name(Scan *s, const Word *word);

static inline Word *word_at(Scan *s, size_t at, size_t end) {
    uint32_t number = intern(s, s->text + at, end - at, 1); /* before the words are asked for: they may move */
    return &s->words[number];
}

static inline void first_line(uint32_t *known, size_t line) {
    if (!*known) *known = (uint32_t)line;
}

/* locals.c: the names that a body declares */

void declare(Scan *s, const byte *at, size_t size, uint32_t stretch, int kept);
void declared(Scan *s, size_t start, size_t end, uint32_t stretch);
void declared_in_list(Scan *s, size_t at, size_t end, uint32_t stretch);

/* mentions.c: what a stretch mentions */

uint32_t mentions(Scan *s, size_t start, size_t end, uint32_t stretch, int macros);
void types(Scan *s, size_t start, size_t end, size_t fixed);
uint32_t body_hash(const byte *t, size_t start, size_t end, size_t shortest);

#endif
