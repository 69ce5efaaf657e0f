/* Pointers to pointers */
#include <stdio.h>
static void next(const char **p) { while (**p == 32) ++*p; }

void pointer_pointers(void)
{
    const char *s = "   x y";
    next(&s);
    int a = 1, b = 2, *pa = &a, **pp = &pa;
    **pp = 5;
    *pp = &b;
    *pa = 6;
    printf("%s %d %d\n", s, a, b);
}
