/* inventory: commands on standard input
 *   add NAME QTY PRICE     price in cents
 *   remove NAME QTY
 *   find NAME
 *   list                   sorted by quantity, most first
 *   total
 *   quit
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAX_ITEMS 8
#define NAME_LEN 12

struct item { char name[NAME_LEN + 1]; int qty; int price; int order; };
static struct item items[MAX_ITEMS];
static int count;

static struct item *find(const char *name)
{
    for (int i = 0; i < count; i++)
        if (strncmp(items[i].name, name, NAME_LEN) == 0) return &items[i];
    return NULL;
}

static int by_quantity(const void *x, const void *y)
{
    const struct item *a = *(struct item *const *)x, *b = *(struct item *const *)y;
    if (a->qty != b->qty) return a->qty < b->qty ? 1 : -1;
    return strcmp(a->name, b->name);
}

static void list(void)
{
    struct item *sorted[MAX_ITEMS];
    for (int i = 0; i < count; i++) sorted[i] = &items[i];
    qsort(sorted, count, sizeof *sorted, by_quantity);
    for (int i = 0; i < count; i++)
        printf("%-12s %5d %4d.%02d\n", sorted[i]->name, sorted[i]->qty, sorted[i]->price / 100, sorted[i]->price % 100);
    if (count == 0) puts("(empty)");
}

int main(void)
{
    char line[128];
    while (fgets(line, sizeof line, stdin)) {
        char cmd[16], name[64];
        int qty, price;
        int n = sscanf(line, "%15s %63s %d %d", cmd, name, &qty, &price);
        if (n < 1) continue;
        if (strcmp(cmd, "quit") == 0) break;
        if (strcmp(cmd, "add") == 0 && n == 4) {
            if (qty <= 0 || qty > 9999 || price < 0 || price > 99999) { puts("bad value"); continue; }
            struct item *it = find(name);
            if (it) {
                it->qty += qty;
                it->price = price;
                if (it->qty > 9999) it->qty = 9999;
            } else if (count == MAX_ITEMS) {
                puts("full");
            } else {
                strncpy(items[count].name, name, NAME_LEN);
                items[count].name[NAME_LEN] = 0;
                items[count].qty = qty;
                items[count].price = price;
                count++;
            }
        } else if (strcmp(cmd, "remove") == 0 && n >= 3) {
            struct item *it = find(name);
            if (!it) { printf("no %s\n", name); continue; }
            if (qty < 0) { puts("bad value"); continue; }
            if (qty > it->qty) { printf("only %d left\n", it->qty); continue; }
            it->qty -= qty;
            if (it->qty == 0) {
                *it = items[--count];
                printf("%s sold out\n", name);
            }
        } else if (strcmp(cmd, "find") == 0 && n >= 2) {
            struct item *it = find(name);
            if (it) printf("%s: %d at %d\n", it->name, it->qty, it->price);
            else printf("no %s\n", name);
        } else if (strcmp(cmd, "list") == 0) {
            list();
        } else if (strcmp(cmd, "total") == 0) {
            long sum = 0;
            for (int i = 0; i < count; i++) sum += (long)items[i].qty * items[i].price;
            printf("total %ld.%02ld\n", sum / 100, sum % 100);
        } else {
            printf("? %s\n", cmd);
        }
    }
    return 0;
}
