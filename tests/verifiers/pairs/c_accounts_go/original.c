/* Applies transactions.txt ("ID D|W|I AMOUNT", amounts in cents, I = interest in basis points) to accounts.txt
 * ("ID NAME BALANCE") and writes balances.txt sorted by id. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct account { int id; char name[16]; long balance; int moves; };
static struct account list[100];
static int count;

static int by_id(const void *a, const void *b)
{
    return ((const struct account *)a)->id - ((const struct account *)b)->id;
}

static long half_even(long value, long divisor)
{
    long q = value / divisor, r = value % divisor;
    if (r < 0) { r += divisor; q--; }
    if (r * 2 > divisor || (r * 2 == divisor && q % 2 != 0)) q++;
    return q;
}

int main(void)
{
    FILE *f = fopen("accounts.txt", "r");
    if (!f) { fprintf(stderr, "cannot open accounts\n"); return 3; }
    char line[128];
    while (fgets(line, sizeof line, f)) {
        struct account a = {0};
        if (sscanf(line, "%d %15s %ld", &a.id, a.name, &a.balance) != 3) { printf("skipped: %s", line); continue; }
        if (a.id < 1 || a.id > 99999 || labs(a.balance) > 1000000000) { printf("bad account %d\n", a.id); continue; }
        if (count < 100) list[count++] = a;
    }
    fclose(f);
    f = fopen("transactions.txt", "r");
    int done = 0, refused = 0;
    if (f) {
        int id; char kind; long amount;
        while (fscanf(f, "%d %c %ld", &id, &kind, &amount) == 3) {
            struct account *a = NULL;
            for (int i = 0; i < count; i++) if (list[i].id == id) { a = &list[i]; break; }
            if (!a || amount < 0 || amount > 100000000) { refused++; continue; }
            if (kind == 'D') a->balance += amount;
            else if (kind == 'W') {
                if (a->balance - amount < -50000) { printf("%d: overdrawn\n", id); refused++; continue; }
                a->balance -= amount;
            } else if (kind == 'I' && amount <= 10000) a->balance += half_even(a->balance * amount, 10000);
            else { refused++; continue; }
            a->moves++;
            done++;
        }
        fclose(f);
    }
    qsort(list, count, sizeof *list, by_id);
    f = fopen("balances.txt", "w");
    for (int i = 0; i < count; i++) {
        long b = list[i].balance;
        fprintf(f, "%05d %-15s %s%ld.%02ld %d\n", list[i].id, list[i].name, b < 0 ? "-" : "", labs(b) / 100, labs(b) % 100,
                list[i].moves);
    }
    fclose(f);
    printf("%d done, %d refused\n", done, refused);
    return 0;
}
