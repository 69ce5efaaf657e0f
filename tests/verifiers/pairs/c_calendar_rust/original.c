#include <stdio.h>
#include <stdlib.h>

static int leap(int y) { return (y % 4 == 0 && y % 100 != 0) || y % 400 == 0; }

static int days(int y, int m)
{
    static const int table[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return m == 2 && leap(y) ? 29 : table[m - 1];
}

/* 0 = Sunday */
static int weekday(int y, int m, int d)
{
    static const int offset[] = {0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4};
    if (m < 3) y--;
    return (y + y / 4 - y / 100 + y / 400 + offset[m - 1] + d) % 7;
}

int main(int argc, char *argv[])
{
    if (argc != 3) {
        puts("usage: calendar YEAR MONTH");
        return 1;
    }
    int year = atoi(argv[1]), month = atoi(argv[2]);
    if (year < 1583 || year > 9999) { puts("year out of range"); return 1; }
    if (month < 1 || month > 12) { puts("month out of range"); return 1; }
    static const char *names[] = {"January", "February", "March", "April", "May", "June", "July",
                                  "August", "September", "October", "November", "December"};
    printf("%s %d\n", names[month - 1], year);
    printf("Su Mo Tu We Th Fr Sa\n");
    int start = weekday(year, month, 1);
    for (int i = 0; i < start; i++) printf("   ");
    for (int d = 1; d <= days(year, month); d++) {
        printf("%2d", d);
        putchar((start + d) % 7 == 0 || d == days(year, month) ? '\n' : ' ');
    }
    int day_of_year = 0;
    for (int m = 1; m < month; m++) day_of_year += days(year, m);
    printf("day %d to %d of %d\n", day_of_year + 1, day_of_year + days(year, month), leap(year) ? 366 : 365);
    return 0;
}
