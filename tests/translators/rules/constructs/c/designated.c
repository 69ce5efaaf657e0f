/* Designated initialisers and compound literals */
#include <stdio.h>
struct p { int x, y[3]; };
static int of(struct p p) { return p.x + p.y[2]; }

void designated(void)
{
    struct p a = {.y = {[2] = 7}, .x = 1};
    printf("%d %d\n", of(a), of((struct p){5, {1, 2, 3}}));
}
