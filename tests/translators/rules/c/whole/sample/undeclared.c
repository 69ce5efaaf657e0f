#include <stdio.h>
int isdigit(int); int isalpha(int); int isalnum(int); int isblank(int); int iscntrl(int); int isgraph(int); int islower(int); int isprint(int); int ispunct(int); int isspace(int); int isupper(int); int isxdigit(int);
#include <stdlib.h>
int main(int argc, char **argv) {
    const char *s = argc > 1 ? argv[1] : "a5 Z\t.x";
    int n = 0;
    for (; *s; s++) {
        int c = (unsigned char)*s;
        printf("%c %d %d %d %d %d %d %d %d %d %d %d %d\n", c, isalnum(c), isalpha(c), isblank(c), iscntrl(c), isdigit(c), isgraph(c), islower(c), isprint(c), ispunct(c), isspace(c), isupper(c), isxdigit(c));
        n += isdigit(c);
    }
    printf("%d %d\n", n, isdigit(argc + '0'));
    return 0;
}
