/* switch into a loop */
#include <stdio.h>

void switch_inside(void)
{
    int n = 5, count = 0;
    switch (n % 3) {
    case 0: do { count += 1;
    case 2: count += 10;
    case 1: count += 100; } while (--n > 3);
    }
    printf("%d %d\n", n, count);
}
