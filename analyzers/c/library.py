"""The functions that the headers of ISO C (C17 7) and POSIX (POSIX.1-2017 with XSI) declare: what a tree calls and need not define."""

from __future__ import annotations

from analyzers.c.system import SYSTEM_RESULTS

ISO_C = "a function of the C library"
POSIX = "a function of POSIX"


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ISO_C = _names("""
abort abs acos acosf acosh acoshf acoshl acosl aligned_alloc asctime asin asinf asinh asinhf asinhl asinl
at_quick_exit atan atan2 atan2f atan2l atanf atanh atanhf atanhl atanl atexit atof atoi atol atoll atomic_flag_clear
atomic_flag_clear_explicit atomic_flag_test_and_set atomic_flag_test_and_set_explicit atomic_signal_fence
atomic_thread_fence bsearch btowc c16rtomb c32rtomb cabs cabsf cabsl cacos cacosf cacosh cacoshf cacoshl cacosl
call_once calloc carg cargf cargl casin casinf casinh casinhf casinhl casinl catan catanf catanh catanhf catanhl
catanl cbrt cbrtf cbrtl ccos ccosf ccosh ccoshf ccoshl ccosl ceil ceilf ceill cexp cexpf cexpl cimag cimagf cimagl
clearerr clock clog clogf clogl cnd_broadcast cnd_destroy cnd_init cnd_signal cnd_timedwait cnd_wait conj conjf conjl
copysign copysignf copysignl cos cosf cosh coshf coshl cosl cpow cpowf cpowl cproj cprojf cprojl creal crealf creall
csin csinf csinh csinhf csinhl csinl csqrt csqrtf csqrtl ctan ctanf ctanh ctanhf ctanhl ctanl ctime difftime div erf
erfc erfcf erfcl erff erfl exit exp exp2 exp2f exp2l expf expl expm1 expm1f expm1l fabs fabsf fabsl fclose fdim fdimf
fdiml feclearexcept fegetenv fegetexceptflag fegetround feholdexcept feof feraiseexcept ferror fesetenv
fesetexceptflag fesetround fetestexcept feupdateenv fflush fgetc fgetpos fgets fgetwc fgetws floor floorf floorl fma
fmaf fmal fmax fmaxf fmaxl fmin fminf fminl fmod fmodf fmodl fopen fprintf fputc fputs fputwc fputws fread free
freopen frexp frexpf frexpl fscanf fseek fsetpos ftell fwide fwprintf fwrite fwscanf getc getchar getenv getwc
getwchar gmtime hypot hypotf hypotl ilogb ilogbf ilogbl imaxabs imaxdiv isalnum isalpha isblank iscntrl isdigit
isgraph islower isprint ispunct isspace isupper iswalnum iswalpha iswblank iswcntrl iswctype iswdigit iswgraph
iswlower iswprint iswpunct iswspace iswupper iswxdigit isxdigit labs ldexp ldexpf ldexpl ldiv lgamma lgammaf lgammal
llabs lldiv llrint llrintf llrintl llround llroundf llroundl localeconv localtime log log10 log10f log10l log1p log1pf
log1pl log2 log2f log2l logb logbf logbl logf logl longjmp lrint lrintf lrintl lround lroundf lroundl malloc mblen
mbrlen mbrtoc16 mbrtoc32 mbrtowc mbsinit mbsrtowcs mbstowcs mbtowc memchr memcmp memcpy memmove memset mktime modf
modff modfl mtx_destroy mtx_init mtx_lock mtx_timedlock mtx_trylock mtx_unlock nan nanf nanl nearbyint nearbyintf
nearbyintl nextafter nextafterf nextafterl nexttoward nexttowardf nexttowardl perror pow powf powl printf putc putchar
puts putwc putwchar qsort quick_exit raise rand realloc remainder remainderf remainderl remove remquo remquof remquol
rename rewind rint rintf rintl round roundf roundl scalbln scalblnf scalblnl scalbn scalbnf scalbnl scanf setbuf
setjmp setlocale setvbuf signal sin sinf sinh sinhf sinhl sinl snprintf sprintf sqrt sqrtf sqrtl srand sscanf strcat
strchr strcmp strcoll strcpy strcspn strerror strftime strlen strncat strncmp strncpy strpbrk strrchr strspn strstr
strtod strtof strtoimax strtok strtol strtold strtoll strtoul strtoull strtoumax strxfrm swprintf swscanf system tan
tanf tanh tanhf tanhl tanl tgamma tgammaf tgammal thrd_create thrd_current thrd_detach thrd_equal thrd_exit thrd_join
thrd_sleep thrd_yield time timespec_get tmpfile tmpnam tolower toupper towctrans towlower towupper trunc truncf truncl
tss_create tss_delete tss_get tss_set ungetc ungetwc vfprintf vfscanf vfwprintf vfwscanf vprintf vscanf vsnprintf
vsprintf vsscanf vswprintf vswscanf vwprintf vwscanf wcrtomb wcscat wcschr wcscmp wcscoll wcscpy wcscspn wcsftime
wcslen wcsncat wcsncmp wcsncpy wcspbrk wcsrchr wcsrtombs wcsspn wcsstr wcstod wcstof wcstoimax wcstok wcstol wcstold
wcstoll wcstombs wcstoul wcstoull wcstoumax wcsxfrm wctob wctomb wctrans wctype wmemchr wmemcmp wmemcpy wmemmove
wmemset wprintf wscanf
""")
_POSIX = _names("""
FD_CLR FD_ISSET FD_SET FD_ZERO _Exit _exit a64l accept access aio_cancel aio_error aio_fsync aio_read aio_return
aio_suspend aio_write alarm alphasort asctime_r bind catclose catgets catopen cfgetispeed cfgetospeed cfsetispeed
cfsetospeed chdir chmod chown clock_getcpuclockid clock_getres clock_gettime clock_nanosleep clock_settime close
closedir closelog confstr connect creat ctermid ctime_r dirfd dirname dlclose dlerror dlopen dlsym dprintf drand48 dup
dup2 duplocale endgrent endhostent endnetent endprotoent endpwent endservent endutxent erand48 execl execle execlp
execv execve execvp faccessat fchdir fchmod fchmodat fchown fchownat fcntl fdatasync fdopen fdopendir fexecve ffs
fileno flockfile fmemopen fmtmsg fnmatch fork fpathconf freeaddrinfo freelocale fseeko fstat fstatat fstatvfs fsync
ftello ftok ftruncate ftrylockfile ftw funlockfile futimens gai_strerror getaddrinfo getc_unlocked getchar_unlocked
getcwd getdate getdelim getegid geteuid getgid getgrent getgrgid getgrgid_r getgrnam getgrnam_r getgroups
gethostbyaddr gethostbyname gethostent gethostid gethostname getitimer getline getlogin getlogin_r getnameinfo
getnetbyaddr getnetbyname getnetent getopt getpeername getpgid getpgrp getpid getppid getpriority getprotobyname
getprotobynumber getprotoent getpwent getpwnam getpwnam_r getpwuid getpwuid_r getrlimit getrusage getservbyname
getservbyport getservent getsid getsockname getsockopt getsubopt gettimeofday getuid getutxent getutxid getutxline
glob globfree gmtime_r grantpt hcreate hdestroy hsearch htonl htons iconv iconv_close iconv_open if_freenameindex
if_indextoname if_nameindex if_nametoindex inet_addr inet_lnaof inet_makeaddr inet_netof inet_network inet_ntoa
inet_ntop inet_pton initstate insque ioctl isalnum_l isalpha_l isascii isatty isblank_l iscntrl_l isdigit_l isgraph_l
islower_l isprint_l ispunct_l isspace_l isupper_l iswalnum_l iswalpha_l iswblank_l iswcntrl_l iswctype_l iswdigit_l
iswgraph_l iswlower_l iswprint_l iswpunct_l iswspace_l iswupper_l iswxdigit_l isxdigit_l j0 j1 jn jrand48 kill killpg
l64a lchown lcong48 lfind link linkat lio_listio listen localtime_r lockf lrand48 lsearch lseek lstat mbsnrtowcs
memccpy mkdir mkdirat mkdtemp mkfifo mkfifoat mknod mknodat mkstemp mlock mlockall mmap mprotect mq_close mq_getattr
mq_notify mq_open mq_receive mq_send mq_setattr mq_timedreceive mq_timedsend mq_unlink mrand48 msgctl msgget msgrcv
msgsnd msync munlock munlockall munmap nanosleep newlocale nftw nice nl_langinfo nl_langinfo_l nrand48 ntohl ntohs
open open_memstream open_wmemstream openat opendir openlog pathconf pause pclose pipe poll popen posix_fadvise
posix_fallocate posix_madvise posix_memalign posix_openpt posix_spawn posix_spawn_file_actions_addclose
posix_spawn_file_actions_adddup2 posix_spawn_file_actions_addopen posix_spawn_file_actions_destroy
posix_spawn_file_actions_init posix_spawnattr_destroy posix_spawnattr_getflags posix_spawnattr_getpgroup
posix_spawnattr_getschedparam posix_spawnattr_getschedpolicy posix_spawnattr_getsigdefault posix_spawnattr_getsigmask
posix_spawnattr_init posix_spawnattr_setflags posix_spawnattr_setpgroup posix_spawnattr_setschedparam
posix_spawnattr_setschedpolicy posix_spawnattr_setsigdefault posix_spawnattr_setsigmask posix_spawnp pread pselect
psiginfo psignal pthread_atfork pthread_attr_destroy pthread_attr_getdetachstate pthread_attr_getguardsize
pthread_attr_getinheritsched pthread_attr_getschedparam pthread_attr_getschedpolicy pthread_attr_getscope
pthread_attr_getstack pthread_attr_getstackaddr pthread_attr_getstacksize pthread_attr_init
pthread_attr_setdetachstate pthread_attr_setguardsize pthread_attr_setinheritsched pthread_attr_setschedparam
pthread_attr_setschedpolicy pthread_attr_setscope pthread_attr_setstack pthread_attr_setstackaddr
pthread_attr_setstacksize pthread_barrier_destroy pthread_barrier_init pthread_barrier_wait
pthread_barrierattr_destroy pthread_barrierattr_getpshared pthread_barrierattr_init pthread_barrierattr_setpshared
pthread_cancel pthread_cleanup_pop pthread_cleanup_push pthread_cond_broadcast pthread_cond_destroy pthread_cond_init
pthread_cond_signal pthread_cond_timedwait pthread_cond_wait pthread_condattr_destroy pthread_condattr_getclock
pthread_condattr_getpshared pthread_condattr_init pthread_condattr_setclock pthread_condattr_setpshared pthread_create
pthread_detach pthread_equal pthread_exit pthread_getconcurrency pthread_getcpuclockid pthread_getschedparam
pthread_getspecific pthread_join pthread_key_create pthread_key_delete pthread_kill pthread_mutex_consistent
pthread_mutex_destroy pthread_mutex_getprioceiling pthread_mutex_init pthread_mutex_lock pthread_mutex_setprioceiling
pthread_mutex_timedlock pthread_mutex_trylock pthread_mutex_unlock pthread_mutexattr_destroy
pthread_mutexattr_getprioceiling pthread_mutexattr_getprotocol pthread_mutexattr_getpshared
pthread_mutexattr_getrobust pthread_mutexattr_gettype pthread_mutexattr_init pthread_mutexattr_setprioceiling
pthread_mutexattr_setprotocol pthread_mutexattr_setpshared pthread_mutexattr_setrobust pthread_mutexattr_settype
pthread_once pthread_rwlock_destroy pthread_rwlock_init pthread_rwlock_rdlock pthread_rwlock_timedrdlock
pthread_rwlock_timedwrlock pthread_rwlock_tryrdlock pthread_rwlock_trywrlock pthread_rwlock_unlock
pthread_rwlock_wrlock pthread_rwlockattr_destroy pthread_rwlockattr_getkind_np pthread_rwlockattr_getpshared
pthread_rwlockattr_init pthread_rwlockattr_setkind_np pthread_rwlockattr_setpshared pthread_self
pthread_setcancelstate pthread_setcanceltype pthread_setconcurrency pthread_setschedparam pthread_setschedprio
pthread_setspecific pthread_sigmask pthread_spin_destroy pthread_spin_init pthread_spin_lock pthread_spin_trylock
pthread_spin_unlock pthread_testcancel ptsname putc_unlocked putchar_unlocked putenv pututxline pwrite rand_r random
read readdir readdir_r readlink readlinkat readv realpath recv recvfrom recvmsg regcomp regerror regexec regfree
remque renameat rewinddir rmdir scandir sched_get_priority_max sched_get_priority_min sched_getparam
sched_getscheduler sched_rr_get_interval sched_setparam sched_setscheduler sched_yield seed48 seekdir select sem_close
sem_destroy sem_getvalue sem_init sem_open sem_post sem_timedwait sem_trywait sem_unlink sem_wait semctl semget semop
send sendmsg sendto setegid setenv seteuid setgid setgrent sethostent setitimer setlogmask setnetent setpgid setpgrp
setpriority setprotoent setpwent setregid setreuid setrlimit setservent setsid setsockopt setstate setuid setutxent
shm_open shm_unlink shmat shmctl shmdt shmget shutdown sigaction sigaddset sigaltstack sigdelset sigemptyset
sigfillset sighold sigignore siginterrupt sigismember siglongjmp sigpause sigpending sigprocmask sigqueue sigrelse
sigset sigsetjmp sigsuspend sigtimedwait sigwait sigwaitinfo sleep sockatmark socket socketpair srand48 srandom stat
statvfs stpcpy stpncpy strcasecmp strcasecmp_l strcoll_l strdup strerror_l strerror_r strfmon strfmon_l strftime_l
strncasecmp strncasecmp_l strndup strnlen strptime strsignal strtok_r strxfrm_l swab symlink symlinkat sync sysconf
syslog tcdrain tcflow tcflush tcgetattr tcgetpgrp tcgetsid tcsendbreak tcsetattr tcsetpgrp tdelete telldir tempnam
tfind timer_create timer_delete timer_getoverrun timer_gettime timer_settime times toascii tolower_l toupper_l
towctrans_l towlower_l towupper_l truncate tsearch ttyname ttyname_r twalk tzset ulimit umask uname unlink unlinkat
unlockpt unsetenv uselocale utime utimensat utimes vdprintf wait waitid waitpid wcpcpy wcpncpy wcscasecmp wcscasecmp_l
wcscoll_l wcsdup wcsncasecmp wcsncasecmp_l wcsnlen wcsnrtombs wcswcs wcswidth wcsxfrm_l wctrans_l wctype_l wcwidth
wordexp wordfree write writev y0 y1 yn
""")


def offered_by(name: str) -> str:
    """Whose function a name is, as the reason why the tree has none; empty when it is neither's."""
    if name in _ISO_C or name in SYSTEM_RESULTS or name.startswith(("__builtin", "va_")):
        return ISO_C
    return POSIX if name in _POSIX else ""
