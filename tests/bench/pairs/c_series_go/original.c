/* running statistics of a series; one value a line; "avg", "sd", "max", "range", "drop" */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <math.h>

static double v[512];
static int n;

int main(void)
{
    char line[256];
    while (fgets(line, sizeof line, stdin)) {
        char *end;
        line[strcspn(line, "\n")] = 0;
        if (!strcmp(line, "avg")) {
            double s = 0;
            for (int i = 0; i < n; i++) s += v[i];
            if (n) printf("avg %.3f\n", s / n); else printf("avg -\n");
        } else if (!strcmp(line, "sd")) {
            double s = 0, q = 0;
            for (int i = 0; i < n; i++) s += v[i];
            for (int i = 0; i < n; i++) q += (v[i] - s / n) * (v[i] - s / n);
            if (n > 1) printf("sd %.4f\n", sqrt(q / (n - 1))); else printf("sd -\n");
        } else if (!strcmp(line, "max")) {
            int best = -1;
            for (int i = 0; i < n; i++) if (best < 0 || v[i] > v[best]) best = i;
            if (best >= 0) printf("max %g at %d\n", v[best], best + 1); else printf("max -\n");
        } else if (!strcmp(line, "range")) {
            double lo = 0, hi = 0;
            for (int i = 0; i < n; i++) { if (!i || v[i] < lo) lo = v[i]; if (!i || v[i] > hi) hi = v[i]; }
            printf("range %.2f..%.2f\n", lo, hi);
        } else if (!strcmp(line, "drop")) {
            if (n) n--;
        } else {
            double x = strtod(line, &end);
            if (end == line || *end) printf("bad: %s\n", line);
            else if (n == 512) printf("full\n");
            else { if (fabs(x) < 1e-9) x = 0.0; v[n++] = x; }
        }
    }
    printf("%d values\n", n);
    return 0;
}
