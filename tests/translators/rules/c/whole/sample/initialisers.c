/* Values behind nested designators, and those that replace others. */
#include <stdio.h>

struct inner {
    int a, b, c;
};
struct outer {
    struct inner first[2];
    union {
        int number;
        char letters[4];
    } either;
    struct {
        short low, high;
    };
    int last;
};

static int grid[3][3] = {[0][1] = 1, 2, 3, [2] = {7}, [1][2] = 5, 6};
static struct outer made = {.first[0].b = 1, 2, 3, 4, 5, .low = 6, 7, 8};
static struct outer again = {.first = {{1, 2, 3}, {4, 5, 6}}, .first[1] = {9}, .either.letters = "ab", .high = 3, 4};
static struct inner row[4] = {[1].b = 3, 4, 5, [0] = {1, 2, 3}, [0].c = 8, 9};
static int ranged[2][4] = {[0 ... 1][1 ... 2] = 4, 5};
static int pairs[][2] = {{1, 2}, {3, 4}, [0] = {7}, [2][1] = 8, 9};
static char words[3][6] = {"one", "three", [1] = "two", [0][1] = 'x'};

static void numbers(const char *name, const int *values, int count)
{
    printf("%s:", name);
    for (int i = 0; i < count; i++) {
        printf(" %d", values[i]);
    }
    printf("\n");
}

static void shown(const char *name, const struct outer *o)
{
    numbers(name, &o->first[0].a, 6);
    printf("%d %d %d %d\n", o->either.number, o->low, o->high, o->last);
}

int main(void)
{
    int k = 5, local[2][3] = {[0][2] = k, k + 1, [1][2] = 9};
    struct inner whole = {k, 2, 3};
    struct outer mixed = {.first[1].a = k, 2, k, .low = 1, 2, k};
    struct outer part = {.first = {whole, whole}, .first[0].b = 7, 8, 9};
    numbers("grid", grid[0], 9);
    shown("made", &made);
    shown("again", &again);
    numbers("row", &row[0].a, 12);
    numbers("ranged", ranged[0], 8);
    printf("%zu\n", sizeof pairs);
    numbers("pairs", pairs[0], (int)(sizeof pairs / sizeof(int)));
    printf("%s %s %d\n", words[0], words[1], words[2][0]);
    numbers("local", local[0], 6);
    shown("mixed", &mixed);
    shown("part", &part);
    return 0;
}
