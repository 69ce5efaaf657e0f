#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void encode(const char *s)
{
    while (*s) {
        int n = 1;
        while (n < 9 && s[n] == s[0]) n++;
        if (n > 2 || isdigit((unsigned char)*s)) printf("%d%c", n, *s);
        else for (int i = 0; i < n; i++) putchar(*s);
        s += n;
    }
    putchar('\n');
}

static int decode(const char *s)
{
    while (*s) {
        if (isdigit((unsigned char)*s)) {
            int n = *s++ - '0';
            if (!*s) { putchar('\n'); return 1; }
            while (n-- > 0) putchar(*s);
            s++;
        } else {
            putchar(*s++);
        }
    }
    putchar('\n');
    return 0;
}

int main(int argc, char **argv)
{
    if (argc < 3) {
        fprintf(stderr, "usage: %s encode|decode|both TEXT...\n", argv[0]);
        return 2;
    }
    int status = 0;
    for (int i = 2; i < argc; i++) {
        if (strcmp(argv[1], "encode") == 0) encode(argv[i]);
        else if (strcmp(argv[1], "decode") == 0) status |= decode(argv[i]);
        else if (strcmp(argv[1], "both") == 0) { encode(argv[i]); status |= decode(argv[i]); }
        else { fprintf(stderr, "unknown mode\n"); return 2; }
    }
    return status;
}
