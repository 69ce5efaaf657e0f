#include <stdio.h>
#include <string.h>

static int width(int n) { return n + 1; }

int main(void)
{
    char mark[4], word[6] = {'a', 'b', 0, 'c', 'd', 'e'};
    int i;
    for (i = 0; i < 4; i++)
        mark[i] = 'w' + i;
    printf("[%.*s] [%.3s] [%.0s] [%5.2s]\n", 4, mark, mark, mark, mark + 1);
    printf("[%.*s] [%.5s] [%.*s] [%.*s]\n", width(1), mark, word, -1, word, width(2), mark + 1);
    printf("%d %d %d %d\n", strncmp(mark, "wxyz!", 4) == 0, strncmp(mark, "wx", width(1)) == 0,
           strncmp("wxyy", mark, 4) < 0, strncmp(mark, word, 0) == 0);
    return 0;
}
