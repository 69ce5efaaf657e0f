/* Functions and objects named as those that the translated C library keeps to itself. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
struct stack { int at[9], n; };
static void back(int n) { printf("back %d\n", n); }
int take(struct stack *s) { return s->n ? s->at[--s->n] : -1; }
void store(struct stack *s, int v) { s->at[s->n++] = v; }
static int scan(const char *text) { int a, b; return sscanf(text, "%d %d", &a, &b) == 2 ? a * b : -1; }
static double read_real(const char *t) { return strtod(t, NULL) / 2; }
int same_word = 5;
static int leap_year = 4;
long days_before_year(int y) { return y * 365; }
static int in_set[3] = {1, 2, 3};
static int compare(const void *a, const void *b) { return *(const int *)a - *(const int *)b; }
void merge_sort(int *a, int n) { qsort(a, n, sizeof *a, compare); }
int main(void)
{
    struct stack s = {{0}, 0};
    int v[] = {3, 1, 2}; char set[9], day[40]; double d; struct tm when = {0};
    store(&s, 4); store(&s, 5); back(take(&s));
    merge_sort(v, 3);
    printf("%d %d %d %d %d\n", v[0], v[1], v[2], scan("6 7"), scan("x"));
    sscanf("abc 0x10 2.5", "%[a-c] %i %lf", set, &v[0], &d);
    when.tm_year = 108; when.tm_mday = 60; when.tm_mon = 0;
    timegm(&when); strftime(day, sizeof day, "%Y-%m-%d %j %G-%V", &when);
    printf("%s %d %g %g %d %d %ld %d %s\n", set, v[0], d, read_real("0x1p4"), same_word, leap_year, days_before_year(2), in_set[1], day);
    return take(&s);
}
