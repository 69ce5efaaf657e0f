/* As loop_numbers.c, for a COBOL program with three parameters: storage of 9, 4 and 11 bytes. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

extern void cob_init(int, char **);
extern int ORIGINAL(void *, void *, void *);
extern void TRANSLATED(void *, void *, void *);

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
    static char given[1 << 18][24];
    FILE *file = fopen(argv[1], "rb");
    size_t count = fread(given, sizeof given[0], 1 << 18, file);
    unsigned long calls = strtoul(argv[2], NULL, 10), different = 0;
    struct timespec from, to;
    cob_init(0, NULL);
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &from);
    for (unsigned long i = 0; i < calls; i++) {
        char mine[24], theirs[24];
        memcpy(mine, given[drawn(count)], 9);
        memcpy(mine + 9, given[drawn(count)] + 9, 4);
        memcpy(mine + 13, given[drawn(count)] + 13, 11);
        memcpy(theirs, mine, 24);
        ORIGINAL(mine, mine + 9, mine + 13);
        TRANSLATED(theirs, theirs + 9, theirs + 13);
        different += memcmp(mine, theirs, 24) != 0;
    }
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &to);
    printf("%lu %lu %.6f\n", calls, different, (double)(to.tv_sec - from.tv_sec) + (double)(to.tv_nsec - from.tv_nsec) / 1e9);
    return argc > 9;
}
