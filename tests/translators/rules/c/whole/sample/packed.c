/* Structs laid out by #pragma pack and by attributes, which differ byte by byte. */
#include <stdio.h>
#include <string.h>

#define PACKED(n) _Pragma("pack(push, " #n ")")
#define BITS _Pragma("pack(1)")

#pragma pack(push, 1)
struct header { char kind; int length; short check; };
union word { char bytes[3]; short number; };
#pragma pack(pop)
struct plain { char kind; int length; short check; };
#pragma pack(push, names, 2)
#pragma pack(push, 4)
#pragma pack(push, 4)
struct four { char kind; long length; struct header inner; double real; };
#pragma pack(8)
#pragma pack(pop)
struct four_again { char kind; long length; };
#pragma pack(pop)
struct two { char kind; long length; };
#pragma pack(push, other, 1)
struct one { char kind; long length; };
#pragma pack(pop, names)
struct free_again { char kind; long length; };
#pragma pack(pop, unknown)
#pragma pack(3)
#pragma pack(TWO)
struct ignored { char kind; long length; };
#pragma pack()
BITS struct bits { unsigned a : 3, b : 30; long c : 40; signed char : 0; int d : 5; unsigned : 0; short e; };
#pragma pack(2)
struct pairs { int a : 5, b : 28; char c; union word w; long d : 9; };
#pragma pack()
typedef struct __attribute__((packed)) { char kind; int length; } record;
struct trailing { char kind; double real; record inner; } __attribute__((__packed__));

static int sum(const unsigned char *bytes, int count) __attribute__((noinline, pure));
static int sum(const unsigned char *bytes, int count __attribute__((unused)))
{
    return bytes[0] + count;
}

static void show(const void *what, int size)
{
    const unsigned char *bytes = what;
    for (int i = 0; i < size; i++)
        printf("%02x", bytes[i]);
    printf(" %d %d\n", size, sum(bytes, size));
}

#define SHOW(type, ...) do { struct { char c; type v; } x; memset(&x, 0, sizeof x); { static type v = __VA_ARGS__; memcpy(&x.v, &v, sizeof v); } \
        show(&x, sizeof x); printf("%d %d\n", (int)sizeof(type), (int)((char *)&x.v - &x.c)); } while (0)

void packed(void)
{
    struct bits bits;
    struct pairs pairs[2];
    struct header many[3] = {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}}, *at = many + 1;
    int *length = &at->length;
    SHOW(struct header, {'a', 0x01020304, 0x0506});
    SHOW(union word, {"xyz"});
    SHOW(struct plain, {'a', 0x01020304, 0x0506});
    SHOW(struct four, {'b', -2, {'c', 3, 4}, 1.5});
    SHOW(struct four_again, {'b', -2});
    SHOW(struct two, {'b', -2});
    SHOW(struct one, {'b', -2});
    SHOW(struct free_again, {'b', -2});
    SHOW(struct ignored, {'b', -2});
    SHOW(record, {'d', 77});
    SHOW(struct trailing, {'e', 0.1, {'f', -9}});
    memset(&bits, 0, sizeof bits);
    bits.a = 5, bits.b = 0x2aaaaaaa, bits.c = -0x123456789L, bits.d = -3, bits.e = 0x7001;
    show(&bits, sizeof bits);
    bits.b++, bits.c += bits.b, bits.d *= 2;
    show(&bits, sizeof bits);
    printf("%u %d %ld %d %d\n", bits.a, bits.b, (long)bits.c, bits.d, bits.e);
    memset(pairs, 0, sizeof pairs);
    pairs[1].a = -7, pairs[1].b = 0x5a5a5a5, pairs[1].c = 'q', pairs[1].w.number = 0x1234, pairs[1].d = -200;
    show(pairs, sizeof pairs);
    *length = -1;
    show(many, sizeof many);
    switch (at->kind) {
    case 4:
        printf("%d ", *length);
        __attribute__((fallthrough));
    default:
        printf("%d\n", (int)(at - many));
    }
}
