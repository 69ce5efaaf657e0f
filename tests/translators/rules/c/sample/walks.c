#include <stdint.h>
#include <string.h>
#include <stddef.h>
struct p { int x, y; int a[3]; };
int g; static int hits;
int sc(int a, int b) { return b != 0 && (a ? 10 / b : 3 / b) > 1; }
int sc2(int a, int b) { return b == 0 || (a > 3 && (b > 2 ? 10 / b : 3 / b) > 1 ? 0 : 1 / b); }
static int tick(int v) { hits += v; return hits; }
int sc3(int a, int b) { int r = a && (b ? tick(1) : tick(2)) > 3; return r * 1000 + hits; }
int sc4(int a, int b) { int x = a ? b ? tick(1) : tick(10) : tick(100); return x + hits; }
int sc5(int a) { while (a > 0 && (a & 1 ? tick(1) : tick(2)) < 40) a--; return a * 100 + hits; }
int byval(struct p v, int k) { v.x += k; v.a[1]--; return v.x * v.y + v.a[1]; }
static void bump(struct p *q) { q->x++; q->a[2] = q->x; }
int byval2(struct p v) { bump(&v); return v.x + v.a[2]; }
int byval3(struct p v) { return v.x; }
int table_alias(struct p *t, size_t n, int i) { if (n < 2) return -1; struct p *e = &t[(unsigned)i % n]; i++; e->x = i; e->a[(unsigned)i % 3] += 5; struct p *f = t + 1; f->y = e->x; return e->y + f->x; }
int ptr_walk(const struct p *t, size_t n) { int s = 0; for (const struct p *q = t; q < t + n; q++) s += q->x * 2 - q->a[1]; return s; }
size_t ptr_find(const uint8_t *b, size_t n, uint8_t v) { const uint8_t *p = b; while (p != b + n && *p != v) ++p; return (size_t)(p - b); }
int skip_ws(const char *s) { const char *p = s; while (*p == ' ' || *p == '\t') p++; return *p ? (int)(p - s) : -1; }
const char *pick(int a) { const char *r = "none"; if (a > 10) r = "big"; else if (a < 0) r = "neg"; return r; }
int last_char(const char *s) { size_t n = strlen(s); return n ? s[n - 1] : 0; }
unsigned long parse(const char *s) { unsigned long v = 0; while (*s >= '0' && *s <= '9') v = v * 10 + (unsigned long)(*s++ - '0'); return v; }
void upper(char *buf, size_t len) { for (size_t i = 0; i < len; i++) if (buf[i] >= 'a' && buf[i] <= 'z') buf[i] -= 32; }
void fillbuf(unsigned char *dst, size_t n, const unsigned char *src, size_t m) { size_t i = 0; while (i < n) { size_t k = n - i < m ? n - i : m; if (k == 0) break; memcpy(dst + i, src, k); i += k; } }
void shift_left(uint16_t *v, size_t n) { if (n > 1) { memmove(v, v + 1, (n - 1) * sizeof *v); v[n - 1] = 0; } }
int grid(int w) { static int seen[3][2]; seen[(unsigned)w % 3][w & 1]++; int s = 0; for (int i = 0; i < 3; i++) for (int j = 0; j < 2; j++) s = s * 7 + seen[i][j]; return s; }
int nested_switch(int a, int b) { int r = 0; for (int i = 0; i < 4; i++) { switch ((a + i) & 3) { case 0: switch (b & 1) { case 0: r += 1; break; case 1: r += 2; continue; } r *= 2; break; case 1: if (b > 5) break; r ^= 3; case 2: r += i; default: r -= 1; } if (r > 20) break; } return r; }
int64_t mixed64(int64_t a, uint32_t b, int16_t c) { return (a ^ b) + (c << 3) - (int64_t)(b * (unsigned)c) + (a >> (b & 63)); }
int cond_assign(int a, int *out) { int t; if ((t = a * 2) > 10 && (*out = t - 1) != 0) return t; *out = -1; return -t; }
int goto_loop(const int *v, size_t n) { int s = 0; for (size_t i = 0; i < n; i++) { for (int j = 0; j < 3; j++) { if (v[i] == j) goto found; s += j; } s -= v[i] & 7; } return s; found: s += 1000; return s; }
unsigned crc(const uint8_t *p, size_t len) { unsigned c = ~0u; while (len--) { c ^= *p++; for (int k = 0; k < 8; k++) c = c & 1 ? (c >> 1) ^ 0xEDB88320u : c >> 1; } return ~c; }
