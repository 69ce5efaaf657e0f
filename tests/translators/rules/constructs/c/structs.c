/* Structures: copies, nesting, by value */
#include <stdio.h>
struct point { int x, y; };
struct line { struct point from, to; char tag; };
static struct point moved(struct point p) { p.x += 10; return p; }

void structs(void)
{
    struct line a = {{1, 2}, {3, 4}, 'z'}, b = a;
    b.from = moved(a.to);
    a.to.y = 9;
    printf("%d %d %d %c\n", b.from.x, b.to.y, a.to.y, b.tag);
}
