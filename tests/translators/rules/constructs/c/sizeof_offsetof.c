/* sizeof, offsetof and alignment */
#include <stdio.h>
#include <stddef.h>
struct s { char c; double d; short h; };

void sizeof_offsetof(void)
{
    printf("%d %d %d\n", (int)sizeof(struct s), (int)offsetof(struct s, d), (int)sizeof(long));
}
