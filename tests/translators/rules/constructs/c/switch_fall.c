/* switch with fall-through */
#include <stdio.h>

void switch_fall(void)
{
    for (int n = 0; n < 6; n++) {
        int r = 0;
        switch (n) {
        case 0: r = 1;
        case 1: r += 2; break;
        case 3: case 4: r = 30; break;
        default: r = -1;
        }
        printf("%d ", r);
    }
    printf("\n");
}
