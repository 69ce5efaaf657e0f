/* Linked into instrumented programs: counts edges and records comparison operands in a map that the
 * runner shares with them (its path is in THESEUS_EDGES). Without the map, does nothing. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define MAP_SIZE 65536u
#define OPERANDS 2048u
#define WIDTH 32u
#define SITES 4096u

struct operand { uint8_t size; uint8_t a[WIDTH]; uint8_t b[WIDTH]; };
struct site { uint8_t sides, closeness; };
struct map { uint8_t hits[MAP_SIZE]; uint32_t count; struct operand operands[OPERANDS]; struct site sites[SITES]; };

static struct map *map;
static __thread uint32_t previous;
extern const char __executable_start;

__attribute__((constructor(101), no_sanitize_coverage)) static void attach(void)
{
    const char *path = getenv("THESEUS_EDGES");
    if (!path) return;
    int fd = open(path, O_RDWR | O_CLOEXEC);
    if (fd < 0) return;
    void *p = mmap(0, sizeof(struct map), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    close(fd);
    if (p != MAP_FAILED) map = p;
    unsetenv("THESEUS_EDGES");
}

void __sanitizer_cov_trace_pc(void)
{
    if (!map) return;
    uint32_t here = (uint32_t)((uintptr_t)__builtin_return_address(0) - (uintptr_t)&__executable_start);
    here = (here * 2654435761u) >> 16;
    uint8_t *hit = &map->hits[(previous ^ here) & (MAP_SIZE - 1)];
    if (*hit != 255) ++*hit;
    previous = here >> 1;
}

/* How near the two numbers that one place of the program compares came to each other: whether they were equal, or
 * one apart on either side, and 65 less the bits of the least distance seen. */
static void approach(uintptr_t place, uint64_t a, uint64_t b)
{
    if (!map) return;
    uint64_t distance = (int64_t)(a - b) < 0 ? b - a : a - b;
    struct site *site = &map->sites[((uint32_t)(place - (uintptr_t)&__executable_start) * 2654435761u) >> 20];
    if (distance <= 1) site->sides |= (uint8_t)(distance == 0 ? 1 : a - b == 1 ? 2 : 4);
    uint8_t closeness = (uint8_t)(distance ? 1 + __builtin_clzll(distance) : 65);
    if (closeness > site->closeness) site->closeness = closeness;
}

static void record(const void *a, const void *b, uint32_t size)
{
    if (!map || size == 0) return;
    if (size > WIDTH) size = WIDTH;
    uint32_t h = 2166136261u;
    const uint8_t *x = a, *y = b;
    for (uint32_t i = 0; i < size; i++) h = ((h ^ x[i]) * 16777619u ^ y[i]) * 16777619u;
    struct operand *slot = &map->operands[h % OPERANDS];
    if (slot->size == 0) map->count++;
    slot->size = 0;
    for (uint32_t i = 0; i < size; i++) { slot->a[i] = x[i]; slot->b[i] = y[i]; }
    slot->size = (uint8_t)size;
}

#define COMPARE(name, type, number) void name(type a, type b) { \
    approach((uintptr_t)__builtin_return_address(0), (uint64_t)(number)a, (uint64_t)(number)b); \
    if (a != b) record(&a, &b, sizeof(type)); }
COMPARE(__sanitizer_cov_trace_cmp1, uint8_t, int8_t)
COMPARE(__sanitizer_cov_trace_cmp2, uint16_t, int16_t)
COMPARE(__sanitizer_cov_trace_cmp4, uint32_t, int32_t)
COMPARE(__sanitizer_cov_trace_cmp8, uint64_t, int64_t)
COMPARE(__sanitizer_cov_trace_const_cmp1, uint8_t, int8_t)
COMPARE(__sanitizer_cov_trace_const_cmp2, uint16_t, int16_t)
COMPARE(__sanitizer_cov_trace_const_cmp4, uint32_t, int32_t)
COMPARE(__sanitizer_cov_trace_const_cmp8, uint64_t, int64_t)
void __sanitizer_cov_trace_cmpf(float a, float b) { (void)a; (void)b; }
void __sanitizer_cov_trace_cmpd(double a, double b) { (void)a; (void)b; }
void __sanitizer_cov_trace_switch(uint64_t value, uint64_t *cases)
{
    uint32_t size = (uint32_t)(cases[1] / 8);
    for (uint64_t i = 0; i < cases[0] && i < 64; i++)
        if (cases[2 + i] != value) record(&value, &cases[2 + i], size);
}

/* Comparisons by library function: the executable's own definitions come before libc's. */
static uint32_t shorter(const char *a, const char *b, size_t limit)
{
    size_t x = strnlen(a, limit), y = strnlen(b, limit);
    size_t n = x > y ? x : y;
    return n > WIDTH ? WIDTH : (uint32_t)n;
}
static void record_text(const char *a, const char *b, size_t limit)
{
    uint8_t x[WIDTH] = {0}, y[WIDTH] = {0};
    uint32_t n = shorter(a, b, limit);
    for (uint32_t i = 0; i < n && a[i]; i++) x[i] = (uint8_t)a[i];
    for (uint32_t i = 0; i < n && b[i]; i++) y[i] = (uint8_t)b[i];
    record(x, y, n);
}
int memcmp(const void *a, const void *b, size_t n)
{
    const uint8_t *x = a, *y = b;
    for (size_t i = 0; i < n; i++)
        if (x[i] != y[i]) { record(a, b, n > WIDTH ? WIDTH : (uint32_t)n); return x[i] < y[i] ? -1 : 1; }
    return 0;
}
int bcmp(const void *a, const void *b, size_t n) { return memcmp(a, b, n); }
int strcmp(const char *a, const char *b)
{
    const uint8_t *x = (const uint8_t *)a, *y = (const uint8_t *)b;
    while (*x && *x == *y) { x++; y++; }
    if (*x != *y) record_text(a, b, WIDTH);
    return (int)*x - (int)*y;
}
int strncmp(const char *a, const char *b, size_t n)
{
    const uint8_t *x = (const uint8_t *)a, *y = (const uint8_t *)b;
    for (size_t i = 0; i < n; i++) {
        if (x[i] != y[i]) { record_text(a, b, n); return (int)x[i] - (int)y[i]; }
        if (!x[i]) break;
    }
    return 0;
}
static int lower(int c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; }
int strcasecmp(const char *a, const char *b)
{
    const uint8_t *x = (const uint8_t *)a, *y = (const uint8_t *)b;
    while (*x && lower(*x) == lower(*y)) { x++; y++; }
    if (lower(*x) != lower(*y)) record_text(a, b, WIDTH);
    return lower(*x) - lower(*y);
}
