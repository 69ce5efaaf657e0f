/* Globals, static and initialised */
#include <stdio.h>
static int table[4] = {1, 2};
int shared_count = 3;

void globals(void)
{
    table[3] = table[0] + shared_count++;
    printf("%d %d %d\n", table[3], table[2], shared_count);
}
