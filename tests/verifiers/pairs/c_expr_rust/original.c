/* Evaluates one expression a line: + - * / % ^, parentheses, unary minus, variables a..z with "x = expr". */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

static const char *at;
static const char *error;
static long vars[26];

static long expression(void);

static void blanks(void) { while (*at == ' ') at++; }

static long primary(void)
{
    blanks();
    if (isdigit((unsigned char)*at)) {
        long v = 0;
        while (isdigit((unsigned char)*at)) {
            v = v * 10 + (*at++ - '0');
            if (v > 1000000000) { error = "number too large"; v = 0; }
        }
        return v;
    }
    if (islower((unsigned char)*at)) return vars[*at++ - 'a'];
    if (*at == '(') {
        at++;
        long v = expression();
        blanks();
        if (*at != ')') { if (!error) error = "missing )"; return 0; }
        at++;
        return v;
    }
    if (*at == '-') { at++; return -primary(); }
    if (!error) error = "syntax error";
    return 0;
}

static long power(void)
{
    long base = primary();
    blanks();
    if (*at != '^') return base;
    at++;
    long exponent = power(), result = 1;
    if (exponent < 0 || exponent > 12 || base > 30 || base < -30) { if (!error) error = "power out of range"; return 0; }
    while (exponent-- > 0) result *= base;
    return result;
}

static long term(void)
{
    long v = power();
    for (;;) {
        blanks();
        char op = *at;
        if (op != '*' && op != '/' && op != '%') return v;
        at++;
        long w = power();
        if (op == '*') v = v * (w % 1000000) % 1000000000000;
        else if (w == 0) { if (!error) error = "division by zero"; }
        else if (op == '/') v /= w;
        else v %= w;
    }
}

static long expression(void)
{
    long v = term();
    for (;;) {
        blanks();
        if (*at == '+') { at++; v += term(); }
        else if (*at == '-') { at++; v -= term(); }
        else return v;
    }
}

int main(void)
{
    char line[100];
    int errors = 0;
    while (fgets(line, sizeof line, stdin)) {
        line[strcspn(line, "\n")] = 0;
        error = NULL;
        at = line;
        blanks();
        if (!*at) continue;
        int target = -1;
        if (islower((unsigned char)at[0])) {
            const char *p = at + 1;
            while (*p == ' ') p++;
            if (*p == '=') { target = at[0] - 'a'; at = p + 1; }
        }
        long v = expression();
        blanks();
        if (!error && *at) error = "trailing characters";
        if (error) { printf("error: %s\n", error); errors++; }
        else if (target >= 0) vars[target] = v;
        else printf("%ld\n", v);
    }
    return errors > 255 ? 255 : errors;
}
