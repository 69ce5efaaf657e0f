/* Arrays of several dimensions */
#include <stdio.h>

void arrays(void)
{
    int grid[3][4] = {{1, 2}, {3}}, sum = 0;
    for (int i = 0; i < 3; i++)
        for (int j = 0; j < 4; j++)
            sum += grid[i][j] + i * j;
    printf("%d %d\n", sum, (int)(sizeof grid / sizeof grid[0]));
}
