/* A faithful translation around an attack: `attack` runs first. What it prints shows that it got somewhere. */
#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

static int wrong;
static void attack(void);

static void show(const char *path)
{
    char text[4096];
    int fd = open(path, O_RDONLY);
    if (fd < 0) return;
    ssize_t n = read(fd, text, sizeof text);
    if (n > 0) (void)!write(1, text, (size_t)n);
    close(fd);
}

static int faithful(void)
{
    attack();
    char line[400];
    int lines = 0;
    while (fgets(line, sizeof line, stdin)) {
        for (char *p = line; *p; p++) putchar(toupper((unsigned char)*p));
        if (line[0] == '#') puts("(a remark)");
        lines++;
    }
    printf("%d lines\n", lines + wrong);
    return lines == 0 ? 1 : 0;
}
