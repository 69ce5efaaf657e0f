/* Literals of every kind */
#include <stdio.h>
#include <wchar.h>

void literals(void)
{
    printf("%d %d %ld %g %s\n", 0x1F, 017, 1L << 40, 1e-3, "tab\\t\x41\101" "joined");
    printf("%d %d\n", '\n', L'a');
}
