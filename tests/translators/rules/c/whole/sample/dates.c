/* Dates that need no time zone. */
#include <stdio.h>
#include <string.h>
#include <time.h>

static const char *const all =
    "%a|%A|%b|%B|%c|%C|%d|%D|%e|%F|%g|%G|%h|%H|%I|%j|%k|%l|%m|%M|%n|%p|%P|%r|%R|%S|%t|%T|%u|%U|%V|%w|%W|%x|%X|%y|%Y|%z|%%";

static void show(const struct tm *t)
{
    char text[300];
    size_t n = strftime(text, sizeof text,
        "%a|%A|%b|%B|%c|%C|%d|%D|%e|%F|%g|%G|%h|%H|%I|%j|%k|%l|%m|%M|%n|%p|%P|%r|%R|%S|%t|%T|%u|%U|%V|%w|%W|%x|%X|%y|%Y|%z|%%", t);
    printf("%zu %d %s\n%s", n, (int)strlen(all), text, asctime(t));
}

int main(void)
{
    static const time_t moments[] = {0, -1, 951782399, 951782400, 1230768000, 1262304000, 4107542399, 253402300800,
        -62135596801, -62167219200, -3000000000000, 67768036191676799, 67768036191676800, -67768040609740800, -67768040609740801};
    struct tm t, *g, kept;
    char text[32];
    time_t at;
    size_t i, n;
    for (i = 0; i < sizeof moments / sizeof moments[0]; i++) {
        g = gmtime(&moments[i]);
        if (!g) {
            printf("%ld: none\n", (long)moments[i]);
            continue;
        }
        printf("%ld: %d-%d-%d %d:%d:%d %d %d %d %s\n", (long)moments[i], g->tm_year, g->tm_mon, g->tm_mday, g->tm_hour,
               g->tm_min, g->tm_sec, g->tm_wday, g->tm_yday, g->tm_isdst, g->tm_zone);
        if (moments[i] < 253402300801 && moments[i] > -62167219201)
            show(g);
        kept = *g;
        printf("%d\n", timegm(&kept) == moments[i]);
    }
    memset(&t, 0, sizeof t);
    for (i = 0; i < 400; i++) {
        t.tm_year = 96 + (int)i % 9;
        t.tm_mon = (int)i * 7 % 31 - 9;
        t.tm_mday = (int)i * 13 % 97 - 30;
        t.tm_hour = (int)i * 11 % 59 - 13;
        t.tm_min = -(int)i;
        t.tm_sec = (int)(i * i);
        at = timegm(&t);
        n = strftime(text, i % sizeof text, "%G-W%V-%u %j %U %W", &t);
        printf("%ld %zu %s\n", (long)at, n, n ? text : "-");
    }
    t.tm_wday = 9;
    t.tm_mon = -1;
    t.tm_isdst = -1;
    show(&t);
    printf("%.1f %.1f %zu\n", difftime(10, 25), difftime((time_t)1 << 62, -((time_t)1 << 62)), sizeof t);
    at = 86400;
    printf("%s", asctime(gmtime(&at)));
    return gmtime_r(&at, &t) == &t ? t.tm_mday : 99;
}
