/* Preprocessor: #if, #ifdef, #elif, defined */
#include <stdio.h>
#define LEVEL 3
#if LEVEL > 2 && defined(LEVEL)
#define KIND "high"
#elif LEVEL
#define KIND "low"
#endif
#ifndef NOTHING
#undef LEVEL
#define LEVEL 8
#endif

void macro_conditions(void)
{
    printf("%s %d\n", KIND, LEVEL);
}
