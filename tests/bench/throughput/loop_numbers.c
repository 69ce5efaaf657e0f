/* The loop that one would write by hand: both libraries called directly, answers compared.
 * Each argument is drawn from those in a file of int triples. Prints comparisons, differences and CPU seconds. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

extern RESULT ORIGINAL(int, int, int);
extern long long TRANSLATED(int, int, int);

/* xorshift64* (Vigna, 2016) */
static inline size_t drawn(size_t count)
{
    static unsigned long state = 88172645463325252UL;
    state ^= state >> 12;
    state ^= state << 25;
    state ^= state >> 27;
    return ((state * 2685821657736338717UL >> 32) * count) >> 32;
}

int main(int argc, char **argv)
{
    static int given[1 << 20][3];
    FILE *file = fopen(argv[1], "rb");
    size_t count = fread(given, sizeof given[0], 1 << 20, file);
    unsigned long calls = strtoul(argv[2], NULL, 10), different = 0;
    struct timespec from, to;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &from);
    for (unsigned long i = 0; i < calls; i++) {
        int a = given[drawn(count)][0], b = given[drawn(count)][1], c = given[drawn(count)][2];
        different += ORIGINAL(a, b, c) != TRANSLATED(a, b, c);
    }
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &to);
    printf("%lu %lu %.6f\n", calls, different, (double)(to.tv_sec - from.tv_sec) + (double)(to.tv_nsec - from.tv_nsec) / 1e9);
    return argc > 9;
}
