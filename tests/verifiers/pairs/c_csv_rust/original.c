/* Reads "region,product,amount" lines and prints totals for each region with its share. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct region { char name[20]; double total; int lines; double largest; };

static struct region table[50];
static int regions;

static struct region *lookup(const char *name)
{
    for (int i = 0; i < regions; i++)
        if (!strcmp(table[i].name, name)) return &table[i];
    if (regions == 50) return NULL;
    struct region *r = &table[regions++];
    snprintf(r->name, sizeof r->name, "%s", name);
    return r;
}

int main(void)
{
    char line[256];
    int bad = 0, number = 0;
    double grand = 0;
    while (fgets(line, sizeof line, stdin)) {
        number++;
        line[strcspn(line, "\n")] = 0;
        if (line[0] == 0 || line[0] == '#') continue;
        char *first = strchr(line, ',');
        char *last = strrchr(line, ',');
        if (!first || first == last) { printf("line %d: bad record\n", number); bad++; continue; }
        *first = 0;
        char *end;
        double amount = strtod(last + 1, &end);
        if (end == last + 1 || *end) { printf("line %d: bad amount\n", number); bad++; continue; }
        struct region *r = lookup(line);
        if (!r) { printf("line %d: too many regions\n", number); continue; }
        if (r->lines == 0 || amount > r->largest) r->largest = amount;
        r->total += amount;
        r->lines++;
        grand += amount;
    }
    for (int i = 0; i < regions; i++) {
        printf("%-10s %3d %10.2f %8.1f", table[i].name, table[i].lines, table[i].total, table[i].largest);
        if (grand > 0) printf(" %5.1f%%", table[i].total * 100 / grand);
        putchar('\n');
    }
    printf("%d regions, %d bad\n", regions, bad);
    return bad ? 1 : 0;
}
