/* String functions */
#include <stdio.h>
#include <string.h>

void strings(void)
{
    char b[32] = "alpha";
    strcat(b, "-beta");
    char *p = strchr(b, 45);
    printf("%s %d %s %d %s\n", b, (int)strlen(b), p, strcmp(b, "alphb") < 0, strstr(b, "bet"));
    strncpy(b, "xyz", 2);
    memmove(b + 1, b, 4);
    puts(b);
}
