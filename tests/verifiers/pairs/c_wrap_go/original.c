#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* wrap WIDTH [left|right|center]: fills paragraphs of standard input to WIDTH columns */
static int width, used, words;
static char out[256];
static char mode = 'l';

static void flush(void)
{
    if (!words) return;
    int pad = width - used;
    if (pad < 0) pad = 0;
    int left = mode == 'r' ? pad : mode == 'c' ? pad / 2 : 0;
    printf("%*s%s\n", left, "", out);
    used = words = 0;
    out[0] = 0;
}

static void add(const char *word)
{
    int n = (int)strlen(word);
    if (words && used + 1 + n > width) flush();
    if (words) { strcat(out, " "); used++; }
    strcat(out, word);
    used += n;
    words++;
}

int main(int argc, char **argv)
{
    if (argc < 2 || argc > 3) { fprintf(stderr, "usage: wrap WIDTH [left|right|center]\n"); return 2; }
    width = atoi(argv[1]);
    if (width < 10 || width > 72) { fprintf(stderr, "width must be 10 to 72\n"); return 2; }
    if (argc == 3) {
        if (!strcmp(argv[2], "right")) mode = 'r';
        else if (!strcmp(argv[2], "center")) mode = 'c';
        else if (strcmp(argv[2], "left")) { fprintf(stderr, "bad mode\n"); return 2; }
    }
    int c, n = 0, blank = 0;
    char word[73];
    while ((c = getchar()) != EOF) {
        if (isspace(c)) {
            if (n) { word[n] = 0; add(word); n = 0; }
            if (c == '\n') {
                if (blank == 1) { flush(); puts(""); }
                blank++;
            }
        } else {
            if (n == 72) { word[n] = 0; add(word); n = 0; }
            word[n++] = (char)c;
            blank = 0;
        }
    }
    if (n) { word[n] = 0; add(word); }
    flush();
    return 0;
}
