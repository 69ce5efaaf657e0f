/* Gives every file named on a line of standard input to all functions of the scanner, each in memory of exactly its size, so
 * that a sanitizer sees every read beyond it. Built together with it. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scan.h"

void scan_setup(void);
void scan_seed(const uint64_t[2]);
size_t scan_blank(const byte *, size_t, byte *);
byte *scan_stretches(const byte *, size_t, size_t, const Stretch *, size_t, const char *, const char *, const char *,
                     const byte *, size_t, size_t, int, size_t *);
byte *scan_called(const byte *, size_t, const uint32_t *, size_t, size_t *);
void scan_free(byte *);
long scan_braces(const byte *, size_t, uint32_t *, size_t);
size_t scan_unmatched(const byte *, size_t);
size_t scan_lines(const byte *, size_t, uint32_t *, size_t);
void scan_pointers(const byte *, size_t, uint32_t[2]);

static void *room(size_t size) {
    void *found = malloc(size ? size : 1);
    if (!found) exit(2);
    return found;
}

static void read_all(const unsigned char *given, size_t size) {
    unsigned char *wide = room(2 * size);
    size_t count = scan_blank(given, size, wide);
    unsigned char *text = room(count);
    for (size_t i = 0; i < count; i++) text[i] = wide[i] == 1 ? '\n' : wide[i];
    free(wide);
    uint32_t *pairs = room(8 * (count + 1)), *ends = room(4 * count), counts[2];
    long paired = scan_braces(text, count, pairs, count);
    scan_lines(text, count, ends, count);
    scan_pointers(text, count, counts);
    if (scan_unmatched(text, count) > count) exit(3);
    size_t called = 0;
    for (int outside = 0; outside < 2; outside++) { /* of the whole text, and outside of its pairs */
        byte *names = scan_called(text, count, pairs, outside && paired > 0 ? (size_t)paired : 0, &called);
        if (!names || (called && names[called - 1] != '\n')) exit(3);
        scan_free(names);
    }
    if (paired < 1) {
        paired = 1;
        pairs[0] = 0;
        pairs[1] = (uint32_t)count;
    }
    Stretch *stretches = room(sizeof *stretches * (size_t)(3 * paired + 2));
    size_t n = 0;
    for (long i = 0; i < paired; i++) { /* of each pair the body and, as a head, what stands before it */
        stretches[n++] = (Stretch){pairs[2 * i], pairs[2 * i + 1], (uint32_t)(i % 3), 0, i ? pairs[2 * i - 1] : 1};
        stretches[n++] = (Stretch){i ? pairs[2 * i - 1] : 0, pairs[2 * i], 3, i % 2 ? 7 : 0, 0};
    }
    stretches[n++] = (Stretch){0, (uint32_t)count + 9, 0, 0, 0};
    stretches[n++] = (Stretch){(uint32_t)count, 0, 3, 0, 0};
    const unsigned char names[] = {'a', ' ', 'b', '\n', '\n', 'c'};
    size_t written = 0;
    unsigned char *told = scan_stretches(text, count, 1, stretches, n, "int if return", "goto union", "return goto", names,
                                         sizeof names, 80, 1, &written);
    if (!told || written < 2 || told[0] != '{' || told[written - 1] != '}') exit(3);
    scan_free(told);
    free(stretches);
    free(pairs);
    free(ends);
    free(text);
}

int main(void) {
    char name[4096];
    const uint64_t seed[2] = {0x123456789abcdef0u, 7};
    scan_setup();
    scan_seed(seed);
    while (fgets(name, sizeof name, stdin)) {
        name[strcspn(name, "\n")] = 0;
        FILE *file = fopen(name, "rb");
        if (!file || fseek(file, 0, SEEK_END)) return 2;
        size_t size = (size_t)ftell(file);
        unsigned char *given = room(size);
        rewind(file);
        if (fread(given, 1, size, file) != size) return 2;
        fclose(file);
        read_all(given, size);
        free(given);
    }
    puts("read");
    return 0;
}
