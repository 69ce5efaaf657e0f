/* Preprocessor: constants */
#include <stdio.h>
#define SIZE 4
#define WIDE (SIZE * 2 + 1)
#define NAME "macro"

void macro_constants(void)
{
    printf("%d %d %s\n", SIZE, WIDE, NAME);
}
