/* Runs cases of whole programs, one after the other, inside one sandbox.
 *
 * Requests come on descriptor 0 and answers go to descriptor 1, as length-prefixed binary records
 * (little endian; see verifiers/runner.py, which is the only speaker of this protocol). Every case gets a
 * fresh working folder below the current one; after each step every other process of the sandbox is killed,
 * so nothing that a program leaves behind meets the next case.
 *
 * request:  u32 steps, each { bytes program, u32 n, n x bytes argument, bytes stdin };
 *           u32 n, n x { bytes path, bytes content }; u32 n, n x bytes "NAME=value";
 *           u8 cases of its batch that were cut off before this one, or 255 to go on counting;
 *           u32 n, n x u32 wall milliseconds a step, by how many cases of the batch were cut off before it, the last for
 *           more; u32 output limit in bytes
 * answer:   u32 size of what follows; u32 steps, each { u8 outcome, i32 code, u32 microseconds, u32 process id,
 *           bytes stdout, bytes stderr };
 *           u32 n, n x { bytes path, u8 exists, bytes content }: a directory's path ends in `/`, a path outside the
 *           working folder begins with one, and what a file has besides its content stands behind `PATH//`, which no
 *           path of a file holds;
 *           u32 n, n x u32 edge << 3 | hit class; u32 n, n x u32 place << 16 | sides << 8 | closeness of what was
 *           compared there; u32 bytes of what follows, { u8 size, a[size], b[size] } each
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include "runner.h"
#include "servers.h"

#define MAP_SIZE 65536u
#define OPERANDS 2048u
#define WIDTH 32u
#define SITES 4096u
#define FILES_LIMIT (64u << 20)
#define MAX_FILES 4096
#define WORKING_FOLDER "/tmp/case"
#define EDGE_MAP "/tmp/.edges"

enum outcome { EXITED, SIGNALLED, TIMED_OUT, OUTPUT_LIMIT };

struct operand { uint8_t size; uint8_t a[WIDTH]; uint8_t b[WIDTH]; };
struct site { uint8_t sides, closeness; };
struct map { uint8_t hits[MAP_SIZE]; uint32_t count; struct operand operands[OPERANDS]; struct site sites[SITES]; };
struct bytes { uint32_t size; char *data; };
struct buffer { size_t size, room; char *data; };

static void die(const char *what) { fprintf(stderr, "runner: %s: %s\n", what, strerror(errno)); _exit(90); }

void *get(size_t size)
{
    void *p = malloc(size ? size : 1);
    if (!p) die("memory");
    return p;
}

static void read_all(void *p, size_t n)
{
    static char ahead[1 << 16];
    static size_t from, to;
    char *into = p;
    while (n) {
        if (from == to) {
            ssize_t k = read(0, ahead, sizeof ahead);
            if (k == 0) _exit(0);
            if (k < 0) { if (errno == EINTR) continue; die("read"); }
            from = 0; to = (size_t)k;
        }
        size_t some = n < to - from ? n : to - from;
        memcpy(into, ahead + from, some);
        into += some; from += some; n -= some;
    }
}
static uint8_t read_u8(void) { uint8_t v; read_all(&v, 1); return v; }
static uint32_t read_u32(void) { uint32_t v; read_all(&v, 4); return v; }
static struct bytes read_bytes(void)
{
    struct bytes b; b.size = read_u32(); b.data = get((size_t)b.size + 1);
    read_all(b.data, b.size); b.data[b.size] = 0; return b;
}

static struct buffer answer;
static int forking; /* processes of programs come from fork servers, where they can */
static void append(struct buffer *b, const void *p, size_t n)
{
    if (b->size + n > b->room) {
        b->room = (b->size + n) * 2 + 4096;
        b->data = realloc(b->data, b->room);
        if (!b->data) die("memory");
    }
    memcpy(b->data + b->size, p, n); b->size += n;
}
static void put_u8(uint8_t v) { append(&answer, &v, 1); }
static void put_u32(uint32_t v) { append(&answer, &v, 4); }
static void put_bytes(const void *p, size_t n) { put_u32((uint32_t)n); append(&answer, p, n); }
static void patch_u32(size_t at, uint32_t v) { memcpy(answer.data + at, &v, 4); }
static void flush(void)
{
    size_t at = 0;
    while (at < answer.size) {
        ssize_t k = write(1, answer.data + at, answer.size - at);
        if (k < 0) { if (errno == EINTR) continue; die("write"); }
        at += (size_t)k;
    }
    answer.size = 0;
}

static void remove_tree(const char *path)
{
    struct stat st;
    if (lstat(path, &st)) return;
    if (S_ISDIR(st.st_mode)) {
        chmod(path, 0700);
        DIR *d = opendir(path);
        if (d) {
            struct dirent *e;
            while ((e = readdir(d))) {
                if (!strcmp(e->d_name, ".") || !strcmp(e->d_name, "..")) continue;
                char inside[4096];
                snprintf(inside, sizeof inside, "%s/%s", path, e->d_name);
                remove_tree(inside);
            }
            closedir(d);
        }
        rmdir(path);
    } else unlink(path);
}

/* Empties /tmp but for one file, so that no case leaves a note for a later one, wherever it put it. */
static void clean(const char *kept)
{
    DIR *d = opendir("/tmp");
    if (!d) return;
    struct dirent *e;
    while ((e = readdir(d))) {
        if (!strcmp(e->d_name, ".") || !strcmp(e->d_name, "..") || !strcmp(e->d_name, kept)) continue;
        char path[4096];
        snprintf(path, sizeof path, "/tmp/%s", e->d_name);
        remove_tree(path);
    }
    closedir(d);
}

static void write_file(const char *path, const struct bytes *content)
{
    char copy[4096];
    snprintf(copy, sizeof copy, "%s", path);
    for (char *p = copy + 1; *p; p++)
        if (*p == '/') { *p = 0; mkdir(copy, 0700); *p = '/'; }
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (fd < 0) return;
    size_t at = 0;
    while (at < content->size) {
        ssize_t k = write(fd, content->data + at, content->size - at);
        if (k <= 0) break;
        at += (size_t)k;
    }
    close(fd);
}

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static char **strings(const char *first, uint32_t n, struct bytes *rest)
{
    char **out = get((n + 2) * sizeof *out);
    uint32_t at = 0;
    if (first) out[at++] = (char *)first;
    for (uint32_t i = 0; i < n; i++) out[at++] = rest[i].data;
    out[at] = 0;
    return out;
}

/* A program under test gets no memory that no limit counts (the runner itself passes standard input that way),
 * and no way to signal the runner, which has the same user id: trying to ends it with SIGSYS. */
static void confine(pid_t runner, pid_t group)
{
#define AT(field) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, field))
#define IS(value, yes, no) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)(value), yes, no)
#define RETURN(value) BPF_STMT(BPF_RET | BPF_K, value)
    if (group <= 1) group = -runner; /* a group that cannot be named from here: kill(0, …) stays a program's own */
    struct sock_filter steps[] = {
        AT(nr),
        IS(SYS_memfd_create, 11, 0),
        IS(SYS_kill, 5, 0), IS(SYS_tkill, 4, 0), IS(SYS_tgkill, 3, 0), IS(SYS_rt_sigqueueinfo, 2, 0),
        IS(SYS_pidfd_open, 1, 0), RETURN(SECCOMP_RET_ALLOW),
        AT(args), /* whom: the low half comes first */
        IS(runner, 4, 0), IS(-1, 3, 0), IS(-group, 2, 0),
        RETURN(SECCOMP_RET_ALLOW), RETURN(SECCOMP_RET_ERRNO | ENOSYS), RETURN(SECCOMP_RET_KILL_PROCESS),
    };
    struct sock_fprog whole = {sizeof steps / sizeof *steps, steps};
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) || prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &whole)) _exit(126);
}

void execute(const char *program, char **argv, char **environment, const char *folder, const int *fds, int count)
{
    pid_t runner = getppid(), group = getpgrp();
    setpgid(0, 0);
    if (chdir(folder)) _exit(126);
    for (int i = 0; i < count; i++) dup2(fds[i], i);
    if (syscall(SYS_close_range, (unsigned)count, ~0u, 0))
        for (int fd = count; fd < 64; fd++) close(fd);
    /* What the runner inherits must not show in a program (a background job ignores SIGINT). */
    const int defaults[] = {SIGPIPE, SIGINT, SIGQUIT, SIGHUP, SIGTERM, SIGCHLD};
    for (unsigned i = 0; i < sizeof defaults / sizeof *defaults; i++) signal(defaults[i], SIG_DFL);
    confine(runner, group);
    execve(program, argv, environment);
    const char text[] = "runner: cannot execute\n";
    (void)!write(2, text, sizeof text - 1);
    _exit(127);
}

/* Makes a process that becomes a program. It borrows the runner's memory until then, which takes less time than a copy. */
static pid_t executed(const char *program, char **argv, char **environment, const char *folder, const int fds[3])
{
    pid_t pid = vfork();
    if (pid == 0) execute(program, argv, environment, folder, fds, 3);
    return pid;
}

/* Waits until a child has ended, or so many seconds; perhaps less. */
static void await(pid_t pid, double seconds)
{
    int fd = (int)syscall(SYS_pidfd_open, pid, 0);
    struct pollfd end = {fd, POLLIN, 0};
    if (fd < 0 || poll(&end, 1, seconds > 0.2 ? 200 : (int)(seconds * 1000) + 1) < 0) usleep(200);
    if (fd >= 0) close(fd);
}

/* Reads what is there; returns 1 at end of file. */
static int drain(int fd, struct buffer *b, size_t limit, int *over)
{
    static char chunk[65536];
    ssize_t k = read(fd, chunk, sizeof chunk);
    if (k < 0) return errno == EAGAIN || errno == EINTR ? 0 : 1;
    if (k == 0) return 1;
    size_t room = b->size < limit ? limit - b->size : 0;
    if ((size_t)k > room) *over = 1;
    append(b, chunk, (size_t)k < room ? (size_t)k : room);
    return 0;
}

/* The runner is the subreaper: what a program left behind is its child by now, and really gone only when waited for;
 * until then it could still write into the next case's folder. Fork servers stay where nothing else is left. */
static void end_what_is_left(void)
{
    if (forking) {
        pid_t gone;
        while ((gone = waitpid(-1, 0, WNOHANG)) > 0) forget_server(gone);
        if (only_servers()) return;
    }
    kill(-1, SIGKILL); /* everything in this sandbox but the runner and the namespace's init */
    while (waitpid(-1, 0, 0) > 0 || errno == EINTR) {}
    forget_servers();
}

static int run_step(struct bytes *program, uint32_t argc, struct bytes *argv, struct bytes *input, char **environment,
                    const char *folder, uint32_t wall_ms, uint32_t limit)
{
    int out[2], err[2];
    int in = memfd_create("stdin", MFD_CLOEXEC);
    if (in < 0) die("memfd");
    for (size_t at = 0; at < input->size;) {
        ssize_t k = write(in, input->data + at, input->size - at);
        if (k <= 0) die("stdin");
        at += (size_t)k;
    }
    lseek(in, 0, SEEK_SET);
    if (pipe2(out, O_CLOEXEC) || pipe2(err, O_CLOEXEC)) die("pipe");
    char **arguments = strings(program->data, argc, argv);
    double started = now();
    const int fds[] = {in, out[1], err[1]};
    fcntl(out[0], F_SETFL, O_NONBLOCK); fcntl(err[0], F_SETFL, O_NONBLOCK);
    pid_t pid = forking ? served(program->data, arguments, environment, folder, fds) : 0;
    if (pid < 0) { /* what an unknown process did to the descriptors is undone before it is run anew */
        char text[4096];
        end_what_is_left();
        while (read(out[0], text, sizeof text) > 0 || read(err[0], text, sizeof text) > 0) {}
        lseek(in, 0, SEEK_SET);
        pid = 0;
    }
    if (pid == 0) pid = executed(program->data, arguments, environment, folder, fds);
    if (pid < 0) die("fork");
    setpgid(pid, pid);
    close(in); close(out[1]); close(err[1]);
    struct buffer kept[2] = {{0}, {0}};
    struct pollfd ends[2] = {{out[0], POLLIN, 0}, {err[0], POLLIN, 0}};
    int open_count = 2, over = 0, timed_out = 0, reaped = 0, status = 0;
    struct rusage usage;
    while (open_count > 0 || !reaped) {
        double left = started + wall_ms / 1000.0 - now();
        if (left <= 0) { timed_out = 1; break; }
        if (over) break;
        if (open_count > 0) {
            int step = reaped ? 0 : left > 0.2 ? 200 : (int)(left * 1000) + 1;
            int ready = poll(ends, 2, step);
            if (ready == 0 && reaped) break; /* someone else holds the pipe: not this program's output */
            for (int i = 0; i < 2; i++)
                if (ends[i].fd >= 0 && ends[i].revents && drain(ends[i].fd, &kept[i], limit, &over)) { ends[i].fd = -1; open_count--; }
            if (!reaped && wait4(pid, &status, WNOHANG, &usage) == pid) reaped = 1;
        } else {
            pid_t w = wait4(pid, &status, WNOHANG, &usage);
            if (w == pid) reaped = 1;
            else await(pid, left);
        }
    }
    kill(-pid, SIGKILL);
    if (!reaped) wait4(pid, &status, 0, &usage);
    end_what_is_left();
    double seconds = now() - started;
    close(out[0]); close(err[0]);
    uint8_t outcome; int32_t code;
    if (timed_out) { outcome = TIMED_OUT; code = 0; }
    else if (over) { outcome = OUTPUT_LIMIT; code = 0; }
    else if (WIFSIGNALED(status)) { outcome = SIGNALLED; code = WTERMSIG(status); }
    else { outcome = EXITED; code = WEXITSTATUS(status); }
    put_u8(outcome); append(&answer, &code, 4); put_u32((uint32_t)(seconds * 1e6)); put_u32((uint32_t)pid);
    put_bytes(kept[0].data ? kept[0].data : "", kept[0].size);
    put_bytes(kept[1].data ? kept[1].data : "", kept[1].size);
    free(kept[0].data); free(kept[1].data); free(arguments);
    return timed_out ? TIMED_OUT : over ? OUTPUT_LIMIT : 0;
}

struct given { struct bytes path, content; int seen; };
static uint32_t reported;
static size_t reported_bytes;

static void report_file(const char *name, int exists, const void *content, size_t size)
{
    put_bytes(name, strlen(name)); put_u8((uint8_t)exists); put_bytes(content, size);
    reported++; reported_bytes += size;
}

/* `permissions`, where they are not what a program gets that asks for none; where a `link` leads; how a `special` file is
 * none; why there is no `content`. */
static void report_besides(const char *name, const char *what, const char *text)
{
    char path[4200];
    snprintf(path, sizeof path, "%s//%s", name, what);
    report_file(path, 1, text, strlen(text));
}

static void report_permissions(const char *name, mode_t mode, mode_t usual)
{
    char text[16];
    if ((mode & 07777) == usual) return;
    snprintf(text, sizeof text, "%04o", (unsigned)(mode & 07777));
    report_besides(name, "permissions", text);
}

/* Whether a file was given in this directory, whose name ends in `/`. */
static int was_given(const char *directory, const struct given *given, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        if (!strncmp(given[i].path.data, directory, strlen(directory))) return 1;
    return 0;
}

/* Directories that were made for given files, and are none any more. */
static void report_gone(const char *folder, const struct given *given, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        for (const char *slash = strchr(given[i].path.data, '/'); slash; slash = strchr(slash + 1, '/')) {
            char name[4096], path[8300];
            struct stat st;
            snprintf(name, sizeof name, "%.*s/", (int)(slash - given[i].path.data), given[i].path.data);
            snprintf(path, sizeof path, "%s/%s", folder, name);
            if (was_given(name, given, i) || (!lstat(path, &st) && S_ISDIR(st.st_mode))) continue;
            report_file(name, 0, "", 0);
        }
}

static int mapped; /* there is a map of edges */

static void collect(const char *folder, const char *prefix, struct given *given, uint32_t n)
{
    int top = open(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC); /* a program may have put a link there */
    DIR *d = top < 0 ? 0 : fdopendir(top);
    if (!d) return;
    struct dirent *e;
    while ((e = readdir(d))) {
        if (!strcmp(e->d_name, ".") || !strcmp(e->d_name, "..")) continue;
        char path[4096], name[4096];
        snprintf(path, sizeof path, "%s/%s", folder, e->d_name);
        snprintf(name, sizeof name, "%s%s", prefix, e->d_name);
        struct stat st;
        if (!strcmp(path, WORKING_FOLDER) || (mapped && !strcmp(path, EDGE_MAP)) || lstat(path, &st)) continue;
        if (S_ISDIR(st.st_mode)) {
            char deeper[4100];
            snprintf(deeper, sizeof deeper, "%s/", name);
            if (reported < MAX_FILES && !was_given(deeper, given, n)) report_file(deeper, 1, "", 0);
            if (reported < MAX_FILES) report_permissions(name, st.st_mode, 0700);
            chmod(path, 0700);
            collect(path, deeper, given, n);
            continue;
        }
        struct given *was = 0;
        for (uint32_t i = 0; i < n; i++)
            if (!strcmp(given[i].path.data, name)) was = &given[i];
        if (was) was->seen = 1;
        if (reported >= MAX_FILES) continue;
        if (S_ISLNK(st.st_mode)) {
            char target[4096];
            ssize_t size = readlink(path, target, sizeof target - 1);
            target[size < 0 ? 0 : size] = 0;
            report_besides(name, "link", target);
            continue;
        }
        if (!S_ISREG(st.st_mode)) { report_besides(name, "special", S_ISFIFO(st.st_mode) ? "fifo" : "socket or device"); continue; }
        report_permissions(name, st.st_mode, 0600);
        if ((size_t)st.st_size + reported_bytes > FILES_LIMIT) { report_besides(name, "content", "too large"); continue; }
        chmod(path, 0600);
        int fd = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
        if (fd < 0) { report_besides(name, "content", "unreadable"); continue; }
        char *data = get((size_t)st.st_size);
        size_t at = 0;
        while (at < (size_t)st.st_size) {
            ssize_t k = read(fd, data + at, (size_t)st.st_size - at);
            if (k <= 0) break;
            at += (size_t)k;
        }
        close(fd);
        if (!was || was->content.size != at || memcmp(was->content.data, data, at)) report_file(name, 1, data, at);
        free(data);
    }
    closedir(d);
}

static uint8_t hit_class(uint8_t n)
{
    return n <= 3 ? (uint8_t)(n - 1) : n <= 7 ? 3 : n <= 15 ? 4 : n <= 31 ? 5 : n <= 127 ? 6 : 7;
}

static void report_edges(struct map *map)
{
    size_t at = answer.size;
    put_u32(0);
    uint32_t n = 0;
    if (map)
        for (uint32_t at = 0; at < MAP_SIZE; at += 8) { /* hardly any is hit */
            uint64_t some;
            memcpy(&some, map->hits + at, 8);
            for (uint32_t i = at; some && i < at + 8; i++)
                if (map->hits[i]) { put_u32(i << 3 | hit_class(map->hits[i])); n++; }
        }
    patch_u32(at, n);
    at = answer.size;
    put_u32(0);
    n = 0;
    if (map)
        for (uint32_t i = 0; i < SITES; i++) {
            struct site *s = &map->sites[i];
            if (s->closeness) { put_u32(i << 16 | (uint32_t)s->sides << 8 | s->closeness); n++; }
        }
    patch_u32(at, n);
    at = answer.size;
    put_u32(0);
    if (map)
        for (uint32_t i = 0; i < OPERANDS; i++) {
            struct operand *o = &map->operands[i];
            if (!o->size || o->size > WIDTH) continue;
            put_u8(o->size); append(&answer, o->a, o->size); append(&answer, o->b, o->size);
        }
    patch_u32(at, (uint32_t)(answer.size - at - 4));
}

/* Uses up so many process ids of this sandbox's own namespace, so that those of the programs lie elsewhere. */
static void pass_over(long ids)
{
    for (; ids > 0; ids--) {
        pid_t pid = vfork();
        if (pid == 0) _exit(0);
        if (pid < 0) die("vfork");
        waitpid(pid, 0, 0);
    }
}

int main(int argc, char **argv)
{
    /* argv[1]: "edges" when the programs are instrumented, else "plain"; argv[2]: process ids to pass over; argv[3]:
     * "fork" to use fork servers, else "exec" */
    signal(SIGPIPE, SIG_IGN);
    umask(0077);
    /* Programs run under the same user id: without this they could read requests from /proc/PID/fd/0, forge
     * answers through /proc/PID/fd/1, or write to this process's memory. */
    if (prctl(PR_SET_DUMPABLE, 0) || prctl(PR_SET_CHILD_SUBREAPER, 1)) die("prctl");
    if (argc > 2) pass_over(atol(argv[2]));
    forking = argc > 3 && !strcmp(argv[3], "fork") && only_servers(); /* where it cannot be told, none */
    struct map *map = 0;
    if (argc > 1 && !strcmp(argv[1], "edges")) {
        int fd = open(EDGE_MAP, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
        if (fd < 0 || ftruncate(fd, sizeof(struct map))) die("edge map");
        map = mmap(0, sizeof(struct map), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
        if (map == MAP_FAILED) die("edge map");
        close(fd);
        mapped = 1;
    }
    uint32_t cut_off = 0; /* cases of the batch */
    for (;;) {
        uint32_t steps = read_u32();
        struct { struct bytes program; uint32_t argc; struct bytes *argv; struct bytes input; } *todo = get(steps * sizeof *todo);
        for (uint32_t s = 0; s < steps; s++) {
            todo[s].program = read_bytes();
            todo[s].argc = read_u32();
            todo[s].argv = get(todo[s].argc * sizeof(struct bytes));
            for (uint32_t i = 0; i < todo[s].argc; i++) todo[s].argv[i] = read_bytes();
            todo[s].input = read_bytes();
        }
        uint32_t files = read_u32();
        struct given *given = get(files * sizeof *given);
        for (uint32_t i = 0; i < files; i++) { given[i].path = read_bytes(); given[i].content = read_bytes(); given[i].seen = 0; }
        uint32_t names = read_u32();
        struct bytes *values = get((names + 1) * sizeof *values);
        for (uint32_t i = 0; i < names; i++) values[i] = read_bytes();
        if (map) { values[names].data = (char *)"THESEUS_EDGES=" EDGE_MAP; memset(map, 0, sizeof *map); }
        char **environment = strings(0, names + (map ? 1 : 0), values);
        uint8_t before = read_u8();
        if (before != 255) cut_off = before;
        uint32_t walls = read_u32(), wall_ms = 0;
        for (uint32_t i = 0; i < walls; i++) {
            uint32_t wall = read_u32();
            if (i <= cut_off) wall_ms = wall;
        }
        uint32_t limit = read_u32();

        const char *folder = WORKING_FOLDER;
        clean(map ? ".edges" : "");
        if (mkdir(folder, 0700)) die("working folder");
        for (uint32_t i = 0; i < files; i++) {
            char path[4096];
            snprintf(path, sizeof path, "%s/%s", folder, given[i].path.data);
            write_file(path, &given[i].content);
        }
        put_u32(0); /* the size of it all */
        size_t count_at = answer.size;
        put_u32(0);
        uint32_t done = 0;
        while (done < steps) {
            int stop = run_step(&todo[done].program, todo[done].argc, todo[done].argv, &todo[done].input, environment, folder, wall_ms, limit);
            done++;
            if (stop == TIMED_OUT) cut_off++;
            if (stop) break;
        }
        patch_u32(count_at, done);
        size_t files_at = answer.size;
        put_u32(0);
        reported = 0; reported_bytes = 0;
        collect(folder, "", given, files);
        report_gone(folder, given, files);
        collect("/tmp", "/tmp/", 0, 0); /* nothing else can be written to */
        for (uint32_t i = 0; i < files; i++)
            if (!given[i].seen) report_file(given[i].path.data, 0, "", 0);
        patch_u32(files_at, reported);
        report_edges(map);
        patch_u32(0, (uint32_t)answer.size - 4);
        flush();

        for (uint32_t s = 0; s < steps; s++) {
            for (uint32_t i = 0; i < todo[s].argc; i++) free(todo[s].argv[i].data);
            free(todo[s].argv); free(todo[s].program.data); free(todo[s].input.data);
        }
        for (uint32_t i = 0; i < files; i++) { free(given[i].path.data); free(given[i].content.data); }
        for (uint32_t i = 0; i < names; i++) free(values[i].data);
        free(todo); free(given); free(values); free(environment);
    }
}
