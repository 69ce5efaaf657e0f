/* for, while and do with break and continue */
#include <stdio.h>

void loops(void)
{
    int n = 0, total = 0;
    do { if (n == 2) continue; total += n; } while (++n < 5);
    while (1) { if (total > 20) break; total += 6; }
    for (int i = 9; i; i -= 3) total -= i;
    printf("%d %d\n", n, total);
}
