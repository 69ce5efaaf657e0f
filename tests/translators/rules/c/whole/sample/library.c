/* The C library as programs use it: conversions, scanning, sorting, streams, arguments. Prints what it finds. */
#include <ctype.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

struct item { int key; char name[8]; double weight; };

static unsigned comparisons;

static int by_key(const void *a, const void *b)
{
    const struct item *x = a, *y = b;
    comparisons = comparisons * 31 + x->name[0] * 3 + y->name[0];
    return (x->key > y->key) - (x->key < y->key);
}

static int by_text(const void *a, const void *b) { return strcmp(*(char *const *)a, *(char *const *)b); }

static void report(const char *format, ...)
{
    va_list list;
    va_start(list, format);
    vfprintf(stdout, format, list);
    va_end(list);
}

static void sorting(void)
{
    struct item items[23], *found, wanted;
    char *words[] = {"pear", "apple", "fig", "date", "kiwi"};
    int i;
    srand(7);
    for (i = 0; i < 23; i++) {
        items[i].key = rand() % 9;
        sprintf(items[i].name, "%c%d", 'a' + i, i);
        items[i].weight = i / 4.0;
    }
    qsort(items, 23, sizeof items[0], by_key);
    for (i = 0; i < 23; i++)
        report("%d%s/%.2f ", items[i].key, items[i].name, items[i].weight);
    report("%d\n", comparisons);
    wanted.key = 4;
    wanted.name[0] = 'z';
    found = bsearch(&wanted, items, 23, sizeof items[0], by_key);
    report("%s\n", found ? found->name : "none");
    qsort(words, 5, sizeof words[0], by_text);
    for (i = 0; i < 5; i++)
        report("%s ", words[i]);
    report("%d %d %d\n", rand(), rand(), div(-17, 5).rem);
}

static void conversions(void)
{
    static const char *texts[] = {"12", "-0x1f", " +077z", "99999999999999999999", "-99999999999999999999", "0x", "zz", "",
                                  "1e3", ".5", "-.25e-2x", "1e400", "4.9e-324", "inf", "NaNo", "0x1.8p3", "-", "1e+", "1."};
    int i, base[] = {0, 10, 16, 36};
    for (i = 0; i < (int)(sizeof texts / sizeof *texts); i++) {
        char *end;
        int b;
        for (b = 0; b < 4; b++) {
            errno = 0;
            long value = strtol(texts[i], &end, base[b]);
            report("%ld:%d:%d ", value, (int)(end - texts[i]), errno);
            errno = 0;
            unsigned long natural = strtoul(texts[i], &end, base[b]);
            report("%lu:%d:%d ", natural, (int)(end - texts[i]), errno);
        }
        errno = 0;
        double real = strtod(texts[i], &end);
        report("%.17g:%d:%d %g\n", real, (int)(end - texts[i]), errno, (double)strtof(texts[i], 0));
    }
}

static void scanning(void)
{
    int a = -1, b = -1, n = -1, got;
    short s = 1;
    long l = 2;
    char word[20] = "-", set[20] = "-", c = '?';
    float f = 0;
    double d = 0;
    unsigned u = 0;
    got = sscanf("12 -7rest", "%d%d%n", &a, &b, &n);
    report("%d %d %d %d\n", got, a, b, n);
    got = sscanf("  0x1F 077 8", "%i %i %o", &a, &b, &u);
    report("%d %d %d %u\n", got, a, b, u);
    got = sscanf("key = value;x", "%19[a-z] = %[^;]%c", word, set, &c);
    report("%d %s %s %c\n", got, word, set, c);
    got = sscanf("123456 3.25e1 -1.5 99", "%3d%2hd%*d %f %lf %ld", &a, &s, &f, &d, &l);
    report("%d %d %d %g %g %ld\n", got, a, s, f, d, l);
    report("%d %d %d\n", sscanf("", "%d", &a), sscanf("x", "%d", &a), sscanf("5 %", "%d %%", &a));
    report("%d %d\n", sscanf("ff", "%x", &u), (int)u);
    report("%d %d\n", sscanf("99999999999", "%d", &a), a);
    report("%d %s\n", sscanf("]a]b", "%[]a]", word), word);
}

static void texts(void)
{
    char line[] = "  one, two;;three ", copy[40], *next, *word;
    for (word = strtok(line, " ,;"); word; word = strtok(NULL, " ,;"))
        report("<%s>", word);
    strcpy(copy, "a::b:");
    next = copy;
    while ((word = strsep(&next, ":")))
        report("[%s]", word);
    report("%d %d %d\n", strcasecmp("Hello", "hELLO") == 0, strncasecmp("abX", "ABy", 3) < 0, (int)strnlen("abcdef", 4));
    word = strndup("abcdef", 3);
    report("%s %s %s\n", word, strerror(ENOENT), strerror(12345));
    for (int number = 0; number <= 40; number++) {
        report("%s\n", strerror(number));
    }
    free(word);
}

static void files(void)
{
    char line[16], block[8];
    int c, n = 0;
    FILE *f = fopen("made.txt", "w");
    fprintf(f, "%s %d\n", "first", 1);
    fputs("a line that is longer than the buffer\n", f);
    fputc('x', f);
    fwrite("yz\nlast", 1, 7, f);
    report("%ld\n", ftell(f));
    fclose(f);
    f = fopen("made.txt", "r+");
    while (fgets(line, sizeof line, f))
        report("%d{%s}", (int)strlen(line), line);
    report("%d %d\n", feof(f) != 0, ferror(f));
    rewind(f);
    c = getc(f);
    ungetc(c, f);
    report("%c %d %d ", c, (int)fread(block, 2, 3, f), (int)ftell(f));
    fseek(f, -4, SEEK_END);
    fputs("LAST and more", f);
    fseek(f, 0, SEEK_SET);
    while ((c = fgetc(f)) != EOF)
        n = n * 7 + c;
    ungetc('?', f);
    report("%d %ld %c\n", n, ftell(f), fgetc(f));
    fclose(f);
    f = fopen("made.txt", "a");
    report("%ld ", ftell(f));
    fputs("!\n", f);
    fseek(f, 0, SEEK_SET);
    report("%ld ", ftell(f));
    fputs("?\n", f);
    report("%ld\n", ftell(f));
    fclose(f);
    f = fopen("made.txt", "r");
    n = fgetc(f);
    report("%d ", freopen("made.txt", "r+", f) == f);
    report("%d ", fgetc(f) == n);
    report("%d\n", freopen("no/such/file", "r", f) == NULL);
    errno = 0;
    f = fopen("no/such/file", "r");
    report("%d %d ", f == NULL, errno == ENOENT);
    report("%d %d ", rename("made.txt", "kept.txt"), remove("made.txt"));
    report("%s\n", strerror(errno));
}

static unsigned drawn(unsigned below)
{
    static unsigned state = 7;
    state = state * 1103515245u + 12345u;
    return (state >> 16) % below;
}

struct narrow {
    unsigned char before;
    unsigned low : 3, middle : 13, high : 16;
    int both : 5;
    unsigned long wide : 61;
};

/* Searches and copies of bytes at all distances, of lengths around those that are copied at once. */
static void bytes(void)
{
    char field[300], set[6], *at;
    unsigned sum = 0;
    int round, i;
    for (round = 0; round < 2000; round++) {
        unsigned from = drawn(100), to = drawn(100), count = drawn(90), length = drawn(40);
        for (i = 0; i < 299; i++)
            field[i] = 'a' + drawn(5);
        field[299] = 0;
        field[200 + length] = 0;
        for (i = 0; i < 5; i++)
            set[i] = "abcdefgh"[drawn(8)];
        set[drawn(6)] = 0;
        set[5] = 0;
        memmove(field + to, field + from, count);
        at = memchr(field + from, 'a' + drawn(7), count);
        sum = sum * 31 + (at ? (int)(at - field) : -1);
        at = strchr(field + 200, drawn(9) ? 'a' + (int)drawn(6) : 0);
        sum = sum * 31 + (at ? (int)(at - field) : -1);
        at = strrchr(field + 200, drawn(9) ? 'a' + (int)drawn(6) : 0);
        sum = sum * 31 + (at ? (int)(at - field) : -1);
        sum = sum * 31 + (int)(strspn(field + 200, set) * 50 + strcspn(field + 200, set));
        at = strpbrk(field + 200, set);
        sum = sum * 31 + (at ? (int)(at - field) : -1);
        i = strncmp(field + from, field + to, drawn(6));
        sum = sum * 31 + (i > 0) - (i < 0);
        i = strcmp(field + 200, field + 203);
        sum = sum * 31 + (i > 0) - (i < 0);
        field[99] = 0;
        if (length % 3 == 0)
            strncpy(field, field + 200, count);
        else if (length % 3 == 1)
            strncat(field + 80, field + 200, count);
        else
            memset(field + from, drawn(300), count);
        for (i = 0; i < 300; i++)
            sum = sum * 31 + field[i];
    }
    report("%u\n", sum);
}

/* Blocks of all sizes, taken, grown and given back in any order, and bit fields at the end of one. */
static void blocks(void)
{
    unsigned char *held[20] = {0};
    unsigned size[20], i, round, sum = 0;
    struct narrow *last = NULL;
    for (round = 0; round < 3000; round++) {
        unsigned which = drawn(20), wanted = 1 + drawn(drawn(50) ? 200 : 20000);
        if (held[which] && drawn(2)) {
            for (i = 0; i < size[which]; i++)
                sum = sum * 31 + held[which][i];
            free(held[which]);
            held[which] = NULL;
        } else if (held[which]) {
            held[which] = realloc(held[which], wanted);
            for (i = size[which]; i < wanted; i++)
                held[which][i] = (unsigned char)i;
            size[which] = wanted;
        } else {
            held[which] = drawn(2) ? calloc(wanted, 1) : memset(malloc(wanted), (int)round, wanted);
            size[which] = wanted;
        }
    }
    for (i = 0; i < 20; i++)
        free(held[i]);
    for (i = 0; i < 200; i++) {
        free(last);
        last = calloc(1, sizeof *last);
        last->low = drawn(8);
        last->middle = drawn(8192);
        last->high = drawn(65536);
        last->both = (int)drawn(32) - 16;
        last->wide = (unsigned long)drawn(65536) << 45 | drawn(65536);
        last->middle += last->low--;
        sum = sum * 31 + last->low + last->middle * 3 + last->high * 5 + last->both + (unsigned)(last->wide >> 7);
    }
    free(last);
    report("%u\n", sum);
}

/* Lines and blocks longer than a stream's buffer, and pieces of them. */
static void lengths(void)
{
    static char line[9000];
    char mode[] = "w+";
    unsigned sum = 0;
    int i, c;
    size_t got;
    FILE *f = fopen("long.txt", mode);
    for (i = 0; i < 30000; i++)
        fputc(drawn(900) ? 'a' + (int)drawn(26) : '\n', f);
    rewind(f);
    for (i = 0; i < 400; i++) {
        char *read = fgets(line, 1 + (int)drawn(drawn(4) ? 60 : 9000), f);
        sum = sum * 31 + (read ? (int)strlen(read) : -1);
        if (drawn(3) == 0 && (c = getc(f)) != EOF) {
            ungetc(c, f);
            got = fread(line, 3, drawn(40), f);
            sum = sum * 31 + (int)got + (got ? line[3 * got - 1] : 0);
        }
        sum = sum * 31 + (int)ftell(f);
        if (feof(f))
            fseek(f, (long)drawn(30000), SEEK_SET);
    }
    report("%u\n", sum);
    fclose(f);
    f = fopen("long.txt", "w");
    errno = 0;
    report("%d ", fgets(line, 10, f) == NULL);
    report("%d %d ", ferror(f) != 0, errno == 9);
    report("%d ", fgets(line, 1, f) == line);
    report("%d\n", (int)fread(line, 1, 4, f));
    fclose(f);
    remove("long.txt");
}

/* Ends without a flush, after output by pieces of all sizes: what of it arrived is the library's affair. */
static void ends(const char *how)
{
    static char text[20001];
    FILE *f = how[1] ? fopen("held.txt", how[1] == 'a' ? "a" : "w+") : stdout;
    int i;
    memset(text, 'x', sizeof text - 1);
    switch (how[0]) {
    case '0': /* a block, and a byte more */
    case '1':
        for (i = 0; i < 4096 + how[0] - '0'; i++)
            putc('a' + i % 26, f);
        break;
    case '2': /* a block at once */
        fwrite(text, 1, 4096, f);
        break;
    case '3': /* a block at once behind a flush */
        fputs("begun\n", f);
        fflush(f);
        fwrite(text, 1, 4096, f);
        break;
    case '4': /* blocks behind a part of one */
        fprintf(f, "%d\n", 17);
        fputs(text, f);
        fputs(text + 17000, f);
        break;
    case '5': /* lines; standard error's flush is not standard output's */
        for (i = 0; i < 1500; i++)
            fprintf(f, "line %d\n", i);
        fflush(stderr);
        break;
    case '6': /* puts adds its newline by itself */
        puts(text + 20001 - 4096);
        puts(text + 20001 - 4096);
        puts(text + 20001 - 4096);
        break;
    case '7': /* where a stream stands is asked, and set */
        fputs(text + 15000, f);
        fprintf(stderr, "%ld\n", ftell(f));
        fseek(f, 3, SEEK_SET);
        fwrite(text, 1, 4096, f);
        fputs("held", f);
        fprintf(stderr, "%ld\n", ftell(f));
        break;
    }
    if (how[0] % 2)
        _Exit(9);
    abort();
}

int main(int argc, char **argv)
{
    char line[32], *whole = NULL;
    size_t room = 0;
    long length;
    int i, a, b, got;
    FILE *again;
    if (argc == 3 && strcmp(argv[1], "end") == 0)
        ends(argv[2]);
    for (i = 1; i < argc; i++)
        report("%d=%s|", i, argv[i]);
    report("%d\n", argv[argc] == NULL);
    sorting();
    conversions();
    scanning();
    texts();
    files();
    bytes();
    blocks();
    lengths();
    if (fgets(line, sizeof line, stdin))
        report("line: %s", line);
    got = scanf("%d ,%d", &a, &b);
    report("%d", got);
    if (got == 2)
        report(" %d", a + b);
    report("\n%d\n", getchar());
    while ((length = getline(&whole, &room, stdin)) != -1)
        report("%ld %s|", length, whole);
    free(whole);
    report("%d\n", feof(stdin) != 0);
    got = fseek(stdin, 3, SEEK_SET); /* a pipe stays where it is */
    report("%d %ld %d ", got, ftell(stdin), getchar());
    got = ungetc('u', stdin);
    report("%c %ld ", got, ftell(stdin));
    got = fseek(stdin, 1, SEEK_CUR);
    report("%d %d %ld ", got, getchar(), ftell(stdin));
    rewind(stdin);
    report("%d\n", getchar());
    again = fopen("again.txt", "w");
    fputs("c again", again);
    fclose(again);
    got = freopen("again.txt", "r", stdin) == stdin;
    report("%d %d %c %s\n", got, scanf("%31s", line), getchar(), line);
    fflush(stdout);
    fprintf(stderr, "done\n");
    return argc;
}
