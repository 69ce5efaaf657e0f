/* a tiny 8-bit processor: assembles and runs one program from standard input */
#include <stdio.h>
#include <stdint.h>
#include <string.h>

static int8_t a, mem[16];
static uint8_t flags;
static int16_t cycles;
enum { Z = 1, N = 2, V = 4, C = 8 };

static void setnz(void) { flags &= ~(Z | N); if (!a) flags |= Z; if (a < 0) flags |= N; }

static void add(int x, int carry)
{
    int u = (uint8_t)a + (uint8_t)x + carry;
    int s = a + (int8_t)x + carry;
    a = (int8_t)u;
    flags &= ~(V | C);
    if (u > 255) flags |= C;
    if (s > 127 || s < -128) flags |= V;
    setnz();
}

int main(void)
{
    char op[8];
    int x;
    while (scanf("%7s", op) == 1) {
        cycles += 2;
        if (!strcmp(op, "dump")) {
            printf("A=%d F=%c%c%c%c T=%d\n", a, flags & N ? 'N' : '-', flags & V ? 'V' : '-',
                   flags & Z ? 'Z' : '-', flags & C ? 'C' : '-', cycles);
            continue;
        }
        if (!strcmp(op, "neg")) { int s = -a; a = (int8_t)s; flags &= ~V; if (s == 128) flags |= V; setnz(); continue; }
        if (!strcmp(op, "asr")) { flags = a & 1 ? flags | C : flags & ~C; a >>= 1; setnz(); continue; }
        if (!strcmp(op, "rol")) { int c = flags & C ? 1 : 0; flags = a & 0x80 ? flags | C : flags & ~C; a = (int8_t)((uint8_t)a << 1 | c); setnz(); continue; }
        if (scanf("%d", &x) != 1) { printf("operand?\n"); return 2; }
        if (!strcmp(op, "lda")) { a = (int8_t)x; setnz(); }
        else if (!strcmp(op, "add")) add(x, 0);
        else if (!strcmp(op, "adc")) add(x, flags & C ? 1 : 0);
        else if (!strcmp(op, "sub")) add(~x, 1);
        else if (!strcmp(op, "cmp")) { int8_t keep = a; add(~x, 1); a = keep; }
        else if (!strcmp(op, "sta")) mem[x & 15] = a;
        else if (!strcmp(op, "ld")) { a = mem[x & 15]; setnz(); }
        else if (!strcmp(op, "mul")) { int16_t p = (int16_t)(a * (int8_t)x); a = (int8_t)p; mem[15] = (int8_t)(p >> 8); setnz(); cycles += 9; }
        else if (!strcmp(op, "div")) {
            if ((int8_t)x == 0) { printf("divide by zero at %d\n", cycles); return 1; }
            int q = a / (int8_t)x;
            mem[14] = (int8_t)(a % (int8_t)x);
            a = (int8_t)q; setnz(); cycles += 20;
        }
        else if (!strcmp(op, "wait")) cycles = (int16_t)(cycles + x);
        else { printf("unknown %s\n", op); return 3; }
    }
    printf("halt A=%d\n", a);
    return 0;
}
