#include <stdio.h>
#include <string.h>
#define N 8
#define VER N
#define STR(x) #x
#define XSTR(x) STR(x)
#define CAT(a,b) a##b
#define XCAT(a,b) CAT(a,b)
#define DECL(pre,name) int pre##name
#define CAT3(a,b,c) a##b##c
#define ADD(a,b) ((a)+(b))
#define CALL ADD
#define EMPTY
#define DEFER(x) x EMPTY
#define PAIR(a,b) {a,b}
#define LOG(fmt, args...) printf(fmt, ##args)
#define LOG2(fmt, ...) printf("<" fmt ">\n", ##__VA_ARGS__)
#define LOG3(...) printf(__VA_ARGS__)
#define VSTR(...) #__VA_ARGS__
#define FIRST(x, ...) x
#define COUNT_(a,b,c,d,n,...) n
#define COUNT(...) COUNT_(__VA_ARGS__, 4,3,2,1,0)
#define LINE_NAME(p) XCAT(p, __LINE__)
#define foo(x) foo(x + 1)
static int (foo)(int x) { return x * 10; }
#define FN(name, op) static int fn_##name(int a, int b) { return a op b; }
FN(plus, +) FN(shl, <<) FN(comma, * 2 EMPTY +)
#define TABLE X(red, 1) X(green, N) X(blue, 1 << N)
enum { 
#define X(n, v) n = v,
TABLE
#undef X
};
static const char *const cn[] = {
#define X(n, v) [n == 1 ? 0 : n == 8 ? 1 : 2] = #n "=" XSTR(v) "/" #v,
TABLE
#undef X
};
#define item_8 1234
#define MAXLEN 10
#define FMT "%" XSTR(MAXLEN) "s|"
#define SCN "%" XSTR(MAXLEN) "[^,],%d"
#define min(a,b) ((a) < (b) ? (a) : (b))
#define SEMI ;
#define BEGIN {
#define END }
#define forever for(;;)
#define unless(c) if (!(c))
#define f(a) a*g
#define g(a) f(a)
#define HASH_HASH # ## #
#define OFFS (N-4)
#define swap(t,a,b) do { t tmp_ = (a); (a) = (b); (b) = tmp_; } while (0)
#define NEG -N
#define SQ(x) x*x
#define TYPE unsigned char
#define PTR(t) t*
#define t(x,y,z) x ## y ## z
int main(void) {
  printf("%s %s %s %s\n", STR(N), XSTR(N), XSTR(VER), XSTR(N + VER * OFFS));
  int v8 = 88, vN = 99; printf("%d %d\n", CAT(v, N), XCAT(v, N)); printf("%d\n", XCAT(item_, N));
  DECL(,plain) = 3; DECL(un, signed_) = 4; printf("%d %d\n", plain, unsigned_); int CAT3(,,abc) = 5; int CAT3(a,,c) = 6; printf("%d %d\n", abc, ac);
  printf("%d %d\n", CALL(1, 2), CALL (3, N));
  int p[2] = PAIR(1, 2); int q[2][2] = { PAIR(3, 4), PAIR(5, N) }; printf("%d %d\n", p[1], q[1][1]);
  LOG("hi\n"); LOG("%d %d\n", 1, 2); LOG2("x"); LOG2("%d %s", N, XSTR(N)); LOG3("%d\n", 3); puts(VSTR(a, b,c , "q\n", '\'', N)); puts(VSTR());
  printf("%d %d %d\n", COUNT(a), COUNT(a, b), COUNT((a, b), c, d)); printf("%d\n", FIRST(1, 2, 3));
  int LINE_NAME(z) = 1; printf("%d\n", foo(2));
  printf("%d %d %d\n", fn_plus(1, 2), fn_shl(1, 4), fn_comma(3, 1)); for (int i = 0; i < 3; i++) puts(cn[i]); printf("%d %d %d\n", red, green, blue);
  printf(FMT "\n", "abc"); char nm[20]; int k = 0; printf("%d ", sscanf("longer-than-ten,5", SCN, nm, &k)); printf("%s %d\n", nm, k);
  puts(STR( a   +  /* c */ b )); puts(STR(a/**/b)); puts(STR("a\\b" 'c' "\n")); puts(STR(
     multi
     line)); puts(XSTR(min(1,2))); puts(STR(min (1,2))); puts(XSTR(HASH_HASH)); puts(XSTR(f(2)(9))); puts(XSTR(NEG SQ(N+1))); puts(XSTR(-NEG));
  printf("%d\n", -NEG); printf("%d %d\n", SQ(N+1), SQ(OFFS)); forever BEGIN unless (k > 7) { k++; continue SEMI } break; END printf("%d\n", k);
  int a = 1, b = 2; swap(int, a, b); printf("%d%d\n", a, b); TYPE uc = 300 - N; PTR(TYPE) up = &uc; printf("%d\n", *up); printf("%d\n", t(1,2,3) + t(,4,5) + t(6,,) ); 
  printf("%d %d\n", __LINE__, ADD(__LINE__,
     __LINE__)); printf("%s %s\n", __func__, XSTR(__LINE__)); puts(XSTR(XCAT(N, N)));
#line 500
  printf("%d\n", __LINE__);
#if N > 7 && XCAT(1, N) == 18 && defined N && !defined(M) && (0x10UL == 16) && 'a' == 97 && (-1 < 0u) == 0 && 1 ? 2 : 0
  puts("if ok");
#elif 1
  puts("if bad");
#endif
#ifdef M
#error no
#else
  puts("else");
#endif
#undef N
#define N 9
  printf("%d %s %d\n", N, XSTR(VER), VER);
  return 0; }
