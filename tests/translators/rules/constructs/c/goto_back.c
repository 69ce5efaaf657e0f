/* goto backwards and between loops */
#include <stdio.h>

void goto_back(void)
{
    int n = 0;
again:
    n++;
    for (int i = 0; i < 5; i++)
        for (int j = 0; j < 5; j++)
            if (i * j == n)
                goto found;
found:
    if (n < 7)
        goto again;
    printf("%d\n", n);
}
