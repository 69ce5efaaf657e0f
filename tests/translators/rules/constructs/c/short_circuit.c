/* Short-circuit evaluation */
#include <stdio.h>
static int made;
static int make(int v) { made++; return v; }

void short_circuit(void)
{
    int r = make(0) && make(1);
    r += make(1) || make(2);
    printf("%d %d\n", r, made);
}
