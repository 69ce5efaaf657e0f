#include <stdio.h>
#include <string.h>

/* Tables of functions: some hold constants for good, some change in one way or another. */

struct entry {
    const char *name;
    unsigned low : 3, high : 7;
    int counts[3];
};

static int shared = 5, calls;

static int counted(void) { return ++calls; }

static int add(int a, int b) { return a + b; }
static int take(int a, int b) { return a - b; }

static int days(int month)
{
    int lengths[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return lengths[month % 12];
}

static int deep(int i, int j)
{
    unsigned char kept[3][2][4] = {{{1, 2}, {3}}, {{4, 5, 6, 7}}, {{8}, {9, 10, 11, 12}}};
    int (*operations[2])(int, int) = {add, take};
    int *places[2] = {&shared, &shared + 0};
    return operations[j & 1](kept[i][j & 1][3] + kept[2][1][i], *places[0]);
}

static int members(int i)
{
    const struct entry entries[2] = {{"first", 5, 100, {1, 2, 3}}, {"second", .counts = {[1] = 7}}};
    struct entry copy = entries[i];
    copy.low += 1;
    copy.counts[0] += entries[0].counts[2];
    return copy.low + entries[i].high + copy.counts[0] + entries[i].counts[1] + (int)strlen(entries[i].name);
}

static int changed(int turns)
{
    int stored[4] = {1, 2, 3, 4}, passed[4] = {1, 2, 3, 4}, counting[3] = {7, 8, 9}, cleared[2] = {3, 4};
    int total = 0;
    for (int i = 0; i < turns; i++) {
        int fresh[3] = {1, 1, 1};
        fresh[i % 3] += i;
        stored[i % 4] = i;
        counting[1]++;
        *(passed + i % 4) = 10 * i;
        total += fresh[0] + fresh[1] * 2 + fresh[2] * 3;
    }
    memset(cleared, 0, sizeof cleared);
    return total + stored[0] + stored[3] + passed[2] + counting[1] + cleared[0] + cleared[1];
}

static int unused(int n)
{
    int held = n;
    int *only[2] = {&held, &held};
    int *of[3][2] = {{&held}, {&shared, &held}};
    int effects[2] = {counted(), counted()};
    if (n > 2) {
        struct entry nobody = {"nobody", 1, 2, {3}};
        held += 2;
    }
    return held + n;
}

static int twice(int n)
{
    int table[2] = {10, 20}, total = 0;
    if (n > 0) {
        int table[3] = {100, 200, 300};
        total += table[n % 3];
        if (n > 1)
            total += twice(n - 2);
    }
    return total + table[n % 2];
}

static int walked(int n)
{
    const char text[] = "plank by plank";
    char own[] = "own";
    int squares[3] = {0, 1, 4};
    int *p = squares, seen = 0;
again:
    seen += text[n] + squares[n % 3];
    *p += 3;
    if (n-- > 0)
        goto again;
    own[0] = (char)n + 'b';
    return seen + own[0];
}

static int lengths(int k)
{
    int sizes[3] = {2, 3, 5}, many[3] = {4, 5, 6}, moved[2] = {3, 4};
    int rows[sizes[k]], other[moved[0]++], grid[2][6];
    int (*p)[many[k]] = (int (*)[many[k]])grid;
    (*p)[1] = 5;
    rows[sizes[k] - 1] = k;
    other[0] = moved[0];
    return rows[sizes[k] - 1] + (int)(sizeof rows + sizeof *p + sizeof other) + other[0] + (*p)[1];
}

static double converted(int k)
{
    _Bool truths[2] = {&shared, 0};
    double rounded[3] = {(float)1e-40L, (float)0.1, 7}, small[2] = {(float)1e39L, 1};
    float single[3] = {0.1, 16777217, 2};
    int dropped, r;
    r = ({ int unused[2] = {1, 2}; int table[3] = {5, 6, 7}; dropped = k; table[k % 3]; });
    return truths[k & 1] + rounded[k % 3] + small[1] + single[k % 3] + r + dropped + (small[0] > 1e300);
}

int main(void)
{
    int *volatile elsewhere = &shared;
    for (int i = 0; i < 6; i++) {
        printf("%d %d %d %d", days(i), deep(i % 3, i), members(i % 2), changed(i));
        printf(" %d %d %d %d %d %a\n", unused(i), twice(i), walked(i), calls, lengths(i % 3), converted(i));
        *elsewhere += i;
    }
    return 0;
}
