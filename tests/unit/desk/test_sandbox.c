#include "unit/check.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "desk/sandbox.h"

enum { MEMORY = 1 << 30 };

static rlim_t hard_limit(enum __rlimit_resource resource)
{
    struct rlimit limit;
    return getrlimit(resource, &limit) == 0 ? limit.rlim_max : RLIM_INFINITY;
}

/* What holds in a process that entered the sandbox; a number for each that does not. */
static int check_inside(int file)
{
    int signal_number = 0;
    if (!sandbox_enter(MEMORY))
        return 1;
    if (prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) != 1)
        return 2;
    if (prctl(PR_GET_PDEATHSIG, &signal_number) != 0 || signal_number != SIGKILL)
        return 3;
    if (hard_limit(RLIMIT_CORE) != 0)
        return 4;
    if (write(file, "x", 1) != -1 || errno != EFBIG)
        return 5;
    for (int i = 0; i < 64; i++)
        if (open("/dev/null", O_RDONLY | O_CLOEXEC) < 0)
            return errno == EMFILE ? 0 : 6;
    return 7;
}

static void what_a_worker_gives_up_is_gone(void **state)
{
    (void)state;
    FILE *file = tmpfile();
    assert_non_null(file);
    pid_t pid = fork();
    if (pid == 0)
        _exit(check_inside(fileno(file)));
    int status;
    assert_int_equal(waitpid(pid, &status, 0), pid);
    fclose(file);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_a_worker_gives_up_is_gone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
