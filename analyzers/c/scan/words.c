/* Names, each known once, in the order in which they came; and the JSON that tells of them. */
#include "scan.h"

static uint64_t secret[2]; /* chosen anew by each process: nobody can prepare names that all come to one slot */

EXPORT void scan_seed(const uint64_t seed[2]) {
    secret[0] = seed[0];
    secret[1] = seed[1] | 1;
}

int grow(void **data, uint32_t *room, uint32_t needed, size_t each) {
    if (needed <= *room) return 1;
    uint32_t larger = *room ? *room * 2 : 64;
    while (larger < needed) larger *= 2;
    void *fresh = realloc(*data, larger * each);
    if (!fresh) return 0;
    *data = fresh;
    *room = larger;
    return 1;
}

static void put(Scan *s, Bytes *to, const void *from, size_t count) {
    if (s->failed) return;
    if (!to->data || to->size + count > to->room) {
        size_t larger = to->room ? to->room * 2 : 256;
        while (larger < to->size + count) larger *= 2;
        byte *fresh = realloc(to->data, larger);
        if (!fresh) {
            s->failed = 1;
            return;
        }
        to->data = fresh;
        to->room = larger;
    }
    if (count) memcpy(to->data + to->size, from, count);
    to->size += count;
}

void out(Scan *s, const void *from, size_t count) { put(s, &s->out, from, count); }
void out_text(Scan *s, const char *text) { out(s, text, strlen(text)); }

void out_number(Scan *s, uint32_t value) {
    char digits[10];
    int at = 10;
    do digits[--at] = (char)('0' + value % 10); while (value /= 10);
    out(s, digits + at, (size_t)(10 - at));
}

void out_name(Scan *s, const Word *word) {
    out_text(s, "\"");
    out(s, word->at, word->size);
    out_text(s, "\"");
}

void assign(Scan *s, const byte *field, size_t field_size, const byte *value, size_t value_size) {
    put(s, &s->assigned, s->assigned.size ? ",\"" : "\"", s->assigned.size ? 2 : 1);
    put(s, &s->assigned, field, field_size);
    put(s, &s->assigned, "=", 1);
    put(s, &s->assigned, value, value_size);
    put(s, &s->assigned, "\"", 1);
}

static uint64_t mixed(uint64_t one, uint64_t other) {
    unsigned __int128 product = (unsigned __int128)one * other;
    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

/* Multiplied with the secret in both factors, so that which names collide hangs on it. */
static uint32_t hashed(const byte *at, size_t size) {
    uint64_t hash = secret[0] ^ size, part;
    for (; size > 8; at += 8, size -= 8) {
        memcpy(&part, at, 8);
        hash = mixed(part ^ secret[1], hash ^ secret[0]);
    }
    part = 0;
    if (size >= 4) {
        uint32_t head, tail;
        memcpy(&head, at, 4);
        memcpy(&tail, at + size - 4, 4);
        part = (uint64_t)head << 32 | tail;
    } else if (size) {
        part = (uint64_t)at[0] << 16 | (uint64_t)at[size / 2] << 8 | at[size - 1];
    }
    hash = mixed(part ^ secret[1], hash ^ secret[0]);
    return (uint32_t)(hash ^ hash >> 32);
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

int words_begin(Scan *s) { return rehash(s, 1024) && grow((void **)&s->words, &s->room, 1, sizeof(Word)); }

void words_end(Scan *s) {
    free(s->words);
    free(s->slots);
    free(s->touched);
    free(s->locals);
    free(s->assigned.data);
    while (s->blocks) {
        Block *next = s->blocks->next;
        free(s->blocks);
        s->blocks = next;
    }
    if (s->failed) {
        free(s->out.data);
        s->out.data = NULL;
    }
}

/* The number of a word; `kept` says whether its bytes stay where they are. 0 (some word) when there is no memory. */
uint32_t intern(Scan *s, const byte *at, size_t size, int kept) {
    uint32_t hash = hashed(at, size), slot = hash & s->mask;
    for (; s->slots[slot]; slot = (slot + 1) & s->mask) {
        Word *known = &s->words[s->slots[slot] - 1];
        if (known->hash == hash && known->size == size && !memcmp(known->at, at, size)) return s->slots[slot] - 1;
    }
    if (!grow((void **)&s->words, &s->room, s->count + 1, sizeof(Word))) {
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
