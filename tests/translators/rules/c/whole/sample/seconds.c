/* What a program can tell of the clock's seconds without showing them. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static time_t kept[3];

static long since(time_t then)
{
    return (long)(time(NULL) - then);
}

int main(void)
{
    time_t at, again;
    long gone;
    clock_t began;

    at = time(&again);
    printf("%d %d\n", at == again, at > 1500000000);
    again = 0;
    kept[1] = 7;
    printf("%d %d\n", time(&kept[1]) - kept[1] == 0, kept[0] == 0 && kept[2] == 0 && kept[1] > 7);
    gone = since(at);
    printf("%d %d\n", gone >= 0 && gone < 5, (int)sizeof(time_t));
    time(&again);
    printf("%d\n", again >= at && again - at < 5);
    srand((unsigned)time(NULL));
    printf("%d\n", rand() % 1);
    began = clock();
    for (at = 0; clock() - began < CLOCKS_PER_SEC / 20; at++)
        ;
    printf("%d %d\n", began >= 0 && at > 0, clock() < 30 * CLOCKS_PER_SEC);
    return 0;
}
