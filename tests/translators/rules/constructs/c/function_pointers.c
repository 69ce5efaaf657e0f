/* Function pointers and tables of them */
#include <stdio.h>
typedef int (*op)(int, int);
static int add(int a, int b) { return a + b; }
static int sub(int a, int b) { return a - b; }
static int apply(op f, int a, int b) { return f(a, b); }

void function_pointers(void)
{
    op ops[2] = {add, sub};
    op chosen = ops[1];
    printf("%d %d %d\n", apply(ops[0], 3, 4), chosen(3, 4), chosen == sub);
}
