#include "unit/check.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <seccomp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/log.h"
#include "desk/sandbox.h"

enum { MEMORY = 1 << 30, NO_SANDBOX = 100, POSSIBLE, OTHER_ERROR };

static int scratch;  /* a file that is open for writing */
static pid_t parent; /* asked before getppid is refused */

/* Runs `inside` in a child; returns its exit status, or minus the signal that ended it. */
static int run_child(int (*inside)(void))
{
    int status;
    pid_t pid = fork();
    if (pid == 0)
        _exit(inside());
    assert_int_equal(waitpid(pid, &status, 0), pid);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

static bool filters_calls(void)
{
    return prctl(PR_GET_SECCOMP, 0, 0, 0, 0) >= 0;
}

/* Fails a call from here on, as a container's own filter would, with an error; 0 makes it seem to succeed. */
static bool stub_call(int call, unsigned error)
{
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
    bool fine =
        filter && seccomp_rule_add(filter, SCMP_ACT_ERRNO(error), call, 0) == 0 && seccomp_load(filter) == 0;
    seccomp_release(filter);
    return fine;
}

static bool enter(void)
{
    return sandbox_enter(MEMORY) && sandbox_shut_doors();
}

static rlim_t hard_limit(enum __rlimit_resource resource)
{
    struct rlimit limit;
    return getrlimit(resource, &limit) == 0 ? limit.rlim_max : RLIM_INFINITY;
}

/* Returns 0 when all holds that sandbox_enter alone does; else a number for what does not. */
static int hold_privileges(void)
{
    int signal_number = 0;
    if (!sandbox_enter(MEMORY))
        return NO_SANDBOX;
    if (prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) != 1)
        return 2;
    if (prctl(PR_GET_PDEATHSIG, &signal_number) != 0 || signal_number != SIGKILL)
        return 3;
    return hard_limit(RLIMIT_CORE) == 0 ? 0 : 4;
}

static void it_ends_with_its_parent_and_gains_no_privileges(void **state)
{
    (void)state;
    assert_int_equal(run_child(hold_privileges), 0);
}

static long open_to_read(void)
{
    return open("/etc/passwd", O_RDONLY | O_CLOEXEC);
}

static long open_to_write(void)
{
    return open("/tmp/copydesk-sandbox", O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
}

static long open_by_number(void)
{
    return syscall(SYS_open, "/dev/null", O_RDONLY);
}

static long make_folder(void)
{
    return mkdir("/tmp/copydesk-sandbox", 0700);
}

static long remove_file(void)
{
    return unlink("/tmp/copydesk-sandbox");
}

static long look_at_file(void)
{
    return access("/etc/passwd", R_OK);
}

static long open_socket(void)
{
    return socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
}

static long connect_socket(void)
{
    const struct sockaddr address = {.sa_family = AF_INET};
    return connect(scratch, &address, sizeof(address));
}

static long send_message(void)
{
    return sendmsg(scratch, &(struct msghdr){0}, 0);
}

static long execute(void)
{
    return execl("/bin/true", "true", (char *)NULL);
}

static long fork_process(void)
{
    pid_t pid = fork();
    if (pid == 0)
        _exit(0);
    return pid;
}

static long clone_by_number(void)
{
    return syscall(SYS_clone3, NULL, 0);
}

static long trace(void)
{
    return ptrace(PTRACE_TRACEME, 0, NULL, NULL);
}

static long signal_parent(void)
{
    return kill(parent, 0);
}

static long signal_parents_thread(void)
{
    return syscall(SYS_tgkill, parent, parent, 0);
}

static long map_code(void)
{
    return mmap(NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED ? -1 : 0;
}

static long make_code_of_data(void)
{
    void *at = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return at == MAP_FAILED ? 0 : mprotect(at, 4096, PROT_READ | PROT_EXEC);
}

static long raise_limit(void)
{
    return setrlimit(RLIMIT_NOFILE, &(struct rlimit){64, 64});
}

static long enter_user_namespace(void)
{
    return syscall(SYS_unshare, CLONE_NEWUSER);
}

static long duplicate(void)
{
    return dup(scratch);
}

static long set_up_ring(void)
{
    return syscall(SYS_io_uring_setup, 1, NULL);
}

static const struct attempt {
    const char *what;
    long (*act)(void);
} attempts[] = {{"open to read", open_to_read},
                {"open to write", open_to_write},
                {"the old open", open_by_number},
                {"mkdir", make_folder},
                {"unlink", remove_file},
                {"access", look_at_file},
                {"socket", open_socket},
                {"connect", connect_socket},
                {"sendmsg", send_message},
                {"execve", execute},
                {"fork", fork_process},
                {"clone3", clone_by_number},
                {"ptrace", trace},
                {"kill", signal_parent},
                {"tgkill", signal_parents_thread},
                {"mmap of code", map_code},
                {"mprotect to code", make_code_of_data},
                {"setrlimit", raise_limit},
                {"unshare", enter_user_namespace},
                {"dup", duplicate},
                {"io_uring", set_up_ring}};
static const struct attempt *attempted;

static int try_inside(void)
{
    if (!enter())
        return NO_SANDBOX;
    errno = 0;
    if (attempted->act() != -1)
        return POSSIBLE;
    return errno == EPERM ? 0 : OTHER_ERROR;
}

static void what_a_worker_does_not_need_is_refused(void **state)
{
    (void)state;
    if (!filters_calls())
        skip();
    for (size_t i = 0; i < COUNT(attempts); i++) {
        attempted = &attempts[i];
        int status = run_child(try_inside);
        if (status)
            print_error("%s: %d\n", attempted->what, status);
        assert_int_equal(status, 0);
    }
}

static int write_file(void)
{
    if (!enter())
        return NO_SANDBOX;
    return write(scratch, "x", 1) == -1 && errno == EFBIG ? 0 : POSSIBLE;
}

static void no_byte_goes_to_a_file_that_is_open(void **state)
{
    (void)state;
    assert_int_equal(run_child(write_file), 0);
}

static int restrict_files_alone(void)
{
    if (!sandbox_enter(MEMORY) || !stub_call(SCMP_SYS(seccomp), ENOSYS) || !sandbox_shut_doors())
        return NO_SANDBOX;
    return mkdir("/tmp/copydesk-sandbox", 0700) == -1 && errno == EACCES ? 0 : POSSIBLE;
}

static void landlock_holds_without_the_filter(void **state)
{
    (void)state;
    if (!filters_calls() || syscall(SYS_landlock_create_ruleset, NULL, 0, 1) < 1)
        skip();
    assert_int_equal(run_child(restrict_files_alone), 0);
}

static int limits_alone(void)
{
    if (!sandbox_enter(MEMORY) || !stub_call(SCMP_SYS(landlock_create_ruleset), ENOSYS) ||
        !stub_call(SCMP_SYS(seccomp), EPERM) || !sandbox_shut_doors())
        return NO_SANDBOX;
    bool held = open_to_read() == -1 && errno == EMFILE && open_socket() == -1 && errno == EMFILE &&
                hard_limit(RLIMIT_NPROC) == 0;
    return held ? 0 : POSSIBLE;
}

static void limits_hold_where_the_kernel_has_neither(void **state)
{
    (void)state;
    if (!filters_calls())
        skip();
    assert_int_equal(run_child(limits_alone), 0);
}

static int stubbed; /* the call that seems to succeed */

static int enter_stubbed(void)
{
    return !sandbox_enter(MEMORY) || !stub_call(stubbed, 0) || sandbox_shut_doors() ? POSSIBLE : 0;
}

static void doors_that_do_not_shut_are_noticed(void **state)
{
    (void)state;
    if (!filters_calls())
        skip();
    stubbed = SCMP_SYS(seccomp);
    assert_int_equal(run_child(enter_stubbed), 0);
    if (syscall(SYS_landlock_create_ruleset, NULL, 0, 1) < 1)
        skip();
    stubbed = SCMP_SYS(landlock_restrict_self);
    assert_int_equal(run_child(enter_stubbed), 0);
}

static void on_timer(int signal_number)
{
    (void)signal_number;
}

/* What a worker does all day. */
static int work(void)
{
    enum { LARGE = 64 << 20 };
    int ends[2];
    char c;
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0 || !enter())
        return NO_SANDBOX;
    if (write(ends[0], "x", 1) != 1 || read(ends[1], &c, 1) != 1)
        return 1;
    char *at = malloc(LARGE);
    char *grown = at ? realloc(at, 2 * (size_t)LARGE) : NULL;
    if (!grown)
        return 2;
    free(grown);
    struct timespec now;
    if (clock_gettime(CLOCK_MONOTONIC, &now) != 0 || clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now) != 0)
        return 3;
    struct sigaction action = {.sa_handler = on_timer};
    struct itimerval timer = {.it_value = {.tv_sec = 1}};
    if (sigaction(SIGPROF, &action, NULL) != 0 || setitimer(ITIMER_PROF, &timer, NULL) != 0)
        return 4;
    return raise(SIGPROF) == 0 ? 0 : 5;
}

static void a_workers_work_goes_on(void **state)
{
    (void)state;
    assert_int_equal(run_child(work), 0);
}

static int give_up(void)
{
    signal(SIGABRT, SIG_DFL);
    if (!enter())
        return NO_SANDBOX;
    abort();
}

static void abort_still_says_what_it_was(void **state)
{
    (void)state;
    assert_int_equal(run_child(give_up), -SIGABRT);
}

static int set_up(void **state)
{
    (void)state;
    FILE *file = tmpfile();
    parent = getpid();
    scratch = file ? fileno(file) : -1;
    *state = file;
    return file ? 0 : -1;
}

static int tear_down(void **state)
{
    return fclose(*state);
}

int main(void)
{
    log_set_level(LOG_OFF);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_ends_with_its_parent_and_gains_no_privileges),
        cmocka_unit_test(what_a_worker_does_not_need_is_refused),
        cmocka_unit_test(no_byte_goes_to_a_file_that_is_open),
        cmocka_unit_test(landlock_holds_without_the_filter),
        cmocka_unit_test(limits_hold_where_the_kernel_has_neither),
        cmocka_unit_test(doors_that_do_not_shut_are_noticed),
        cmocka_unit_test(a_workers_work_goes_on),
        cmocka_unit_test(abort_still_says_what_it_was),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
