#include <ctype.h>
#include <stdio.h>

/* Prints every line of standard input in capitals, and how many there were. */
int main(void)
{
    char line[400];
    int lines = 0;
    while (fgets(line, sizeof line, stdin)) {
        for (char *p = line; *p; p++) putchar(toupper((unsigned char)*p));
        if (line[0] == '#') puts("(a remark)");
        lines++;
    }
    printf("%d lines\n", lines);
    return lines == 0 ? 1 : 0;
}
