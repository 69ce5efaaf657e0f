#ifndef TRICKY_H
#define TRICKY_H
#include <stdint.h>
#include <stddef.h>
#include <stdbool.h>
#define LIMIT 8
#define MASK ((1u << 5) - 1)
#define NEG (-3)
#define CLAMP(x, lo, hi) ((x) < (lo) ? (lo) : (x) > (hi) ? (hi) : (x))
enum color { RED, GREEN = 5, BLUE, NEGATIVE = -2 };
typedef enum { SMALL, BIG } bigness;
struct point { int16_t x, y; };
typedef struct { struct point a; uint8_t tag; bool on; char name[LIMIT]; unsigned lo : 3, hi : 5; int s : 4; double w; } shape;
struct queue { int items[LIMIT]; size_t head, count; };
#endif
