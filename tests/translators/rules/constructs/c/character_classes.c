/* Character classification */
#include <stdio.h>
#include <ctype.h>

void character_classes(void)
{
    for (const char *p = "aZ5 _"; *p; p++)
        printf("%d%d%d%c ", !!isalpha(*p), !!isdigit(*p), !!isspace(*p), toupper(*p));
    printf("\n");
}
