/* What the stretches of a text mention, as JSON; and what is called outside of braces. */
#include "scan.h"

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
        if (i) out_text(s, ",");
        out_name(s, &s->words[from[i]]);
    }
    out_text(s, "]");
}

/* What the stretches of a text mention, as JSON; NULL when there is no memory, else to be given to scan_free. `names`
 * holds a line for each BODY and BRANCH_BODY: the names that it has besides (parameters), between blanks. Of words (each
 * list between blanks) some are keywords, some are to be counted, and with some no declaration begins. A body's text
 * without blanks is hashed when it is longer than `shortest`. */
EXPORT byte *scan_stretches(const byte *text, size_t size, size_t first, const Stretch *stretches, size_t count,
                     const char *keywords, const char *watched, const char *no_types, const byte *names,
                     size_t names_size, size_t shortest, int tell_locals, size_t *written) {
    Scan s = {.text = text, .size = size, .line = first};
    size_t name_at = 0;
    s.failed = !words_begin(&s);
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
            mentions(&s, start, end, stretch, stretches[i].line ? 2 : 1);
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
        if (stretches[i].list) declared_in_list(&s, stretches[i].list, start, stretch);
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
    out(&s, s.assigned.data, s.assigned.size);
    out_text(&s, "]}");
    words_end(&s);
    *written = s.out.size;
    return s.out.data;
}

EXPORT void scan_free(byte *data) { free(data); }

/* The names before parentheses outside of these pairs (start, behind the end), each once and followed by a line end;
 * NULL when there is no memory, else to be given to scan_free. */
EXPORT byte *scan_called(const byte *text, size_t size, const uint32_t *pairs, size_t count, size_t *written) {
    Scan s = {.text = text, .size = size};
    s.failed = !words_begin(&s);
    out_text(&s, ""); /* something, for no names too */
    size_t at = 0;
    for (size_t i = 0; i <= count && !s.failed; i++) {
        size_t end = i < count && pairs[2 * i] < size ? pairs[2 * i] : size;
        while (at < end && !s.failed) {
            if (!is(text[at], LETTER)) {
                at++;
                continue;
            }
            size_t stop = name_end(text, at, end);
            if (stands(text, blanks(text, stop, end), end, '(')) {
                uint32_t known = s.count, number = intern(&s, text + at, stop - at, 1);
                if (!s.failed && number == known) {
                    out(&s, text + at, stop - at);
                    out_text(&s, "\n");
                }
            }
            at = stop;
        }
        if (i < count && pairs[2 * i + 1] > at) at = pairs[2 * i + 1];
    }
    words_end(&s);
    *written = s.out.size;
    return s.out.data;
}
