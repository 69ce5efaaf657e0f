/* gauge: three meters of 16 bits, driven by lines
 *   on, off, tick, put M N, times M N, over M N, swap M M, pick LIST, show
 * LIST: 1;2..3;2.. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int16_t meter[3], rest;
static uint8_t ticks;
static int running;

static int place(int m) { return m >= 1 && m <= 3; }

static int pick(const char *s)
{
    int from, to;
    long total = 0;
    while (*s) {
        if (*s == ';') { s++; continue; }
        if (*s < '1' || *s > '3') return 0;
        from = to = *s++ - '0';
        if (s[0] == '.' && s[1] == '.') {
            s += 2;
            to = *s >= '1' && *s <= '3' ? *s++ - '0' : 3;
        }
        if (*s && *s != ';') return 0;
        if (to < from) return 0;
        for (; from <= to; from++) total += meter[from - 1];
    }
    printf("sum %ld\n", total);
    return 1;
}

int main(void)
{
    char line[80], word[16], list[40];
    int m, n;
    while (fgets(line, sizeof line, stdin)) {
        if (sscanf(line, "%15s", word) != 1) continue;
        if (!strcmp(word, "on")) { if (running) puts("already"); running = 1; }
        else if (!strcmp(word, "off")) { if (!running) puts("already"); running = 0; }
        else if (!strcmp(word, "tick")) { if (running) ticks++; else puts("off"); }
        else if (!strcmp(word, "show")) printf("%d %d %d rest %d ticks %d\n", meter[0], meter[1], meter[2], rest, ticks);
        else if (!strcmp(word, "pick")) { if (sscanf(line, "%*s %39s", list) != 1 || !pick(list)) puts("which?"); }
        else if (sscanf(line, "%*s %d %d", &m, &n) != 2 || !place(m)) puts("what?");
        else if (!strcmp(word, "put")) meter[m - 1] = (int16_t)n;
        else if (!strcmp(word, "times")) meter[m - 1] = (int16_t)(meter[m - 1] * (int16_t)n);
        else if (!strcmp(word, "over")) {
            int16_t d = (int16_t)n;
            if (d == 0) { puts("by nothing"); continue; }
            rest = (int16_t)(meter[m - 1] % d);
            meter[m - 1] = (int16_t)(meter[m - 1] / d);
        }
        else if (!strcmp(word, "swap")) {
            if (!place(n)) { puts("what?"); continue; }
            int16_t keep = meter[m - 1];
            meter[m - 1] = meter[n - 1];
            meter[n - 1] = keep;
        }
        else puts("what?");
    }
    printf("%d\n", ticks);
    return running;
}
