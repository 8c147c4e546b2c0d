#include "unit/check.h"

#include <sys/socket.h>
#include <unistd.h>

#include "desk/hangup.h"

/* A job whose caller's end of the socket is *caller. */
static struct job *job_of_caller(int *caller)
{
    int pair[2];
    assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair), 0);
    struct job *job = job_create();
    assert_non_null(job);
    assert_int_equal(job->caller_fd, -1);
    job->caller_fd = pair[0];
    *caller = pair[1];
    return job;
}

static void destroy(struct job *job)
{
    close(job->caller_fd);
    job_destroy(job);
}

static void each_hangup_is_told_once(void **state)
{
    (void)state;
    int epoll = hangup_open(), callers[3];
    struct job *jobs[3];
    for (int i = 0; i < 3; i++)
        hangup_watch(epoll, jobs[i] = job_of_caller(&callers[i]));
    assert_null(hangup_next(epoll));
    assert_int_equal(send(callers[0], "GET", 3, 0), 3); /* a next request is no end */
    assert_null(hangup_next(epoll));
    close(callers[1]);
    assert_ptr_equal(hangup_next(epoll), jobs[1]);
    assert_null(hangup_next(epoll));
    shutdown(callers[0], SHUT_WR);
    assert_ptr_equal(hangup_next(epoll), jobs[0]);
    assert_null(hangup_next(epoll));
    hangup_forget(epoll, jobs[2]);
    close(callers[2]);
    assert_null(hangup_next(epoll));
    close(callers[0]);
    for (int i = 0; i < 3; i++)
        destroy(jobs[i]);
    close(epoll);
}

static void who_hung_up_before_is_told_too(void **state)
{
    (void)state;
    int epoll = hangup_open(), caller;
    struct job *job = job_of_caller(&caller);
    close(caller);
    hangup_watch(epoll, job);
    assert_ptr_equal(hangup_next(epoll), job);
    destroy(job);
    close(epoll);
}

static void a_job_without_a_socket_is_not_watched(void **state)
{
    (void)state;
    int epoll = hangup_open();
    struct job *job = job_create();
    hangup_watch(epoll, job);
    assert_null(hangup_next(epoll));
    hangup_forget(epoll, job);
    job_destroy(job);
    close(epoll);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_hangup_is_told_once),
        cmocka_unit_test(who_hung_up_before_is_told_too),
        cmocka_unit_test(a_job_without_a_socket_is_not_watched),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
