#define _GNU_SOURCE
#include "servers.h"
#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include "runner.h"

#define LIBRARY "/fork_server.so"
#define PRELOAD "LD_PRELOAD=" LIBRARY
#define SERVERS 8
#define MADE 400       /* processes of one server: those of another lie elsewhere in memory */
#define PATIENCE 3000  /* milliseconds for an answer; a server that is slower is not asked again */

static struct server {
    char *program, **environment; /* a process gets its server's: a case with another environment is not served */
    pid_t pid;                    /* 0: it does not run */
    int socket, made, hopeless;
} servers[SERVERS];

/* Whether a dynamic linker loads it: only then does the library get to run before the program does. */
static int linked_dynamically(const char *program)
{
    Elf64_Ehdr head;
    int fd = open(program, O_RDONLY | O_CLOEXEC), found = 0;
    if (fd < 0) return 0;
    if (read(fd, &head, sizeof head) == sizeof head && !memcmp(head.e_ident, ELFMAG, SELFMAG) && head.e_ident[EI_CLASS] == ELFCLASS64)
        for (int i = 0; i < head.e_phnum && !found; i++) {
            Elf64_Phdr part;
            if (pread(fd, &part, sizeof part, (off_t)(head.e_phoff + (size_t)i * head.e_phentsize)) != sizeof part) break;
            found = part.p_type == PT_INTERP;
        }
    close(fd);
    return found;
}

static int alike(char **a, char **b)
{
    while (*a && *b && !strcmp(*a, *b)) a++, b++;
    return !*a && !*b;
}

static void end(struct server *server)
{
    if (!server->pid) return;
    close(server->socket);
    kill(server->pid, SIGKILL);
    while (waitpid(server->pid, 0, 0) < 0 && errno == EINTR) {}
    server->pid = 0;
}

static int answer(struct server *server, void *into, size_t size)
{
    struct pollfd ready = {server->socket, POLLIN, 0};
    return poll(&ready, 1, PATIENCE) == 1 && recv(server->socket, into, size, MSG_WAITALL) == (ssize_t)size;
}

static int started(struct server *server)
{
    int pair[2];
    char said = 0;
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair)) return 0;
    int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
    if (nothing < 0) { close(pair[0]); close(pair[1]); return 0; } /* it would read the runner's requests */
    size_t n = 0;
    while (server->environment[n]) n++;
    char **environment = get((n + 2) * sizeof *environment);
    memcpy(environment, server->environment, n * sizeof *environment);
    environment[n] = (char *)PRELOAD; /* the last: the library takes it away from there */
    environment[n + 1] = 0;
    char *argv[] = {server->program, 0};
    pid_t pid = fork();
    if (pid == 0) {
        int fds[] = {nothing, nothing, nothing, pair[1]};
        execute(server->program, argv, environment, "/", fds, 4);
    }
    close(pair[1]);
    close(nothing);
    free(environment);
    server->pid = pid > 0 ? pid : 0;
    server->socket = pair[0];
    server->made = 0;
    if (pid > 0 && answer(server, &said, 1) && said == 'R') return 1;
    if (pid > 0) end(server); else close(pair[0]);
    return 0;
}

static char *copied(const char *text)
{
    size_t size = strlen(text) + 1;
    return memcpy(get(size), text, size);
}

static struct server *server_of(const char *program, char **environment)
{
    struct server *server = servers;
    while (server < servers + SERVERS && server->program && strcmp(server->program, program)) server++;
    if (server == servers + SERVERS) return 0;
    if (!server->program) {
        size_t n = 0;
        while (environment[n]) n++;
        server->program = copied(program);
        server->environment = get((n + 1) * sizeof *environment);
        for (size_t i = 0; i < n; i++) server->environment[i] = copied(environment[i]);
        server->environment[n] = 0;
        server->hopeless = access(LIBRARY, R_OK) != 0 || !linked_dynamically(program);
    }
    if (server->hopeless || !alike(server->environment, environment)) return 0;
    if (server->made >= MADE) end(server);
    if (!server->pid && !started(server)) server->hopeless = 1;
    return server->hopeless ? 0 : server;
}

static int sent(struct server *server, char **argv, const char *folder, const int fds[3])
{
    struct order order = {0, (uint32_t)strlen(folder) + 1};
    for (; argv[order.arguments]; order.arguments++) order.size += (uint32_t)strlen(argv[order.arguments]) + 1;
    char *text = get(order.size), *at = text + strlen(folder) + 1;
    memcpy(text, folder, strlen(folder) + 1);
    for (char **argument = argv; *argument; argument++) {
        size_t size = strlen(*argument) + 1;
        memcpy(at, *argument, size);
        at += size;
    }
    union { char room[CMSG_SPACE(3 * sizeof(int))]; struct cmsghdr align; } control;
    memset(&control, 0, sizeof control);
    struct iovec parts[] = {{&order, sizeof order}, {text, order.size}};
    struct msghdr message = {.msg_iov = parts, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control};
    struct cmsghdr *given = CMSG_FIRSTHDR(&message);
    given->cmsg_level = SOL_SOCKET;
    given->cmsg_type = SCM_RIGHTS;
    given->cmsg_len = CMSG_LEN(3 * sizeof(int));
    memcpy(CMSG_DATA(given), fds, 3 * sizeof(int));
    int done = sendmsg(server->socket, &message, MSG_NOSIGNAL) == sizeof order;
    for (size_t sent = 0; done && sent < order.size;) {
        ssize_t k = send(server->socket, text + sent, order.size - sent, MSG_NOSIGNAL);
        if (k <= 0) done = 0; else sent += (size_t)k;
    }
    free(text);
    return done;
}

pid_t served(const char *program, char **argv, char **environment, const char *folder, const int fds[3])
{
    pid_t pid = 0;
    struct server *server = server_of(program, environment);
    if (!server) return 0;
    int asked = sent(server, argv, folder, fds);
    if (!asked || !answer(server, &pid, sizeof pid) || pid <= 1 || pid == server->pid) {
        server->hopeless = 1;
        end(server);
        return asked ? -1 : 0; /* it may have made the process, and only been too slow to say so */
    }
    server->made++;
    return pid;
}

int only_servers(void)
{
    char text[4096];
    int fd = open("/proc/thread-self/children", O_RDONLY | O_CLOEXEC);
    ssize_t size = fd < 0 ? -1 : read(fd, text, sizeof text - 1);
    if (fd >= 0) close(fd);
    if (size < 0 || size == sizeof text - 1) return 0;
    text[size] = 0;
    for (char *at = text, *next; *at; at = next) {
        long pid = strtol(at, &next, 10);
        if (next == at) break;
        while (*next == ' ') next++;
        int known = 0;
        for (struct server *server = servers; server < servers + SERVERS; server++) known |= server->pid == pid;
        if (!known) return 0;
    }
    return 1;
}

void forget_server(pid_t pid)
{
    for (struct server *server = servers; server < servers + SERVERS; server++)
        if (server->pid == pid) {
            close(server->socket);
            server->pid = 0;
        }
}

void forget_servers(void)
{
    for (struct server *server = servers; server < servers + SERVERS; server++)
        if (server->pid) forget_server(server->pid);
}
