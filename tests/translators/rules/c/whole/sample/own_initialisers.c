/* Variables that their own first values name; limits that the compiler defines, and conversions of given sizes. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

struct heap { int size; };

static struct heap *made(struct heap *old)
{
    old = malloc(sizeof *old);
    old->size = 3;
    return old;
}

static int set(int *to)
{
    *to = 4;
    return 2 * *to;
}

static int sizes(int x)
{
    int n = 0;
    {
        char x = sizeof x;
        long more[2] = { sizeof more, sizeof more[0] };
        n = x + (int)more[0] + 100 * (int)more[1];
    }
    return n + x;
}

int main(void)
{
    struct heap *head = made(head);
    int n = set(&n), m = (m = n, m + 1);
    int8_t small;
    int16_t middle;
    uint64_t large;

    printf("%d %d %d %d\n", head->size, n, m, sizes(1000));
    for (int i = (i = 0, i + 2); i < 4; i++) {
        void *self = &self;
        printf("%d %d\n", i, self == (void *)&self);
    }
    printf("%d %u %ld\n", __INT8_MAX__ + __INT16_MAX__, __UINT32_MAX__, __INT_FAST16_MAX__);
    n = sscanf("-5 1234 99999999999", "%" SCNd8 " %" SCNi16 " %" SCNu64, &small, &middle, &large);
    printf("%d %d %d %" PRIu64 "\n", n, small, middle, large);
    free(head);
    return 0;
}
