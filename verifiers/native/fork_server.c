/* Loaded before the C library into an original that was linked to it dynamically (LD_PRELOAD): stops where the program's
 * own code would begin, its libraries loaded and bound, and makes a process from there for each case, so that none of
 * them pays for exec and dynamic linking. Speaks with native/runner/servers.c on descriptor SERVER_SOCKET.
 *
 * None of the program's code has run when a process is made, neither its constructors nor its `main`. A process is the
 * runner's child (CLONE_PARENT), which waits for it itself: nothing is believed that comes from here but its id. It
 * starts on the stack that exec left, for this waits for work on another one and takes no memory from the heap: what a
 * program finds in memory that it did not set is what it would find after exec.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <linux/prctl.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <ucontext.h>
#include <unistd.h>
#include "servers.h"

typedef int start(int (*)(int, char **, char **), int, char **, void (*)(void), void (*)(void), void (*)(void), void *);

static ucontext_t program, waiting;
static char stack[256 << 10] __attribute__((aligned(64)));
static char *text;    /* what came for the process that is being made: its folder and its arguments, each ended by NUL */
static char **vector; /* its arguments */
static int count;
static long *robust;  /* the C library's list of locks that a dying thread holds, which a new process tells the kernel of */
static size_t robust_size;
static int *thread_id; /* where the C library keeps this thread's id */

static void receive(void *into, size_t size)
{
    for (char *at = into; size;) {
        ssize_t k = read(SERVER_SOCKET, at, size);
        if (k <= 0) _exit(0);
        at += k; size -= (size_t)k;
    }
}

/* The header with the three descriptors of the next process; ends the server when the runner is gone. */
static void next(struct order *order, int fds[3])
{
    union { char room[CMSG_SPACE(3 * sizeof(int))]; struct cmsghdr align; } control;
    struct iovec part = {order, sizeof *order};
    struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control};
    if (recvmsg(SERVER_SOCKET, &message, 0) != sizeof *order) _exit(0);
    struct cmsghdr *given = CMSG_FIRSTHDR(&message);
    if (!given || given->cmsg_type != SCM_RIGHTS || given->cmsg_len != CMSG_LEN(3 * sizeof(int))) _exit(0);
    memcpy(fds, CMSG_DATA(given), 3 * sizeof(int));
}

static pid_t made(void)
{
    unsigned long flags = CLONE_PARENT | CLONE_CHILD_SETTID | CLONE_CHILD_CLEARTID | SIGCHLD;
#ifdef __x86_64__
    return (pid_t)syscall(SYS_clone, flags, 0, 0, thread_id, 0);
#else
    return (pid_t)syscall(SYS_clone, flags, 0, 0, 0, thread_id);
#endif
}

static void become(const struct order *order, int fds[3])
{
    setpgid(0, 0);
    syscall(SYS_set_robust_list, robust, robust_size);
    if (chdir(text)) _exit(126);
    for (int i = 0; i < 3; i++) dup2(fds[i], i);
    for (int fd = 3; fd < 64; fd++) close(fd);
    prctl(PR_SET_DUMPABLE, 1);
    char *at = text + strlen(text) + 1;
    for (count = 0; count < (int)order->arguments; count++, at += strlen(at) + 1) vector[count] = at;
    vector[count] = 0;
    setcontext(&program);
    _exit(126);
}

static void serve(void)
{
    const char ready = 'R';
    if (write(SERVER_SOCKET, &ready, 1) != 1) _exit(0);
    for (;;) {
        struct order order;
        int fds[3];
        next(&order, fds);
        size_t pointers = (order.arguments + 2) * sizeof(char *);
        char *room = mmap(0, pointers + order.size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (room == MAP_FAILED) _exit(0);
        vector = (char **)room;
        text = room + pointers;
        receive(text, order.size);
        pid_t pid = made();
        if (pid == 0) become(&order, fds);
        for (int i = 0; i < 3; i++) close(fds[i]);
        munmap(room, pointers + order.size);
        if (write(SERVER_SOCKET, &pid, sizeof pid) != sizeof pid) _exit(0);
    }
}

/* Whether a library has started a thread: a new process would lack it. */
static int threads(void)
{
    char entries[1024];
    int fd = open("/proc/self/task", O_RDONLY | O_DIRECTORY), n = 0;
    long size = fd < 0 ? -1 : syscall(SYS_getdents64, fd, entries, sizeof entries);
    for (long at = 0; at < size; at += *(unsigned short *)(entries + at + 16)) n++;
    if (fd >= 0) close(fd);
    return n - 2; /* without "." and ".." */
}

static int able(void)
{
    if (fcntl(SERVER_SOCKET, F_GETFD) < 0 || threads() != 1) return 0;
    if (prctl(PR_GET_TID_ADDRESS, &thread_id, 0, 0, 0) || !thread_id) return 0;
    if (syscall(SYS_get_robust_list, 0, &robust, &robust_size)) return 0;
    return !prctl(PR_SET_DUMPABLE, 0) && !getcontext(&waiting);
}

int __libc_start_main(int (*main)(int, char **, char **), int argc, char **argv, void (*init)(void), void (*fini)(void),
                      void (*rtld_fini)(void), void *stack_end)
{
    static start *real;
    (void)argc; (void)argv;
    real = (start *)dlsym(RTLD_NEXT, "__libc_start_main");
    char **last = environ; /* LD_PRELOAD, which the runner put last: a program finds the environment of its case */
    while (*last && last[1]) last++;
    if (*last) {
        memset(*last, 0, strlen(*last));
        *last = 0;
    }
    if (!real || !able()) _exit(127);
    waiting.uc_stack.ss_sp = stack;
    waiting.uc_stack.ss_size = sizeof stack;
    waiting.uc_link = 0;
    makecontext(&waiting, serve, 0);
    if (swapcontext(&program, &waiting)) _exit(127);
    return real(main, count, vector, init, fini, rtld_fini, stack_end);
}
