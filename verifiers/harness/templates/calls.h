/* Reads the tokens of calls and writes those of answers; see verifiers/harness/README.md. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *theseus_at;
static FILE *theseus_out;

/* A block of calls, whose arguments are made here and whose answers are digested. */
struct theseus_slot {
    char kind; /* of its tokens: 'n' number, 'f' float, 'x' text */
    int ranged, fixed; /* fixed: one value, and no range */
    unsigned long long count, low, size; /* values in the table; a range from `low` of `size` numbers (0: all) */
    unsigned long long *numbers;
    char **texts;
};
enum { THESEUS_TEXT, THESEUS_DRAWN, THESEUS_IN_ORDER };
static int theseus_block;
static struct theseus_slot *theseus_slots;
static size_t theseus_slot_count, theseus_next_slot;
static unsigned long long theseus_seed, theseus_call, theseus_left, theseus_calls;
static unsigned long long theseus_state; /* of the generator, or what is left of the call's number */
static unsigned long long theseus_digest, theseus_sum;

#define THESEUS_FAST static inline __attribute__((always_inline, unused))

THESEUS_FAST unsigned long long theseus_random(void) {
    unsigned long long z = theseus_state += 0x9E3779B97F4A7C15ULL;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
}

THESEUS_FAST void theseus_mix(unsigned long long value) {
    theseus_digest = (theseus_digest ^ value) * 0x9E3779B97F4A7C15ULL;
    theseus_digest ^= theseus_digest >> 29;
}

/* The slot's value as a place in its table; its count and more: in its range, at *offset. */
static unsigned long long theseus_pick(struct theseus_slot *slot, unsigned long long *offset) {
    unsigned long long random, choices, digit;
    if (slot->fixed) return 0;
    if (theseus_block == THESEUS_IN_ORDER) {
        choices = slot->ranged ? slot->size : slot->count;
        digit = choices ? theseus_state % choices : theseus_state;
        theseus_state = choices ? theseus_state / choices : 0;
        *offset = digit;
        return slot->ranged ? slot->count : digit;
    }
    random = theseus_random();
    if (slot->count != 0 && (!slot->ranged || (random & 1))) return ((random >> 32) * slot->count) >> 32;
    if (slot->size != 0 && slot->size <= 1ULL << 32) *offset = ((random >> 32) * slot->size) >> 32;
    else {
        random = theseus_random();
        *offset = slot->size ? random % slot->size : random;
    }
    return slot->count;
}

static const char *theseus_token(void) {
    char *start = theseus_at, *end;
    while (*start == ' ') start++;
    end = start;
    while (*end != ' ' && *end != '\n' && *end != '\0') end++;
    theseus_at = *end == '\0' ? end : end + 1;
    *end = '\0';
    return start;
}

static unsigned long long theseus_number_of(const char *text, char **end) {
    return text[0] == '-' ? (unsigned long long)strtoll(text, end, 10) : strtoull(text, end, 10);
}

THESEUS_FAST struct theseus_slot *theseus_take_slot(void) {
    if (theseus_next_slot >= theseus_slot_count) exit(99);
    return &theseus_slots[theseus_next_slot++];
}

THESEUS_FAST unsigned long long theseus_integer(void) {
    struct theseus_slot *slot;
    unsigned long long at, offset = 0, random, tabled, ranged;
    if (theseus_block == THESEUS_TEXT) return theseus_number_of(theseus_token(), NULL);
    slot = theseus_take_slot();
    if (slot->fixed) return slot->numbers[0];
    if (theseus_block == THESEUS_DRAWN && slot->ranged && slot->size - 1 < 1ULL << 32) {
        /* As theseus_pick does, without a branch that half the calls mispredict. */
        random = theseus_random();
        tabled = slot->numbers[((random >> 32) * slot->count) >> 32];
        ranged = slot->low + (((random >> 32) * slot->size) >> 32);
        return random & (slot->count != 0) ? tabled : ranged;
    }
    at = theseus_pick(slot, &offset);
    return at < slot->count ? slot->numbers[at] : slot->low + offset;
}

static double theseus_float(void) {
    unsigned long long bits, offset;
    double value;
    if (theseus_block == THESEUS_TEXT) bits = strtoull(theseus_token() + 1, NULL, 16);
    else {
        struct theseus_slot *slot = theseus_take_slot();
        bits = slot->numbers[theseus_pick(slot, &offset)];
    }
    memcpy(&value, &bits, sizeof value);
    return value;
}

static void *theseus_memory(size_t count, size_t size) {
    void *memory = calloc(count == 0 ? 1 : count, size);
    if (count == 0) {
        free(memory);
        memory = malloc(0);
    }
    if (memory == NULL) exit(97);
    return memory;
}

static unsigned theseus_nibble(char c) { return c <= '9' ? (unsigned)(c - '0') : (unsigned)(c - 'a' + 10); }

static char *theseus_decoded(const char *digits, size_t count) {
    char *bytes = theseus_memory(count + 1, 1);
    size_t i;
    for (i = 0; i < count; i++)
        bytes[i] = (char)(theseus_nibble(digits[2 * i]) * 16 + theseus_nibble(digits[2 * i + 1]));
    return bytes;
}

/* A copy of a text that is drawn, or its bytes written to `into`; its size at *size. */
static char *theseus_sized_text(char *into, size_t *size) {
    const char *token;
    char *bytes;
    if (theseus_block == THESEUS_TEXT) {
        token = theseus_token() + 1;
        *size = strlen(token) / 2;
        bytes = theseus_decoded(token, *size);
        if (into == NULL) return bytes;
        memcpy(into, bytes, *size);
        free(bytes);
    } else {
        struct theseus_slot *slot = theseus_take_slot();
        unsigned long long offset, at = theseus_pick(slot, &offset);
        *size = slot->numbers[at];
        if (into == NULL) {
            bytes = theseus_memory(*size + 1, 1);
            memcpy(bytes, slot->texts[at], *size);
            return bytes;
        }
        memcpy(into, slot->texts[at], *size);
    }
    return into;
}

static char *theseus_text(void) {
    size_t size;
    return theseus_sized_text(NULL, &size);
}

THESEUS_FAST void theseus_returned(void) {
    if (theseus_block == THESEUS_TEXT) fputs("\001returned", theseus_out);
    else theseus_mix(1);
}

THESEUS_FAST void theseus_show_signed(long long value) {
    if (theseus_block == THESEUS_TEXT) fprintf(theseus_out, " %lld", value);
    else {
        theseus_mix((unsigned long long)value);
        theseus_digest ^= value < 0 ? ~0ULL : 0;
    }
}

THESEUS_FAST void theseus_show_unsigned(unsigned long long value) {
    if (theseus_block == THESEUS_TEXT) fprintf(theseus_out, " %llu", value);
    else theseus_mix(value);
}

static void theseus_show_float(double value) {
    unsigned long long bits;
    memcpy(&bits, &value, sizeof bits);
    if (theseus_block == THESEUS_TEXT) fprintf(theseus_out, " f%016llx", bits);
    else theseus_mix(bits);
}

static void theseus_show_bytes(const char *text, size_t size) {
    size_t i;
    if (theseus_block == THESEUS_TEXT) {
        fputs(" x", theseus_out);
        for (i = 0; i < size; i++) fprintf(theseus_out, "%02x", (unsigned)(unsigned char)text[i]);
        return;
    }
    theseus_mix(size);
    for (i = 0; i < size; i++) theseus_mix((unsigned char)text[i]);
}

static void theseus_show_text(const char *text) {
    if (text != NULL) theseus_show_bytes(text, strlen(text));
    else if (theseus_block == THESEUS_TEXT) fputs(" null", theseus_out);
    else theseus_mix(0x6E756C6CULL);
}

/* One slot: values with commas between, and after `~` a range LOW:HIGH. */
static void theseus_read_slot(struct theseus_slot *slot, char *text) {
    size_t room = 1;
    char *at;
    for (at = text; *at != '\0'; at++) room += *at == ',';
    slot->kind = *text == 'f' || *text == 'x' ? *text : 'n';
    slot->numbers = theseus_memory(room, sizeof *slot->numbers);
    slot->texts = theseus_memory(room, sizeof *slot->texts);
    slot->count = 0;
    slot->ranged = 0;
    for (at = text; *at != '\0' && *at != '~';) {
        if (slot->kind == 'f') slot->numbers[slot->count] = strtoull(at + 1, &at, 16);
        else if (slot->kind == 'n') slot->numbers[slot->count] = theseus_number_of(at, &at);
        else {
            size_t size = strcspn(at + 1, ",") / 2;
            slot->numbers[slot->count] = size;
            slot->texts[slot->count] = theseus_decoded(at + 1, size);
            at += 1 + 2 * size;
        }
        slot->count++;
        if (*at == ',') at++;
    }
    if (*at == '~') {
        slot->ranged = 1;
        slot->low = theseus_number_of(at + 1, &at);
        slot->size = theseus_number_of(at + 1, &at) - slot->low + 1;
    }
    slot->fixed = slot->count == 1 && !slot->ranged;
}

THESEUS_FAST void theseus_begin_call(void) {
    theseus_state = theseus_block == THESEUS_IN_ORDER ? theseus_call : theseus_seed ^ (theseus_call * 0xD1B54A32D192ED03ULL);
    theseus_next_slot = 0;
    theseus_digest = 0x7468657365757321ULL;
}

static void theseus_begin_block(int kind) {
    char *at;
    size_t room = 1;
    for (; theseus_slot_count > 0; theseus_slot_count--) {
        struct theseus_slot *slot = &theseus_slots[theseus_slot_count - 1];
        for (room = 0; room < slot->count; room++) free(slot->texts[room]);
        free(slot->texts);
        free(slot->numbers);
    }
    free(theseus_slots);
    theseus_token();
    theseus_seed = theseus_number_of(theseus_token(), NULL);
    theseus_call = theseus_number_of(theseus_token(), NULL);
    theseus_left = theseus_calls = theseus_number_of(theseus_token(), NULL);
    for (room = 1, at = theseus_at; *at != '\0'; at++) room += *at == ' ';
    theseus_slots = theseus_memory(room, sizeof *theseus_slots);
    while (*theseus_at != '\0' && *theseus_at != '\n')
        theseus_read_slot(&theseus_slots[theseus_slot_count++], (char *)theseus_token());
    theseus_sum = 0;
    theseus_block = kind;
}

/* The next call: 0 at the end of standard input. */
static int theseus_next_call(void) {
    static char *line;
    static size_t room;
    if (theseus_block != THESEUS_TEXT) {
        theseus_begin_call();
        return 1;
    }
    if (getline(&line, &room, stdin) <= 0) return 0;
    theseus_at = line;
    if (line[0] != 'd' && line[0] != 'o') return 1;
    theseus_begin_block(line[0] == 'd' ? THESEUS_DRAWN : THESEUS_IN_ORDER);
    theseus_begin_call();
    return 1;
}

static void theseus_finish_call(void) {
    if (theseus_block != THESEUS_TEXT) {
        theseus_sum = (theseus_sum ^ theseus_digest) * 0x9E3779B97F4A7C15ULL;
        theseus_sum ^= theseus_sum >> 29;
        theseus_call++;
        if (--theseus_left > 0) return;
        theseus_block = THESEUS_TEXT;
        fprintf(theseus_out, "\001block %llu %016llx", theseus_calls, theseus_sum);
    }
    fputs("\n", theseus_out);
    fflush(theseus_out);
}
