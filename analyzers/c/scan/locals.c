/* The names that a body declares. */
#include "scan.h"

void declare(Scan *s, const byte *at, size_t size, uint32_t stretch, int kept) {
    uint32_t number = intern(s, at, size, kept);
    if (s->failed) return;
    Word *word = &s->words[number];
    if (word->flags & KEYWORD || word->local == stretch) return;
    word->local = stretch;
    if (!grow((void **)&s->locals, &s->local_room, s->local_count + 1, sizeof(uint32_t))) {
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

void declared(Scan *s, size_t start, size_t end, uint32_t stretch) {
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

/* Of a list of parameters without parentheses inside: the last word of each part that a comma or the end closes. */
void declared_in_list(Scan *s, size_t at, size_t end, uint32_t stretch) {
    const byte *t = s->text;
    while (at < end && !s->failed) {
        if (!is(t[at], LETTER)) {
            at++;
            continue;
        }
        size_t name = at, stop = name_end(t, at, end), behind = stop;
        while (behind < end && !is(t[behind], LETTER | DIGIT) && t[behind] != ',' && t[behind] != '(' && t[behind] != ')' && t[behind] != '[') behind++;
        if (stands(t, behind, end, '[')) {
            behind++;
            while (behind < end && t[behind] != ',' && t[behind] != '(' && t[behind] != ')') behind++;
        }
        if (stands(t, behind, end, ',') || stands(t, behind, end, ')')) {
            declare(s, t + name, stop - name, stretch, 1);
            at = behind + 1;
        } else {
            at = stop;
        }
    }
}
