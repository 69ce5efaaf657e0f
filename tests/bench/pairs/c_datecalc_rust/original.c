#include <stdio.h>
#include <string.h>

typedef struct { int y, m, d; } date;

static int leap(int y) { return (y % 4 == 0 && y % 100 != 0) || y % 400 == 0; }
static int mdays(int y, int m)
{
    static const int t[] = {31,28,31,30,31,30,31,31,30,31,30,31};
    return m == 2 && leap(y) ? 29 : t[m - 1];
}
static int valid(date a)
{
    return a.y >= 1583 && a.y <= 9999 && a.m >= 1 && a.m <= 12 && a.d >= 1 && a.d <= mdays(a.y, a.m);
}
static long serial(date a)
{
    long n = 0;
    int y = a.y - 1, m;
    n = 365L * y + y / 4 - y / 100 + y / 400;
    for (m = 1; m < a.m; m++) n += mdays(a.y, m);
    return n + a.d;
}
static date add_months(date a, int k)
{
    int t = a.y * 12 + (a.m - 1) + k;
    a.y = t / 12; a.m = t % 12 + 1;
    if (a.d > mdays(a.y, a.m)) a.d = mdays(a.y, a.m);
    return a;
}
static date add_days(date a, int k)
{
    while (k > 0) { if (++a.d > mdays(a.y, a.m)) { a.d = 1; if (++a.m > 12) { a.m = 1; a.y++; } } k--; }
    while (k < 0) { if (--a.d < 1) { if (--a.m < 1) { a.m = 12; a.y--; } a.d = mdays(a.y, a.m); } k++; }
    return a;
}
static void show(date a) { printf("%04d-%02d-%02d\n", a.y, a.m, a.d); }

int main(void)
{
    static const char *names[] = {"Sun","Mon","Tue","Wed","Thu","Fri","Sat"};
    char line[128], cmd[16];
    date a, b;
    int k;
    while (fgets(line, sizeof line, stdin)) {
        if (sscanf(line, "%15s", cmd) != 1) continue;
        if (strcmp(cmd, "dow") == 0 && sscanf(line, "%*s %d-%d-%d", &a.y, &a.m, &a.d) == 3 && valid(a))
            printf("%s\n", names[serial(a) % 7]);
        else if (strcmp(cmd, "diff") == 0 &&
                 sscanf(line, "%*s %d-%d-%d %d-%d-%d", &a.y, &a.m, &a.d, &b.y, &b.m, &b.d) == 6 && valid(a) && valid(b))
            printf("%ld\n", serial(b) - serial(a));
        else if (strcmp(cmd, "month") == 0 && sscanf(line, "%*s %d-%d-%d %d", &a.y, &a.m, &a.d, &k) == 4 && valid(a) && k >= -1200 && k <= 1200) {
            a = add_months(a, k);
            if (valid(a)) show(a); else puts("range");
        } else if (strcmp(cmd, "days") == 0 && sscanf(line, "%*s %d-%d-%d %d", &a.y, &a.m, &a.d, &k) == 4 && valid(a) && k >= -40000 && k <= 40000) {
            a = add_days(a, k);
            if (valid(a)) show(a); else puts("range");
        } else if (strcmp(cmd, "age") == 0 &&
                 sscanf(line, "%*s %d-%d-%d %d-%d-%d", &a.y, &a.m, &a.d, &b.y, &b.m, &b.d) == 6 && valid(a) && valid(b) && serial(b) >= serial(a)) {
            int years = b.y - a.y;
            /* somebody born on Feb 29 is a year older on Mar 1 in common years */
            if (b.m < a.m || (b.m == a.m && b.d < a.d)) years--;
            printf("%d\n", years);
        } else
            printf("? %s\n", cmd);
    }
    return 0;
}
