/* cols: print selected columns of standard input
 *   cols [-d C] [-s] [-m N] [--] LIST
 * LIST: 1,3-5,7- */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAXR 16
static int lo[MAXR], hi[MAXR], n;

static void usage(void) { fprintf(stderr, "usage: cols [-d C] [-s] [-m N] LIST\n"); exit(64); }

static int parse_list(const char *s)
{
    while (*s) {
        char *e;
        if (n == MAXR) return 0;
        if (*s < '0' || *s > '9') return 0;
        lo[n] = (int)strtol(s, &e, 10);
        hi[n] = lo[n];
        if (*e == '-') {
            e++;
            if (*e == 0 || *e == ',') hi[n] = 1000000;
            else if (*e >= '0' && *e <= '9') hi[n] = (int)strtol(e, &e, 10);
            else return 0;
        }
        if (lo[n] < 1 || hi[n] < lo[n]) return 0;
        n++;
        if (*e == ',') { e++; if (!*e) return 0; }
        else if (*e) return 0;
        s = e;
    }
    return n > 0;
}

static int wanted(int c)
{
    for (int i = 0; i < n; i++) if (c >= lo[i] && c <= hi[i]) return 1;
    return 0;
}

int main(int argc, char **argv)
{
    char delim = '\t';
    int suppress = 0, max = 0, i, rows = 0;
    static char line[4096];
    for (i = 1; i < argc && argv[i][0] == '-' && argv[i][1]; i++) {
        if (!strcmp(argv[i], "--")) { i++; break; }
        for (char *p = argv[i] + 1; *p; p++) {
            if (*p == 's') suppress = 1;
            else if (*p == 'd' || *p == 'm') {
                char opt = *p;
                char *v = p[1] ? p + 1 : (++i < argc ? argv[i] : NULL);
                if (!v) usage();
                if (opt == 'd') { if (!v[0] || v[1]) usage(); delim = v[0]; }
                else { max = atoi(v); if (max <= 0) usage(); }
                break;
            } else usage();
        }
    }
    if (i != argc - 1 || !parse_list(argv[i])) usage();
    while (fgets(line, sizeof line, stdin)) {
        size_t len = strlen(line);
        if (len && line[len - 1] == '\n') line[--len] = 0;
        if (!strchr(line, delim)) {
            if (!suppress) { puts(line); rows++; }
        } else {
            char *p = line;
            int c = 1, printed = 0;
            for (;;) {
                char *q = strchr(p, delim);
                if (q) *q = 0;
                if (wanted(c)) { if (printed++) putchar(delim); fputs(p, stdout); }
                if (!q) break;
                p = q + 1; c++;
            }
            putchar('\n');
            rows++;
        }
        if (max && rows >= max) break;
    }
    return rows ? 0 : 1;
}
