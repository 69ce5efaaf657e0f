/* goto to a cleanup at the end */
#include <stdio.h>
static int work(int n)
{
    int r = -1;
    if (n < 0)
        goto out;
    r = n * 2;
    if (n > 5)
        goto out;
    r++;
out:
    return r;
}

void goto_cleanup(void)
{
    printf("%d %d %d\n", work(-1), work(3), work(9));
}
