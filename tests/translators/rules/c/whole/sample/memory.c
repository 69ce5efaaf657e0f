/* What the plain rules refuse: one function a construct, each printing what it computed. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct node { int value; struct node *next, *previous; };
struct bits { unsigned a : 3; signed b : 5; unsigned c : 17, : 0, d : 32; long e : 40; unsigned char f; };
union cell { int number; float real; unsigned char bytes[8]; double wide; struct { short low, high; } half; };
struct pair { char name[6]; double weight; };
struct outer { int n; union { int x; char y; }; struct pair pairs[2]; };
typedef int (*binary)(int, int);
typedef struct pair (*maker)(const char *, double);

static int counter = 3;
int *alias = &counter;
int table[6] = {1, 2, [4] = 5};
const char *names[] = {"one", "two", "three"};
static struct node ring = {7, &ring, &ring};
char grid[2][3] = {"ab", {'c', 'd'}};
static struct outer whole = {1, {.x = 2}, {{"first", 1.5}, {.weight = -2.25, .name = "next"}}};
static long *null_pointer;

static int add(int a, int b) { return a + b; }
static int subtract(int a, int b) { return a - b; }
static binary operations[] = {add, subtract};

static struct pair make(const char *name, double weight)
{
    struct pair made;
    memset(&made, 0, sizeof made);
    strncpy(made.name, name, sizeof made.name - 1);
    made.weight = weight;
    return made;
}
static double by_value(struct pair p) { p.weight *= 2; p.name[0] = '#'; return p.weight + p.name[0]; }

static void pointers(void)
{
    int x = 5, y = 6, *p = &x, **pp = &p;
    **pp += 10;
    *pp = &y;
    *p = 60;
    printf("%d %d %d\n", x, y, p == &y && pp != NULL);
    *alias += 1;
    printf("%d %d\n", counter, *alias);
    int *from = table, *to = table + 6;
    printf("%td %d %d\n", to - from, from < to, from[4] + *(to - 6) + 1[table]);
    for (int *each = to; each-- != from;)
        *each = (int)(each - from) * 10;
    printf("%d %d\n", table[5], *&table[2]);
    printf("%d %d\n", null_pointer == 0, !null_pointer);
    char text[] = "pointer", *walk = text;
    while (*walk)
        *walk++ -= 32;
    printf("%s %zu %c\n", text, strlen(text), *--walk);
    printf("%s %c %d\n", names[2] + 1, grid[1][1], grid[0][2]);
    unsigned char raw[4] = {1, 2, 3, 4};
    uint16_t both;
    memcpy(&both, raw + 1, sizeof both);
    printf("%u %d\n", both, (int)offsetof(struct outer, pairs));
    int (*row)[3] = (int(*)[3])table;
    printf("%d %d\n", row[1][0], (*row)[2]);
}

static void lists(int count)
{
    struct node *head = NULL;
    for (int i = 0; i < count; i++) {
        struct node *made = malloc(sizeof *made);
        made->value = i * i;
        made->next = head;
        made->previous = NULL;
        if (head)
            head->previous = made;
        head = made;
    }
    long sum = 0;
    for (struct node *n = head; n; n = n->next)
        sum = sum * 3 + n->value + (n->previous ? n->previous->value : -1);
    while (head) {
        struct node *next = head->next;
        free(head);
        head = next;
    }
    int *grown = calloc(2, sizeof(int));
    grown = realloc(grown, 100 * sizeof *grown);
    grown[99] = grown[1] + 4;
    printf("%ld %d %d\n", sum, grown[99], ring.next->previous->value);
    free(grown);
}

static void overlays(void)
{
    union cell u = {.wide = 0};
    u.real = 1.5f;
    printf("%x %d %d %u\n", u.number, u.half.high, u.half.low, u.bytes[3]);
    struct bits b = {5, -3, 70000, 0xdeadbeef, -5, 250};
    b.a += 4;
    b.b--;
    b.f += 10;
    b.e <<= 20;
    printf("%d %d %u %x %ld %d %zu\n", b.a, b.b, b.c, b.d, (long)b.e, b.f, sizeof b);
    struct bits copy = b;
    copy.c = ~0;
    printf("%u %u %d\n", b.c, copy.c, (copy.a = 12) + (copy.b = 31));
    printf("%d %s %.2f %s\n", whole.x + whole.y, whole.pairs[0].name, whole.pairs[1].weight, whole.pairs[1].name);
}

static void calls(void)
{
    maker fp = make;
    struct pair p = fp("hello world", 2.5), q;
    q = p;
    q.name[1] = '?';
    printf("%s %s %.1f %.1f\n", p.name, q.name, by_value(p), p.weight);
    printf("%d %d %c\n", operations[0](7, 8), (*operations[counter & 1])(7, 8), make("xyz", 0).name[2]);
    binary chosen = counter > 100 ? add : subtract;
    printf("%d %d\n", chosen(1, 2), chosen == subtract);
}

static double total(const char *kinds, ...)
{
    va_list list, again;
    double sum = 0;
    va_start(list, kinds);
    va_copy(again, list);
    for (; *kinds; kinds++)
        switch (*kinds) {
        case 'i': sum += va_arg(list, int); break;
        case 'd': sum += va_arg(list, double); break;
        case 'p': sum += va_arg(list, struct pair).weight; break;
        case 's': sum += strlen(va_arg(list, char *)); break;
        }
    sum += va_arg(again, int) * 1000;
    va_end(again);
    va_end(list);
    return sum;
}
static int said(char *to, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    int n = vsprintf(to, format, list);
    va_end(list);
    return n;
}

static int jumps(int n)
{
    int i = 0, sum = 0;
again:
    if (i >= n)
        goto done;
    for (int j = 0; j < 5; j++) {
        if (j == 3)
            goto next;
        sum += j * i;
    }
next:
    i++;
    goto again;
done:
    return sum;
}
static int duff(int count)
{
    int n = (count + 3) / 4, sum = 0;
    switch (count % 4) {
    case 0: do { sum += count--;
    case 3:      sum += count-- * 2;
    case 2:      sum += count-- * 3;
    case 1:      sum += count-- * 4;
            } while (--n > 0);
    }
    return sum;
}
static int falls(int x)
{
    int r = 0;
    switch (x) {
        int local;
    case 1: r += 1; /* fall through */
    case 2: local = 5; r += local; if (x == 1) break; r += 100; break;
    default: r = -1;
    case 7: r += 7;
    }
    do {
        if (r > 50) { r -= 3; continue; }
        r++;
    } while (r % 5 && r++ < 200);
    return r;
}

static int next_value(void) { static int state = 40; return state += 2; }
static int variable_length(int n)
{
    int squares[n], sum = 0;
    for (int i = 0; i < n; i++)
        squares[i] = i * i;
    for (int i = 0; i < n; i++)
        sum += squares[i];
    return sum + (int)(sizeof squares / sizeof squares[0]);
}
static int effects(void)
{
    int a[3] = {0}, i = 0, *p = a;
    a[i++] = i == 5 ? 1 : 2;
    *p++ += 10;
    *p = *(p - 1) + (i && i++ ? 4 : 9);
    a[2] = (i += 3, i * 2);
    int k = i > 2 || (i = 0), m = (a[0] = a[1] = 8) + next_value();
    struct pair *t = &(struct pair){"temp", 4.0};
    return a[0] + a[1] * 10 + a[2] * 100 + i * 1000 + k + m + (int)t->weight;
}
enum { WIDE = sizeof(struct node) };
static void scopes(void)
{
    enum { WIDE = 9 };
    struct node { char c; } n = {'n'};
    typedef short table_t;
    table_t counter = -1;
    { int counter = 12; counter++; printf("%d ", counter); }
    printf("%d %zu %d %d\n", WIDE, sizeof n, counter, (unsigned char)counter);
}

void variable(void);
void extended(void);
void show_formats(void);
void packed(void);
void order(void);

static unsigned seen;
static int step(int by) { seen = seen * 10 + by; return counter += by; }
static signed char small(int v) { return (signed char)v; }
static unsigned char byte_of(int v) { return (unsigned char)v; }

/* Calls in conditions, in what is compared, and one after the other: each as often and when C says. */
static void orders(void)
{
    int before = counter, n, rounds = 0;
    signed char minus = -3;
    unsigned char high = 253;
    unsigned short wide = 65533;
    if (step(1) == before + 1 || step(2))
        printf("%u ", seen);
    if ((step(3) > 0 && step(4) < 0) || step(5) > 0)
        printf("%u ", seen);
    while (step(1) < before + 20 && rounds++ < 50)
        ;
    printf("%u %d ", seen % 100000, rounds);
    do {
        if (step(1) % 2)
            continue;
        rounds--;
    } while (rounds > 3 && step(2));
    n = counter;
    n = n + (step(3) > n ? step(1) : step(2));
    table[n & 3] = step(1);
    table[step(1) & 3] += 2;
    switch (step(0) & 1) {
    case 0: n = step(6); break;
    default: n = step(7);
    }
    for (n = step(1); step(1) < n + 8; n++)
        if (step(1) == n + 5)
            break;
    printf("%u %d %d\n", seen, n, counter - before);
    printf("%d%d%d%d%d ", minus == -3, minus == 253, high == 253, high == -3, wide == 65533);
    printf("%d%d%d%d ", minus < high, small(high) == minus, byte_of(minus) == high, small(200) == 200);
    printf("%d%d%d%d ", (unsigned char)minus == high, (long)minus == -3L, (unsigned long)minus == -3UL, wide > minus);
    printf("%u ", -(30u % 10 * (unsigned)wide) + -(unsigned)high);
    printf("%d%d%d\n", (int)(unsigned)minus == minus, (short)wide == minus, (unsigned)high < (unsigned)minus);
}

/* A switch that falls through, at the end of a case of another. */
static int within(int n, int inner)
{
    switch (n) {
    case 2:
        switch (inner) {
        case 0: inner += 3;
        case 1: inner *= 5; break;
        case 2: inner = 8; break;
        default: inner--;
        }
        break;
    case -1: inner = 90; break;
    default: inner = -inner;
    }
    return inner;
}

int main(int argc, char **argv)
{
    char buffer[64];
    pointers();
    lists(6);
    overlays();
    calls();
    printf("%.3f\n", total("idps", 3, 2.5, make("w", 10), "four"));
    printf("%d", said(buffer, "%05.1f|%-4d|%x|%e|%g|%%|%c", 3.15625, 42, 255, 12345.678, 1e-5, 'z'));
    printf(" %s\n", buffer);
    printf("%3s|%-6.2s|%*d|%#o|%lu|%hhd|%p\n", "a", "xyz", 5, -7, 8, ~0UL, 511, (void *)0);
    printf("%d %d %d %d %d\n", jumps(4), duff(11), falls(1), falls(2), falls(9));
    printf("%d %d %d\n", next_value(), variable_length(5), effects());
    scopes();
    orders();
    for (int i = -1; i < 4; i++)
        printf("%d %d ", within(2, i), within(i, 2));
    variable();
    extended();
    show_formats();
    packed();
    order();
    printf("%d %s\n", argc, argv[argc] == NULL ? "end" : "?");
    printf("%d %d\n", memcmp("abc", "abd", 3), strcmp("b", "a") > 0);
    printf("%ld %d %s\n", strtol("-0x1fz", NULL, 16), atoi(" 42x"), strchr("path/file", '/') + 1);
    return counter;
}
