/* Type definitions */
#include <stdio.h>
typedef unsigned short word;
typedef word pair[2];

void typedefs(void)
{
    pair p = {65535, 2};
    word w = p[0] + p[1];
    printf("%d %d\n", w, (int)sizeof(pair));
}
