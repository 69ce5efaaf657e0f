/* Functions, recursion and prototypes */
#include <stdio.h>
static int odd(int n);
static int even(int n) { return n == 0 ? 1 : odd(n - 1); }
static int odd(int n) { return n == 0 ? 0 : even(n - 1); }

void functions(void)
{
    printf("%d %d\n", even(10), odd(7));
}
