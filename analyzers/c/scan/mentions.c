/* What a stretch mentions: names called, used, declared as types; calls through pointers; how often it decides. */
#include "scan.h"
#include <stdio.h>

enum { DEEPEST = 8 }; /* braces of initialisers that are counted */

static Word *touch(Scan *s, size_t at, size_t end, uint32_t stretch) {
    uint32_t number = intern(s, s->text + at, end - at, 1);
    Word *word = &s->words[number];
    if (word->stretch == stretch) return word;
    word->stretch = stretch;
    word->bare = word->called = word->first = word->first_called = 0;
    memset(word->tagged, 0, sizeof word->tagged);
    if (!grow((void **)&s->touched, &s->touch_room, s->touches + 1, sizeof(uint32_t))) {
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

/* `.field = &value,`: `at` is behind the field's name. An object's own name is told as `(name)`. */
static void field_set(Scan *s, size_t field, size_t at, size_t end, uint32_t stretch, int object) {
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
    byte own[128];
    size_t size = name_stop - field;
    if (!object) {
        assign(s, t + field, size, t + at, stop - at);
    } else if (size + 2 <= sizeof own) {
        own[0] = '(', own[size + 1] = ')';
        memcpy(own + 1, t + field, size);
        assign(s, own, size + 2, t + at, stop - at);
    }
}

/* Whether `(*name)(` declares a name, as a type stands before it where a statement or a parameter begins: `at` is the parenthesis. */
static int declares(Scan *s, size_t start, size_t at) {
    const byte *t = s->text;
    int words = 0, stars = 0;
    while (at > start && words <= QUALIFIERS) {
        if (is(t[at - 1], BLANK) || t[at - 1] == '*') {
            stars += t[--at] == '*';
            continue;
        }
        size_t stop = at;
        while (at > start && is(t[at - 1], LETTER | DIGIT)) at--;
        if (at == stop) break;
        if (is(t[at], DIGIT)) return 0;
        if (word_at(s, at, stop)->flags & NO_TYPE) return spells(t, at, stop, "typedef");
        words++;
    }
    if (!words || at == start) return words > 0;
    byte before = t[at - 1]; /* of a list of parameters, where nothing is multiplied */
    return before == ';' || before == '{' || before == '}' || (!stars && (before == '(' || before == ','));
}

/* Whether braces hold the values of what is declared: an `=` stands before. */
static int holds_values(const byte *t, size_t start, size_t at) {
    while (at > start && is(t[at - 1], BLANK)) at--;
    return at > start && t[at - 1] == '=' && (at - 1 == start || is(t[at - 2], BLANK | LETTER | DIGIT) || t[at - 2] == ']' || t[at - 2] == ')');
}

/* A value of an initialiser that is a name alone: `#offset#number=name`, where the initialiser begins, and which
 * value of its own braces it is, after `!` when those are the outermost. Names in capitals are constants. */
static void placed(Scan *s, size_t first, int outer, uint32_t number, size_t at, size_t stop) {
    int small = 0;
    for (size_t i = at; i < stop && !small; i++) small = s->text[i] >= 'a' && s->text[i] <= 'z';
    if (!small) return;
    char place[32];
    int size = snprintf(place, sizeof place, "#%zu#%s%u", first, outer ? "!" : "", (unsigned)number);
    assign(s, (const byte *)place, (size_t)size, s->text + at, stop - at);
}

/* `name[…](…)`: `at` is the closing bracket. */
static void called_element(Scan *s, size_t start, size_t at, size_t end, size_t line) {
    const byte *t = s->text;
    if (!stands(t, blanks(t, at + 1, end), end, '(')) return;
    int depth = 0;
    size_t back = at, least = at - start > 400 ? at - 400 : start;
    for (; back > least; back--) {
        if (t[back] == ']') depth++;
        else if (t[back] == '[' && --depth == 0) break;
        else if (t[back] == ';' || t[back] == '{') return;
    }
    while (back > start && (is(t[back - 1], BLANK) || t[back - 1] == ']')) {
        if (t[back - 1] == ']') return; /* of several dimensions */
        back--;
    }
    size_t stop = back;
    while (back > start && is(t[back - 1], LETTER | DIGIT)) back--;
    if (back == stop || is(t[back], DIGIT)) return;
    if (word_at(s, back, stop)->flags & KEYWORD) return;
    byte text[128];
    if (stop - back + 2 > sizeof text) return;
    memcpy(text, t + back, stop - back);
    memcpy(text + (stop - back), "[]", 2);
    uint32_t number = intern(s, text, stop - back + 2, 0);
    if (!s->failed) first_line(&s->words[number].pointer, line);
}

/* Whether a word at the begin of a statement is a label; `behind` is what comes after it. */
static int is_label(const byte *t, size_t start, size_t at, size_t behind, size_t end) {
    if (!stands(t, behind, end, ':')) return 0;
    while (at > start && is(t[at - 1], BLANK)) at--;
    return at == start || t[at - 1] == ';' || t[at - 1] == '{' || t[at - 1] == '}';
}

/* Reads a stretch word by word. How many times it decides: `case`, `if`, `for`, `while`, `&&`, `||`, `?`. `macros`:
 * what looks called counts as used (1), and where names stand in braces is told (2), as it is of tables in bodies (0). */
uint32_t mentions(Scan *s, size_t start, size_t end, uint32_t stretch, int macros) {
    const byte *t = s->text;
    size_t line = line_of(s, start), at = start, star_from = start, first = start;
    int telling = macros > 1; /* of the initialiser that began at `first` */
    uint32_t decisions = 0, numbers[DEEPEST] = {0}, depth = 0, nested = 0;
    byte before = '{'; /* the last sign outside words */
    s->touches = 0;
    while (at < end && !s->failed) {
        byte c = t[at];
        if (is(c, LETTER | DIGIT)) {
            size_t at_word = at, stop = name_end(t, at, end), behind = blanks(t, stop, end);
            int called = stands(t, behind, end, '(');
            if (is(c, LETTER) || called) {
                if (is_label(t, start, at, behind, end) && !(word_at(s, at, stop)->flags & KEYWORD)) {
                    at = stop; /* labels have names of their own (C17 6.2.3) */
                    continue;
                }
                Word *word = touch(s, at, stop, stretch);
                if (s->failed) break;
                if (telling && !called && !nested && depth && depth < DEEPEST && (before == '{' || before == ',' || before == '&')
                    && (stands(t, behind, end, ',') || stands(t, behind, end, '}')) && (macros || word->local != stretch))
                    placed(s, first, depth == 1, numbers[depth], at, stop);
                before = 'a';
                first_line(&word->first, line);
                if (called) {
                    word->called++;
                    first_line(&word->first_called, line);
                } else {
                    word->bare++;
                    if (!macros && stands(t, behind, end, '=') && word->local != stretch) field_set(s, at, stop, end, stretch, 1);
                    int tag = tag_of(t, at, stop);
                    if (tag >= 0 && behind > stop && starts_name(t, behind, end)) {
                        Word *tagged = touch(s, behind, name_end(t, behind, end), stretch);
                        tagged->tagged[tag]++;
                        first_line(&tagged->type[tag], line + newlines(t, stop, behind));
                    }
                }
            }
            at = stop;
            if (stop - at_word == 4 && !memcmp(t + at_word, "goto", 4) && starts_name(t, behind, end)) {
                line += newlines(t, stop, behind);
                at = name_end(t, behind, end);
            }
        } else if (c == '.' || (c == '-' && stands(t, at + 1, end, '>'))) {
            size_t name = blanks(t, at + (c == '.' ? 1 : 2), end), stop = name_end(t, name, end);
            line += newlines(t, at, name);
            if (starts_name(t, name, end)) {
                if (stands(t, blanks(t, stop, end), end, '(')) pointer_call(s, c == '.' ? "." : "->", name, stop, line);
                else field_set(s, name, stop, end, stretch, 0);
            }
            at = stop;
        } else {
            if (telling && !is(c, BLANK)) {
                before = c;
                if (c == '{' && ++depth < DEEPEST) numbers[depth] = 0;
                else if (c == '}' && depth) telling = --depth || macros;
                else if (c == ',' && depth < DEEPEST && !nested) numbers[depth]++;
                else if (c == '(') nested++;
                else if (c == ')' && nested) nested--;
            } else if (c == '{' && !macros && holds_values(t, start, at)) {
                telling = 1, first = at, depth = 1, nested = 0;
                numbers[1] = 0;
                before = c;
            }
            if (c == '\n') {
                line++;
            } else if (c == ']' && !macros) {
                called_element(s, start, at, end, line);
            } else if (c == '(' && at >= star_from) {
                size_t star = blanks(t, at + 1, end);
                size_t name = stands(t, star, end, '*') ? blanks(t, star + 1, end) : end;
                if (starts_name(t, name, end)) {
                    size_t stop = name;
                    while (stop < end && is(t[stop], LETTER | DIGIT | BLANK | INWARD)) stop++;
                    size_t behind = stands(t, stop, end, ')') ? blanks(t, stop + 1, end) : end;
                    if (stands(t, behind, end, '(')) {
                        if (!declares(s, start, at)) pointer_call(s, "*", name, stop, line + newlines(t, at, name));
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
void types(Scan *s, size_t start, size_t end, size_t fixed) {
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

uint32_t body_hash(const byte *t, size_t start, size_t end, size_t shortest) {
    uint64_t hash = 0xCBF29CE484222325u, part = 0;
    size_t count = 0;
    for (; start < end; start++)
        if (!is(t[start], BLANK)) {
            part = part << 8 | t[start];
            if (++count % 8 == 0) {
                hash = (hash ^ part) * 0x9E3779B97F4A7C15u;
                hash ^= hash >> 29;
            }
        }
    if (count <= shortest) return 0;
    hash = (hash ^ (count % 8 ? part & ~(UINT64_MAX << count % 8 * 8) : 0)) * 0x9E3779B97F4A7C15u;
    hash ^= hash >> 32;
    return (uint32_t)hash ? (uint32_t)hash : 1;
}
