/* Functions of variable arguments */
#include <stdio.h>
#include <stdarg.h>
static int sum(int n, ...) { va_list a; int s = 0; va_start(a, n); while (n--) s += va_arg(a, int); va_end(a); return s; }

void varargs(void)
{
    printf("%d\n", sum(3, 10, 20, 12));
}
