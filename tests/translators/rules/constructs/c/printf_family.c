/* printf, sprintf, snprintf and vprintf */
#include <stdio.h>
#include <stdarg.h>
static void say(const char *f, ...) { va_list a; va_start(a, f); vprintf(f, a); va_end(a); }

void printf_family(void)
{
    char b[16];
    int n = snprintf(b, sizeof b, "%05.1f|%-6s|%+d", 3.14159, "ab", 7);
    say("%s %d %#x %3c|%%\n", b, n, 255, 120);
    sprintf(b, "%*d", 6, 42);
    puts(b);
}
