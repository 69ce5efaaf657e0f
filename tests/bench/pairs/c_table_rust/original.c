/* string -> integer table: open addressing, 32 slots, tombstones, grows never */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SLOTS 32
enum { FREE, USED, DEAD };
struct slot { char key[12]; long value; unsigned char state; };
static struct slot table[SLOTS];
static unsigned count, probes;

static unsigned hash(const char *s) { unsigned h = 5381; while (*s) h = h * 33 ^ (unsigned char)*s++; return h; }

static struct slot *find(const char *key, int insert)
{
    unsigned i, h = hash(key) % SLOTS;
    struct slot *dead = NULL;
    for (i = 0; i < SLOTS; i++) {
        struct slot *s = &table[(h + i) % SLOTS];
        probes++;
        if (s->state == FREE) { if (!insert) return NULL; if (dead) s = dead; goto fresh; 
        fresh:
            strcpy(s->key, key); s->value = 0; s->state = USED; count++;
            return s;
        }
        if (s->state == DEAD) { if (!dead) dead = s; }
        else if (!strcmp(s->key, key)) return s;
    }
    if (insert && dead) { strcpy(dead->key, key); dead->value = 0; dead->state = USED; count++; return dead; }
    return NULL;
}

int main(int argc, char **argv)
{
    char op[16], key[64];
    long v;
    int verbose = argc > 1 && !strcmp(argv[1], "-v");
    while (scanf("%15s", op) == 1) {
        if (!strcmp(op, "stats")) { printf("%u used, %u probes\n", count, verbose ? probes : 0); continue; }
        if (!strcmp(op, "list")) {
            for (int i = 0; i < SLOTS; i++) if (table[i].state == USED) printf("%2d %s=%ld\n", i, table[i].key, table[i].value);
            continue;
        }
        if (scanf("%63s", key) != 1) { fprintf(stderr, "key expected\n"); return 2; }
        key[11] = 0;
        if (!strcmp(op, "get")) { struct slot *s = find(key, 0); if (s) printf("%ld\n", s->value); else printf("none\n"); }
        else if (!strcmp(op, "del")) { struct slot *s = find(key, 0); if (s) { s->state = DEAD; count--; } else printf("none\n"); }
        else if (!strcmp(op, "set") || !strcmp(op, "add")) {
            if (scanf("%ld", &v) != 1) { fprintf(stderr, "value expected\n"); return 2; }
            struct slot *s = find(key, 1);
            if (!s) { printf("full\n"); continue; }
            if (*op == 's') s->value = v; else s->value = (long)((unsigned long)s->value + (unsigned long)v);
            if (s->value < 0) printf("negative %s\n", s->key);
        } else { printf("? %s\n", op); }
    }
    return count == 0;
}
