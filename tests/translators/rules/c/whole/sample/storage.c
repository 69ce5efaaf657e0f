/* A heap that grows, and formats that change where they lie. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char changing[32] = "%d|%5u|%s\n";
static char many[700];

static long sum(const unsigned char *block, size_t size)
{
    long total = 0;
    for (size_t i = 0; i < size; i++) {
        total += block[i];
    }
    return total;
}

static void grows(void)
{
    unsigned char *blocks[40];
    for (int i = 0; i < 40; i++) {
        blocks[i] = malloc(1u << 20);
        memset(blocks[i], i, 1u << 20);
    }
    printf("%d\n", realloc(malloc(9), 0) == NULL);
    blocks[0] = realloc(blocks[0], 30u << 20);
    memset(blocks[0] + (1u << 20), 7, 29u << 20);
    for (int i = 0; i < 40; i += 13) {
        printf("%ld %ld\n", sum(blocks[i], 1u << 20), sum(blocks[i] + 1000, 24));
    }
    printf("%ld\n", sum(blocks[0], 30u << 20));
    printf("%d\n", malloc((size_t)1 << 46) == NULL);
    for (int i = 0; i < 40; i++) {
        free(blocks[i]);
    }
}

static void formats(void)
{
    int seen = -1, width = 9;
    printf(changing, 12, 34u, "text");
    changing[1] = 'x';
    printf(changing, 43981, 34u, "text");
    strcpy(changing, "%-8s<%n%c>%%");
    printf(changing, "ab", &seen, 'z');
    printf(" %d\n", seen);
    struct { long wide; short half; signed char least; unsigned char beside; } counts = {-1, -1, -1, 7};
    printf("%300s%ln%hn%hhn\n", "", &counts.wide, &counts.half, &counts.least);
    printf("%ld %d %d %d\n", counts.wide, counts.half, counts.least, counts.beside);
    for (int at = 0; at < 600; at += 8) { /* many formats at a time, which end at each length */
        memset(many + at, 'a' + at % 26, 4);
        strcpy(many + at + 4, "%u\n");
        printf(many + at, (unsigned)at);
        printf(many + at + 1, (unsigned)at);
    }
    strcpy(many, "%d");
    printf(many, 1);
    strcpy(many, "%d%%%d\n"); /* the same beginning */
    printf(many, 1, 2);
    for (int i = 12; i < 20; i++) {
        printf("%.*s|%s|%*d|%-*d|%.*d\n", i, "a text that is long", "a text that is long" + (19 - i), width, i, -width, i, -1, i);
    }
    printf("%s and %s%s\n", "", "fifteen letters", "sixteen letters.");
}

int main(void)
{
    char longer[5000];
    grows();
    formats();
    memset(longer, 'l', sizeof longer - 1);
    longer[sizeof longer - 1] = '\0';
    for (int i = 0; i < 5; i++) { /* over the ends of blocks of output */
        printf("%d:%s%.*s\n", i, longer, 4090 + i, longer);
    }
    return 0;
}
