/* The last step into a sandbox: sets limits, closes the system calls that a compiler or a batch program has no
 * business with, and becomes the command.
 *
 * usage: guard PROCESSES FILE_BYTES CPU_SECONDS MEMORY_BYTES COMMAND [ARGUMENT]...   (- for no limit)
 *
 * Calls that only an attack makes end the process with SIGSYS, so that an attempt shows in what is observed;
 * those that a library may try first and do without fail with an ordinary error.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/sched.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
#define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#else
#error "no system call table for this machine"
#endif

#ifndef SECCOMP_RET_KILL_PROCESS
#define SECCOMP_RET_KILL_PROCESS 0x80000000U
#endif

/* Attacks: other processes' memory, namespaces, mounts, the kernel, keys that outlive a process. */
static const int fatal[] = {
    SYS_ptrace, SYS_process_vm_readv, SYS_process_vm_writev, SYS_mount, SYS_umount2, SYS_pivot_root, SYS_setns,
    SYS_unshare, SYS_chroot, SYS_bpf, SYS_perf_event_open, SYS_userfaultfd, SYS_init_module, SYS_finit_module,
    SYS_delete_module, SYS_kexec_load, SYS_add_key, SYS_request_key, SYS_keyctl, SYS_open_by_handle_at, SYS_swapon,
    SYS_swapoff, SYS_reboot, SYS_acct, SYS_quotactl, SYS_settimeofday, SYS_clock_settime, SYS_sethostname,
    SYS_setdomainname, SYS_fanotify_init, SYS_syslog,
#ifdef SYS_move_mount
    SYS_move_mount, SYS_fsopen, SYS_fsmount, SYS_open_tree,
#endif
#ifdef SYS_mount_setattr
    SYS_mount_setattr,
#endif
#ifdef SYS_kexec_file_load
    SYS_kexec_file_load,
#endif
#ifdef SYS_pidfd_getfd
    SYS_pidfd_getfd,
#endif
#ifdef SYS_iopl
    SYS_iopl, SYS_ioperm,
#endif
};

/* What would outlive a process and meet the next case, or cannot be looked into: ENOSYS (clone3's flags). */
static const int missing[] = {
    SYS_shmget, SYS_semget, SYS_msgget, SYS_mq_open,
#ifdef SYS_clone3
    SYS_clone3,
#endif
#ifdef SYS_io_uring_setup
    SYS_io_uring_setup,
#endif
#ifdef SYS_memfd_secret
    SYS_memfd_secret,
#endif
};

#define NAMESPACES (CLONE_NEWNS | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNET | 0x02000000)
#define COUNT(a) (sizeof(a) / sizeof *(a))

static struct sock_filter program[256];
static unsigned short length;

static void put(uint16_t code, uint8_t yes, uint8_t no, uint32_t k)
{
    struct sock_filter step = {code, yes, no, k};
    program[length++] = step;
}

static void close_calls(void)
{
    put(BPF_LD | BPF_W | BPF_ABS, 0, 0, offsetof(struct seccomp_data, arch));
    put(BPF_JMP | BPF_JEQ | BPF_K, 1, 0, ARCHITECTURE);
    put(BPF_RET | BPF_K, 0, 0, SECCOMP_RET_KILL_PROCESS);
    put(BPF_LD | BPF_W | BPF_ABS, 0, 0, offsetof(struct seccomp_data, nr));
#ifdef __x86_64__
    put(BPF_JMP | BPF_JGE | BPF_K, 0, 1, 0x40000000); /* the x32 table */
    put(BPF_RET | BPF_K, 0, 0, SECCOMP_RET_KILL_PROCESS);
#endif
    for (size_t i = 0; i < COUNT(fatal); i++) {
        put(BPF_JMP | BPF_JEQ | BPF_K, 0, 1, (uint32_t)fatal[i]);
        put(BPF_RET | BPF_K, 0, 0, SECCOMP_RET_KILL_PROCESS);
    }
    for (size_t i = 0; i < COUNT(missing); i++) {
        put(BPF_JMP | BPF_JEQ | BPF_K, 0, 1, (uint32_t)missing[i]);
        put(BPF_RET | BPF_K, 0, 0, SECCOMP_RET_ERRNO | ENOSYS);
    }
    put(BPF_JMP | BPF_JEQ | BPF_K, 0, 3, SYS_clone);
    put(BPF_LD | BPF_W | BPF_ABS, 0, 0, offsetof(struct seccomp_data, args)); /* flags: the low half comes first */
    put(BPF_JMP | BPF_JSET | BPF_K, 0, 1, NAMESPACES);
    put(BPF_RET | BPF_K, 0, 0, SECCOMP_RET_KILL_PROCESS);
    put(BPF_RET | BPF_K, 0, 0, SECCOMP_RET_ALLOW);
    struct sock_fprog whole = {length, program};
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) || prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &whole)) {
        perror("guard: seccomp");
        _exit(125);
    }
}

static void limit(int what, const char *text)
{
    if (!strcmp(text, "-")) return;
    struct rlimit value;
    value.rlim_cur = value.rlim_max = strtoull(text, 0, 10);
    if (setrlimit(what, &value)) {
        perror("guard: setrlimit");
        _exit(125);
    }
}

int main(int argc, char **argv)
{
    if (argc < 6) return 125;
    limit(RLIMIT_NPROC, argv[1]);
    limit(RLIMIT_FSIZE, argv[2]);
    limit(RLIMIT_CPU, argv[3]);
    limit(RLIMIT_AS, argv[4]);
    limit(RLIMIT_CORE, "0");
    limit(RLIMIT_NOFILE, "1024"); /* what sockets and pipes hold counts as nobody's memory */
    close_calls();
    execvp(argv[5], argv + 5);
    fprintf(stderr, "guard: %s: %s\n", argv[5], strerror(errno));
    return 127;
}
