#include "desk/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <seccomp.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/log.h"

/* linux/seccomp.h, linux/landlock.h: names that clash with libseccomp's, or that come with newer headers
 * only. */
enum { SECCOMP_ASK_ACTION = 2, LANDLOCK_ASK_VERSION = 1 };

static bool complain(const char *what, int error)
{
    log_event(LOG_ERROR, "worker-sandbox", "%s: %s.", what, strerror(error));
    return false;
}

static bool limit(enum __rlimit_resource resource, rlim_t value)
{
    struct rlimit old;
    if (getrlimit(resource, &old) != 0)
        return complain("A limit cannot be read", errno);
    if (old.rlim_max < value)
        value = old.rlim_max;
    return setrlimit(resource, &(struct rlimit){value, value}) == 0 || complain("A limit was refused", errno);
}

/* Attempts at what must not be possible any more: each returns -1 with errno when it was refused, and does no
 * harm when it was not. */
static int try_open(void)
{
    return open("/", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

static int try_socket(void)
{
    return socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
}

static int try_execute(void)
{
    return execve("/", (char *[]){NULL}, (char *[]){NULL}); /* EACCES where it may be called */
}

static int try_fork(void)
{
    return (int)syscall(SYS_clone, CLONE_SIGHAND, NULL, NULL, NULL, NULL); /* EINVAL where it may be called */
}

static int try_signal(void)
{
    return kill(getpid(), 0);
}

static int try_executable_memory(void)
{
    return mmap(NULL, 1, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED ? -1 : 0;
}

static bool is_refused(const char *what, int (*attempt)(void), int with)
{
    if (attempt() == -1 && errno == with)
        return true;
    log_event(LOG_ERROR, "worker-sandbox", "The sandbox does not hold: %s is still possible.", what);
    return false;
}

/* What landlock is asked to forbid altogether, by the version of its interface, which also decides how much
 * of the structure the kernel knows. Bits are those of linux/landlock.h, lowest first. */
struct ruleset {
    uint64_t file_rights, port_rights, scopes;
};

static const struct {
    size_t size;
    struct ruleset rules;
} rulesets[] = {
    {8, {(1 << 13) - 1, 0, 0}},  /* 1: execute, read, write, remove, make */
    {8, {(1 << 14) - 1, 0, 0}},  /* 2: and rename or link to another directory */
    {8, {(1 << 15) - 1, 0, 0}},  /* 3: and truncate */
    {16, {(1 << 15) - 1, 3, 0}}, /* 4: and bind or connect TCP */
    {16, {(1 << 16) - 1, 3, 0}}, /* 5: and ioctl of devices */
    {24, {(1 << 16) - 1, 3, 3}}, /* 6: and abstract sockets and signals of processes outside */
};
enum { RULESETS = sizeof(rulesets) / sizeof(rulesets[0]) };

static bool restrict_files(void)
{
    long version = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_ASK_VERSION);
    if (version < 1) {
        log_event(LOG_DEBUG, "worker-sandbox", "The kernel has no landlock: %s.", strerror(errno));
        return true;
    }
    size_t i = version < RULESETS ? (size_t)version - 1 : RULESETS - 1;
    int rules = (int)syscall(SYS_landlock_create_ruleset, &rulesets[i].rules, rulesets[i].size, 0);
    if (rules < 0)
        return complain("Landlock's rules were refused", errno);
    bool fine = syscall(SYS_landlock_restrict_self, rules, 0) == 0 || complain("Landlock was refused", errno);
    close(rules);
    return fine && is_refused("opening a file, by landlock", try_open, EACCES);
}

/* What a worker still calls once it is warm, and what the C library does on its way out of a fault. */
static const int allowed_calls[] = {
    /* its socket and its log */
    SCMP_SYS(read), SCMP_SYS(write), SCMP_SYS(writev), SCMP_SYS(close),
    /* memory; qsort(3) asks how much there is */
    SCMP_SYS(brk), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(madvise), SCMP_SYS(sysinfo),
    /* locks */
    SCMP_SYS(futex), SCMP_SYS(sched_yield),
    /* clocks, where the vDSO has none, and the job's CPU timer */
    SCMP_SYS(clock_gettime), SCMP_SYS(clock_getres), SCMP_SYS(gettimeofday), SCMP_SYS(time),
    SCMP_SYS(setitimer),
    /* signals */
    SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn), SCMP_SYS(restart_syscall),
    SCMP_SYS(sigaltstack),
    /* seeds: without getrandom the C library would look for /dev/urandom */
    SCMP_SYS(getrandom),
    /* abort(3), and the end */
    SCMP_SYS(getpid), SCMP_SYS(gettid), SCMP_SYS(exit), SCMP_SYS(exit_group)};

/* Adds a call that is allowed where (its argument & mask) == value. */
static int allow_where(scmp_filter_ctx filter, int call, unsigned argument, uint64_t mask, uint64_t value)
{
    const struct scmp_arg_cmp where = {argument, SCMP_CMP_MASKED_EQ, mask, value};
    return seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, call, 1, &where);
}

/* Returns 0 or a negative error number. */
static int fill_filter(scmp_filter_ctx filter)
{
    /* Kernels before 5.16 slow a filtered process down lest it reads memory by speculation; a worker runs no
     * code of the page's. Where it cannot be set it is not needed. */
    seccomp_attr_set(filter, SCMP_FLTATR_CTL_SSB, 1);
    int error = 0;
    for (size_t i = 0; i < sizeof(allowed_calls) / sizeof(allowed_calls[0]) && !error; i++)
        error = seccomp_rule_add(filter, SCMP_ACT_ALLOW, allowed_calls[i], 0);
    error = error ? error : allow_where(filter, SCMP_SYS(mmap), 2, PROT_EXEC, 0);
    error = error ? error : allow_where(filter, SCMP_SYS(mprotect), 2, PROT_EXEC, 0);
    return error ? error : allow_where(filter, SCMP_SYS(tgkill), 0, UINT32_MAX, (uint64_t)getpid());
}

/* Other calls fail and do not kill: one that a library makes without need must cost no job, and what is
 * refused is refused either way. */
static bool filter_calls(void)
{
    static const struct {
        const char *what;
        int (*attempt)(void);
    } attempts[] = {
        {"opening a file", try_open},         {"opening a socket", try_socket},
        {"running a program", try_execute},   {"starting a process", try_fork},
        {"signalling a process", try_signal}, {"making memory executable", try_executable_memory}};
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
    if (!filter)
        return complain("A filter was refused", ENOMEM);
    int error = fill_filter(filter);
    error = error ? error : seccomp_load(filter);
    seccomp_release(filter);
    if (error)
        return complain("The filter of system calls was refused", -error);
    bool fine = true;
    for (size_t i = 0; i < sizeof(attempts) / sizeof(attempts[0]); i++)
        fine = is_refused(attempts[i].what, attempts[i].attempt, EPERM) && fine;
    return fine;
}

/* Whether seccomp(2) is there and may be called: a container's own filter may stand before it. */
static bool offers_filter(void)
{
    const uint32_t action = SCMP_ACT_ERRNO(0);
    if (syscall(SYS_seccomp, SECCOMP_ASK_ACTION, 0, &action) == 0)
        return true;
    log_event(LOG_WARN, "worker-sandbox",
              "No filter of system calls is to be had here (%s): workers go on with their limits.",
              strerror(errno));
    return false;
}

bool sandbox_shut_doors(void)
{
    bool filtered = offers_filter(); /* asked first: its log line may be a write to a file */
    if (!restrict_files() || !limit(RLIMIT_FSIZE, 0) || !limit(RLIMIT_NPROC, 0) || !limit(RLIMIT_NOFILE, 0))
        return false;
    signal(SIGXFSZ, SIG_IGN); /* a write past RLIMIT_FSIZE then fails, instead of ending the worker */
    return filtered ? filter_calls()
                    : is_refused("opening a file", try_open, EMFILE) &&
                          is_refused("opening a socket", try_socket, EMFILE);
}

bool sandbox_enter(size_t memory_bytes)
{
    if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return complain("Privileges cannot be given up", errno);
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    (void)memory_bytes;
    return limit(RLIMIT_CORE, 0);
#else
    return limit(RLIMIT_CORE, 0) && limit(RLIMIT_AS, memory_bytes) && sandbox_shut_doors();
#endif
}
