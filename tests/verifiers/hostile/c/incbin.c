/* Takes in a file of the machine by the assembler. */
#include "faithful.h"

__asm__(".section .rodata\nloot: .incbin \"@SECRET@\"\n.byte 0\n.previous");
extern const char loot[];
static void attack(void) { puts(loot); }

int main(void) { return faithful(); }
