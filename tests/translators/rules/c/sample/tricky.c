#include "tricky.h"
#include <string.h>
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>

static int counter = 3;
int total;
static const uint16_t table[] = { 1, 2, 4, [5] = 99, 7 };
static const char *const names[] = { "zero", "one", "two" };
static const struct { const char *key; int value; } pairs[] = { { "a", 1 }, { "bb", 22 }, { "", -5 } };
const unsigned char bytes[4] = { 0xFF, 0x80, 1 };

int promote8(int8_t a, uint8_t b, int16_t c) { return a * b - c / 3 + (a << 2) + (b >> 1) - ~c; }
unsigned mixed(int a, unsigned b) { return a < b ? a + b : a - b; }
long long wide(int a, unsigned b, long c, unsigned long d) { return a * (long)b + c - (long)(d % 7) + (a > c) + (b & 0xF0u); }
uint8_t narrow(int a) { uint8_t r = a; r += 200; r <<= 1; r ^= 0x5A; return r--; }
int8_t sext(uint32_t v) { return (int8_t)(v >> 3); }
int chars(char c) { if (c < 0) return -1; if (c >= 'a' && c <= 'z') return c - 'a'; switch (c) { case '0': case '1': return 100; case ' ': counter++; default: return counter; } }
char shift_char(char c, int by) { c += by; return c; }
int divmod(int a, int b) { if (b == 0) return 0; return a / b * 1000 + a % b; }
unsigned rot(unsigned x, unsigned n) { n &= 31; return n ? (x << n) | (x >> (32 - n)) : x; }
int incs(int n) { int i = 0, s = 0; while (i++ < n && i < 50) { s += i++; if (s > 100) break; if (s % 3 == 0) continue; --s; } return s * 100 + i; }
int dowhile(int n) { int k = 0; do { k += n--; if (k > 40) continue; k++; } while (n > 0 && k++ < 60); return k; }
int assign_chain(int a) { int x, y, z; x = y = z = a + 1; x += y *= 2; return x - (z = 3) + z; }
int comma(int a) { int b; for (b = 0, a++; b < 5; b++, a--) ; return (b++, a + b); }
int fall(int n) { int r = 0; switch (n) { case 1: r += 1; case 2: r += 2; break; case 3: { if (total > 1) break; r += 30; } case 4: r += 4; break; default: r = -1; case 9: r += 9; } return r; }
int loop_switch(const uint8_t *p, size_t n) { int s = 0; for (size_t i = 0; i < n; i++) { switch (p[i] & 3) { case 0: continue; case 1: s++; break; case 2: if (p[i] > 200) return -s; s += 2; break; default: s += p[i]; } s <<= 1; s &= 0xFFFF; } return s; }
int cleanup(int a, int *out) { int rc = -1; *out = 0; if (a < 0) goto done; *out = a; if (a > 100) goto fail; rc = 0; goto done; fail: rc = 7; done: total++; return rc; }
bool both(int a, bool b) { bool r = a & 6; return r && !b; }
int boolsum(bool a, bool b) { return a + b + (a == b) - (a != !b) * 3; }
enum color next(enum color c) { switch (c) { case RED: return GREEN; case GREEN: return BLUE; case BLUE: return NEGATIVE; default: return (enum color)(c + 1); } }
bigness size_of(enum color c) { return c > GREEN ? BIG : SMALL; }
struct point add(struct point a, const struct point *b) { struct point r = { a.x + b->x, .y = a.y - b->y }; r.x *= 2; return r; }
void fill(shape *s, int v) { memset(s, 0, sizeof *s); s->a.x = v; s->a.y = (int16_t)(v >> 16); s->lo = v; s->hi = v >> 3; s->s = v; s->on = v & 8; s->w = v / 4.0; strcpy(s->name, "ab"); s->name[2] = (char)v; s->tag = sizeof(s->name) + sizeof *s; }
int read_shape(const shape *s) { return s->lo + s->hi * 8 - s->s + s->on + s->a.x + (s->w > 2.5) + (s->lo > s->s) + (-s->lo < 0); }
size_t copy_words(const char *in, char *out, size_t cap) { size_t n = 0; if (cap == 0) return 0; for (; *in; in++) { if (isspace((unsigned char)*in)) continue; if (n + 1 >= cap) break; out[n++] = toupper((unsigned char)*in); } out[n] = '\0'; return n; }
int count_char(const char *s, char c) { int n = 0; while (*s != '\0') if (*s++ == c) n++; return n; }
const char *name_of(unsigned i) { return i < sizeof names / sizeof names[0] ? names[i] : "?"; }
int value_of(const char *key) { for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) if (strcmp(pairs[i].key, key) == 0) return pairs[i].value; return 0; }
int table_at(unsigned i) { return i < sizeof table / 2 ? table[i] : -(int)bytes[i & 3]; }
int put(struct queue *q, int v) { if (q->count >= LIMIT || q->head >= LIMIT) return 0; q->items[(q->head + q->count++) % LIMIT] = v; return 1; }
int take(struct queue *q, int *v) { if (q->count == 0 || q->count > LIMIT) return 0; *v = q->items[q->head % LIMIT]; q->head = (q->head + 1) % LIMIT; q->count--; return 1; }
int use_queue(int a, int b) { struct queue q = { .head = 6 }; int v = 0, s = 0; put(&q, a); put(&q, b); put(&q, a ^ b); while (take(&q, &v)) s = s * 3 + (v & 0xFF); return s; }
static unsigned seed_state(void) { static unsigned state = 17; state = state * 1103515245u + 12345u; return state >> 16; }
unsigned random_next(int n) { unsigned r = 0; for (int i = 0; i < (n & 7); i++) r ^= seed_state(); return r; }
uint32_t sum_ptr(const uint8_t *p, size_t len) { const uint8_t *end = p + len; uint32_t s = 0; while (p < end) { s = s * 31 + *p++; } return s; }
void reverse(uint8_t *buf, size_t len) { size_t i = 0, j = len; while (i + 1 < j) { uint8_t t = buf[i]; buf[i++] = buf[--j]; buf[j] = t; } }
uint32_t be32(const uint8_t *p, size_t len) { if (len < 4) return 0; return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | p[2] << 8 | p[3]; }
int signed_shift(int a, int n) { return a >> (n & 31); }
int64_t mul64(int32_t a, int32_t b) { return (int64_t)a * b; }
uint16_t sat_add(uint16_t a, uint16_t b) { uint16_t c = a + b; return c < a ? UINT16_MAX : c; }
int fmt(int a, unsigned b, const char *s, char *out, size_t cap) { return snprintf(out, cap, "[%5d|%-6u|%04x|%+d|%.3s|%c|%%|%08.3f]", a, b, b & 0xFFFF, a % 100, s, 'x', a / 8.0); }
void show(int a, const char *s) { printf("%d %s\n", a, s); puts("done"); putchar('!'); }
int matrix(int a) { int m[3][4] = { { 1, 2 }, { 3 }, { a, a + 1, a + 2, 4 } }; int s = 0; for (int i = 0; i < 3; i++) for (int j = 0; j < 4; j++) s += m[i][j] * (i + 1); return s; }
int clampi(int v) { return CLAMP(v, NEG, (int)MASK); }
unsigned long tokens(const char *s) { unsigned long n = 0; while (*s) { s += strspn(s, " ,"); if (!*s) break; n++; s += strcspn(s, " ,"); } return n; }
int ternaries(int a, int b) { return a > b ? a - b : b > a ? b - a : (a & 1) ? 1 : -1; }
int cmp(const uint8_t *a, const uint8_t *b, size_t n) { int r = memcmp(a, b, n); return memcmp(a, b, n) < 0 ? -1 : memcmp(a, b, n) != 0; }
double fl(double a, float b, int c) { float d = a * b; return d + c / 2 - (int)a % 3; }
int logic(int a, int b, int c) { int n = 0; if (a && (n = b) > 2 || c++) n += 10; return n * 100 + c; }
unsigned char uc(unsigned char a, signed char b) { return a * b + (a < b) - (unsigned char)b; }
int argmix(int a) { int i = a; return promote8((int8_t)i++, 3, 4) + i; }
void swap(int *a, int *b) { int t = *a; *a = *b; *b = t; }
int swapped(int x, int y) { swap(&x, &y); return x * 2 - y; }
void rotate3(int v[3]) { int t = v[0]; v[0] = v[1]; v[1] = v[2]; v[2] = t; }
int uses_arr(int a) { int v[3] = { a, 2, 3 }; rotate3(v); return v[0] * 100 + v[2]; }
int strings(const char *a, const char *b) { char buf[64]; if (strlen(a) > 20 || strlen(b) > 20) return -1; strcpy(buf, a); strcat(buf, b); return (int)strlen(buf) * 10 + (strcmp(buf, "ab") == 0) + (strncmp(a, b, 2) < 0); }
int atbits(uint64_t v) { int n = 0; for (; v; v &= v - 1) n++; return n; }
size_t neg_size(size_t n) { return -n / 2; }
uint32_t idx_neg(const uint32_t *t, size_t n) { uint32_t r = 0; for (size_t i = n; i-- > 0;) r = r * 7 + t[i]; return r; }
