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
static unsigned long long theseus_digest;
/* What the next calls take, made ahead of them, so that a branch which a call mispredicts does not hold up the making:
 * a row for each call, with a number for each slot, or its place in the table of texts. `theseus_call` and `theseus_left`
 * are of the first of them. */
#define THESEUS_ROWS 256
#define THESEUS_MADE 8192
static unsigned long long *theseus_made, *theseus_row;
static size_t theseus_rows, theseus_now, theseus_next_row; /* rows that are made at a time; made now; left of these */

#define THESEUS_FAST static inline __attribute__((always_inline, unused))

#define THESEUS_GOLDEN 0x9E3779B97F4A7C15ULL

/* What SplitMix64 draws in this state. */
THESEUS_FAST unsigned long long theseus_random(unsigned long long z) {
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
}

THESEUS_FAST unsigned long long theseus_mixed(unsigned long long digest, unsigned long long value) {
    digest = (digest ^ value) * THESEUS_GOLDEN;
    return digest ^ (digest >> 29);
}

THESEUS_FAST void theseus_mix(unsigned long long value) { theseus_digest = theseus_mixed(theseus_digest, value); }

/* What wyrand draws in this state. */
THESEUS_FAST unsigned long long theseus_folded(unsigned long long state) {
    unsigned __int128 product = (unsigned __int128)state * (state ^ 0xE7037ED1A0B428DBULL);
    return (unsigned long long)(product >> 64) ^ (unsigned long long)product;
}

THESEUS_FAST unsigned long long theseus_scaled(unsigned long long random, unsigned long long choices) {
    return (unsigned long long)(((unsigned __int128)random * choices) >> 64);
}

/* One slot of calls drawn at random. Of a block's first 1024, each is of its table or of its range; then each 64 are. */
static void theseus_draw(const struct theseus_slot *slot, unsigned long long start, unsigned long long *at, size_t rows) {
    const unsigned long long step = 0xA0761D6478BD642FULL, *const numbers = slot->numbers;
    const unsigned long long low = slot->low, size = slot->size, count = slot->count, rest = theseus_slot_count;
    unsigned long long call = theseus_call, state = start + call * step;
    while (rows > 0) {
        unsigned long long together = call < 1024 ? 1 : 64;
        size_t some = together - call % together, i;
        if (some > rows) some = rows;
        if (count != 0 && (!slot->ranged || theseus_random(start ^ call / together) & 1)) {
            if (slot->kind == 'x')
                for (i = 0; i < some; i++, at += rest, state += step) *at = theseus_scaled(theseus_folded(state), count);
            else
                for (i = 0; i < some; i++, at += rest, state += step) *at = numbers[theseus_scaled(theseus_folded(state), count)];
        } else if (size == 0)
            for (i = 0; i < some; i++, at += rest, state += step) *at = low + theseus_folded(state);
        else
            for (i = 0; i < some; i++, at += rest, state += step) *at = low + theseus_scaled(theseus_folded(state), size);
        call += some;
        rows -= some;
    }
}

/* The row of one call of those taken in order. */
static void theseus_order(unsigned long long call, unsigned long long *at) {
    size_t i;
    for (i = 0; i < theseus_slot_count; i++) {
        const struct theseus_slot *slot = &theseus_slots[i];
        unsigned long long choices = slot->ranged ? slot->size : slot->count, digit = 0;
        if (!slot->fixed) {
            digit = choices ? call % choices : call;
            call = choices ? call / choices : 0;
        }
        at[i] = slot->ranged ? slot->low + digit : slot->kind == 'x' ? digit : slot->numbers[digit];
    }
}

static void theseus_make(void) {
    size_t rows = theseus_left < theseus_rows ? theseus_left : theseus_rows, i, row;
    unsigned long long state = theseus_seed;
    if (theseus_block == THESEUS_IN_ORDER)
        for (row = 0; row < rows; row++) theseus_order(theseus_call + row, theseus_made + row * theseus_slot_count);
    else
        for (i = 0; i < theseus_slot_count; i++)
            if (!theseus_slots[i].fixed)
                theseus_draw(&theseus_slots[i], theseus_random(state += THESEUS_GOLDEN), theseus_made + i, rows);
    theseus_row = theseus_made;
    theseus_now = theseus_next_row = rows;
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

THESEUS_FAST unsigned long long theseus_taken_slot(void) {
    if (theseus_next_slot >= theseus_slot_count) exit(99);
    return theseus_row[theseus_next_slot++];
}

THESEUS_FAST unsigned long long theseus_integer(void) {
    return theseus_block == THESEUS_TEXT ? theseus_number_of(theseus_token(), NULL) : theseus_taken_slot();
}

static double theseus_float(void) {
    unsigned long long bits = theseus_block == THESEUS_TEXT ? strtoull(theseus_token() + 1, NULL, 16) : theseus_taken_slot();
    double value;
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
        const struct theseus_slot *slot = &theseus_slots[theseus_next_slot];
        unsigned long long at = theseus_taken_slot();
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
    else theseus_digest = theseus_mixed(0x7468657365757321ULL, 1);
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
    if (value != value) bits = 0x7ff8000000000000ULL; /* which NaN it is, no language says */
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

static void theseus_begin_block(int kind) {
    char *at;
    size_t room = 1, i, row;
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
    free(theseus_made);
    theseus_rows = theseus_slot_count * THESEUS_ROWS <= THESEUS_MADE ? THESEUS_ROWS : THESEUS_MADE / theseus_slot_count + 1;
    theseus_made = theseus_memory(theseus_rows * theseus_slot_count, sizeof *theseus_made);
    for (i = 0; i < theseus_slot_count; i++)
        for (row = 0; theseus_slots[i].fixed && row < theseus_rows; row++)
            theseus_made[row * theseus_slot_count + i] = theseus_slots[i].kind == 'x' ? 0 : theseus_slots[i].numbers[0];
    theseus_next_slot = 0;
    theseus_block = kind;
    theseus_make();
}

/* The next call, or the next block's first: 0 at the end of standard input. */
static int theseus_next_line(void) {
    static char *line;
    static size_t room;
    if (getline(&line, &room, stdin) <= 0) return 0;
    theseus_at = line;
    if (line[0] == 'd' || line[0] == 'o') theseus_begin_block(line[0] == 'd' ? THESEUS_DRAWN : THESEUS_IN_ORDER);
    return 1;
}

/* Whether another call of the block is to be made, after one whose digest is taken in. */
THESEUS_FAST int theseus_goes_on(void) {
    if (theseus_block == THESEUS_TEXT) return 0;
    theseus_next_slot = 0;
    theseus_row += theseus_slot_count;
    if (--theseus_next_row > 0) return 1;
    theseus_call += theseus_now;
    theseus_left -= theseus_now;
    if (theseus_left == 0) return 0;
    theseus_make();
    return 1;
}

THESEUS_FAST unsigned long long theseus_summed(unsigned long long sum) { return sum * THESEUS_GOLDEN + theseus_digest; }

/* The end of an answer; `sum` is that of a block. */
static void theseus_finish(unsigned long long sum) {
    if (theseus_block != THESEUS_TEXT) fprintf(theseus_out, "\001block %llu %016llx", theseus_calls, sum);
    theseus_block = THESEUS_TEXT;
    fputs("\n", theseus_out);
    fflush(theseus_out);
}
