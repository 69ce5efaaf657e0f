/* Preprocessor: # and ## */
#include <stdio.h>
#define TEXT(x) #x
#define JOIN(a, b) a##b

void macro_paste(void)
{
    int ab = 5;
    printf("%s %d\n", TEXT(1 + 2), JOIN(a, b));
}
