#include <stdio.h>
static double third(void) { return 1.0f / 3; }
static float two(float a) { return a * 0.1f; }
static double up(double a) { return a * 0.1f + 0.7f; }
static double sel(int c) { return c ? 0.1f : 0.3; }
static double table[] = { 0.1f, 1.0f / 3, 16777217.0f, (float)0.1 };
static const double K = 0.1f; 
int main(void) { double d = 0.1f; float f = 0.1; double e = f; double g = (float)0.1; double h = (float)1e-50; d += 0.1f; double m = 16777217.0f; 
 printf("%.12f %.12f %.12f %.12f %.12f\n", d, e, g, h, m); printf("%.12f %.12f %.12f %.12f %.12f\n", third(), two(3), up(2), sel(1), sel(0)); printf("%.12f %.12f %.12f %.12f %.12f\n", table[0], table[1], table[2], table[3], K); printf("%.12f %.12f %d %d\n", 0.1f, 0.1f * 3, 0.1f == 0.1, 0.1f < 0.1); if (f == 0.1) puts("eq"); if (f == 0.1f) puts("eqf"); printf("%d\n", (int)(0.7f * 10)); printf("%d %d\n", (int)(0.7f * 10.0), (int)(16777216.0f + 1.0f)); d = -0.0; printf("%f %f\n", d, -0.0f); d = 1e38f * 10; printf("%f\n", d / 0.1f); const float cf = 0.1f; const double cd = cf; printf("%.12f %.12f\n", cd, (double)cf * 3); printf("%d %d %d\n", (int)16777217.0f, 16777217.0f == 16777216.0f, (int)-(16777216.0f + 1.0f)); if (16777216.0f + 1.0f == 16777216.0f) puts("same"); double dr = 1.000000059604644775390625001f; float lit = 1.5e10f; printf("%.10f %.1f %d\n", dr, (double)(lit + 1.0f), (0.1f + 0.2f) * 10 > 3.0f); double big = 3.5e38f, nil = 1e-46f; printf("%f %d\n", big, nil == 0); return 0; }
