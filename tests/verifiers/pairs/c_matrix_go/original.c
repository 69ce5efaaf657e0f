#include <stdio.h>
#include <stdlib.h>

#define MAX 5

static long det(long m[MAX][MAX], int n)
{
    if (n == 1) return m[0][0];
    long sum = 0, minor[MAX][MAX];
    for (int skip = 0; skip < n; skip++) {
        for (int r = 1; r < n; r++)
            for (int c = 0, k = 0; c < n; c++)
                if (c != skip) minor[r - 1][k++] = m[r][c];
        sum += (skip % 2 ? -1 : 1) * m[0][skip] * det(minor, n - 1);
    }
    return sum;
}

int main(void)
{
    int n;
    if (scanf("%d", &n) != 1) { printf("no size\n"); return 1; }
    if (n < 1 || n > MAX) { printf("size must be 1 to %d\n", MAX); return 1; }
    long m[MAX][MAX], trace = 0, largest = 0;
    for (int r = 0; r < n; r++)
        for (int c = 0; c < n; c++) {
            int v;
            if (scanf("%d", &v) != 1) { printf("missing value at %d,%d\n", r + 1, c + 1); return 1; }
            if (v < -1000 || v > 1000) { printf("%d is too large\n", v); return 1; }
            m[r][c] = v;
            if (r == c) trace += v;
            if (labs(m[r][c]) > largest) largest = labs(m[r][c]);
        }
    int symmetric = 1;
    for (int r = 0; r < n; r++)
        for (int c = 0; c < r; c++)
            if (m[r][c] != m[c][r]) symmetric = 0;
    for (int c = 0; c < n; c++) {
        for (int r = 0; r < n; r++) printf("%s%ld", r ? " " : "", m[r][c]);
        printf("\n");
    }
    printf("trace %ld\ndeterminant %ld\nlargest %ld\n%s\n", trace, det(m, n), largest,
           symmetric ? "symmetric" : "not symmetric");
    return 0;
}
