/* setjmp and longjmp */
#include <stdio.h>
#include <setjmp.h>
static jmp_buf place;
static void leave(int n) { if (n > 2) longjmp(place, n); }

void setjmp_longjmp(void)
{
    int n = setjmp(place);
    if (n == 0) { leave(1); leave(7); }
    printf("%d\n", n);
}
