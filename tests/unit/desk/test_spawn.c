#include "unit/check.h"

#include <dirent.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "desk/spawn.h"

enum { WAIT_MS = 30000 };

/* As a worker: tells, in one byte, what is wrong with what it was given, '=' when nothing is ('t' when
 * nothing is and it has tables); then waits for the socket to close. */
static int stand_in(bool has_tables)
{
    char link[64] = "", report = has_tables ? 't' : '=';
    int last = has_tables ? TABLES_FD : WORKER_FD;
    sigset_t blocked;
    sigprocmask(SIG_BLOCK, NULL, &blocked);
    if (!sigismember(&blocked, SIGTERM) || !sigismember(&blocked, SIGINT) || sigismember(&blocked, SIGUSR1))
        report = 's';
    if (readlink("/proc/self/fd/0", link, sizeof(link) - 1) < 0 || strcmp(link, "/dev/null") != 0)
        report = '0';
    memset(link, 0, sizeof(link));
    if (readlink("/proc/self/fd/1", link, sizeof(link) - 1) < 0 || strcmp(link, "/dev/null") != 0)
        report = '1';
    memset(link, 0, sizeof(link));
    if (has_tables && (pread(TABLES_FD, link, sizeof(link), 0) != 4 || memcmp(link, "odds", 4) != 0))
        report = 'o';
    if (fcntl(last + 1, F_GETFD) != -1 || fcntl(50, F_GETFD) != -1)
        report = 'f';
    if (write(WORKER_FD, &report, 1) != 1)
        return 1;
    return read(WORKER_FD, &report, 1) == 0 ? 7 : 1;
}

static char report_of(int fd)
{
    char report = '?';
    struct pollfd entry = {.fd = fd, .events = POLLIN};
    assert_int_equal(poll(&entry, 1, WAIT_MS), 1);
    assert_int_equal(read(fd, &report, 1), 1);
    return report;
}

static void workers_get_their_socket_and_nothing_else(void **state)
{
    (void)state;
    int fd;
    struct failure failure;
    sigset_t block;
    assert_int_equal(dup2(STDERR_FILENO, 50), 50); /* open, and not close-on-exec */
    sigemptyset(&block);
    sigaddset(&block, SIGUSR1);
    sigprocmask(SIG_BLOCK, &block, NULL);
    pid_t pid = spawn_worker("/proc/self/exe", -1, &fd, &failure);
    assert_true(pid > 0);
    assert_true(fcntl(fd, F_GETFL) & O_NONBLOCK);
    assert_true(fcntl(fd, F_GETFD) & FD_CLOEXEC);
    assert_int_equal(report_of(fd), '=');
    close(fd);
    int status;
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_int_equal(WEXITSTATUS(status), 7); /* it saw the end of its socket */
    close(50);
}

/* The tables at every place that a socket's end may take in turn, so that either stands where the other goes.
 */
static void tables_come_along(void **state)
{
    (void)state;
    enum { OUT_OF_THE_WAY = 20 };
    int fd, made = memfd_create("tables", MFD_CLOEXEC);
    int file = fcntl(made, F_DUPFD_CLOEXEC, OUT_OF_THE_WAY);
    struct failure failure;
    close(made);
    assert_int_equal(write(file, "odds", 4), 4);
    for (int place = WORKER_FD; place < WORKER_FD + 5; place++) {
        assert_int_equal(dup3(file, place, O_CLOEXEC), place);
        pid_t pid = spawn_worker("/proc/self/exe", place, &fd, &failure);
        assert_true(pid > 0);
        assert_int_equal(report_of(fd), 't');
        spawn_collect(pid);
        close(fd);
        close(place);
    }
    close(file);
}

static void workers_are_ended_and_collected(void **state)
{
    (void)state;
    int fd;
    struct failure failure;
    pid_t pid = spawn_worker("/proc/self/exe", -1, &fd, &failure);
    assert_true(pid > 0);
    assert_int_equal(report_of(fd), '=');
    int status = spawn_collect(pid);
    assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
    assert_int_equal(spawn_collect(pid), 0); /* not there any more */
    close(fd);
}

static void refusals_are_told(void **state)
{
    (void)state;
    int fd;
    struct failure failure;
    assert_int_equal(spawn_worker("/nonexistent", -1, &fd, &failure), -1);
    assert_int_equal(failure.code, FAIL_INTERNAL);
    assert_non_null(strstr(failure.detail, "/nonexistent"));
}

int main(int argc, char **argv)
{
    if (argc > 1 && strcmp(argv[1], "worker") == 0)
        return stand_in(argc > 2 && strcmp(argv[2], WORKER_TABLES) == 0);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(workers_get_their_socket_and_nothing_else),
        cmocka_unit_test(tables_come_along),
        cmocka_unit_test(workers_are_ended_and_collected),
        cmocka_unit_test(refusals_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
