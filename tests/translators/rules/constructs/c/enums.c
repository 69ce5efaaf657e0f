/* Enumerations with values */
#include <stdio.h>
enum level { LOW = -2, MID, HIGH = 10, TOP };

void enums(void)
{
    enum level l = MID;
    l = l == MID ? TOP : LOW;
    printf("%d %d %d\n", LOW, MID, l);
}
