#include "unit/check.h"

#include "base/clock.h"
#include "desk/patience.h"

enum { WAIT_MS = 1000 };

/* A job that was submitted and queued so many milliseconds ago. */
static struct job job_of(int64_t ms_ago, unsigned deadline_ms)
{
    int64_t then = clock_monotonic_ns() - ms_ago * NS_PER_MS;
    struct job job = {.submitted_ns = then, .queued_ns = then};
    job.ask.options.deadline_ms = deadline_ms;
    return job;
}

static void first_bound_counts(void **state)
{
    (void)state;
    static const struct {
        unsigned deadline_ms, queue_wait_ms;
        int64_t wanted_ms; /* after the submission; -1: never */
    } rows[] = {
        {0, 0, -1}, {0, WAIT_MS, WAIT_MS}, {500, WAIT_MS, 500}, {1500, WAIT_MS, WAIT_MS}, {500, 0, 500}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct job job = job_of(0, rows[i].deadline_ms);
        int64_t ends = patience_ends_ns(&job, rows[i].queue_wait_ms);
        int64_t wanted = rows[i].wanted_ms < 0 ? INT64_MAX : job.submitted_ns + rows[i].wanted_ms * NS_PER_MS;
        assert_true(ends == wanted);
    }
    struct job told = job_of(0, 500);
    told.failure.code = FAIL_UPSTREAM_DNS;
    assert_true(patience_ends_ns(&told, WAIT_MS) == INT64_MAX);
}

static void only_who_waited_long_enough_is_taken(void **state)
{
    (void)state;
    struct job fresh = job_of(0, 0), old = job_of(WAIT_MS + 1, 0), late = job_of(300, 200);
    struct job_list queue = {0};
    struct failure failure;
    assert_null(patience_take(&queue, WAIT_MS, &failure));
    list_append(&queue, &fresh);
    assert_null(patience_take(&queue, WAIT_MS, &failure));
    list_append(&queue, &old);
    list_append(&queue, &late);
    assert_true(patience_next_ns(&queue, WAIT_MS) == patience_ends_ns(&late, WAIT_MS));
    assert_ptr_equal(patience_take(&queue, WAIT_MS, &failure), &old);
    assert_int_equal(failure.code, FAIL_QUEUE_FULL);
    assert_true(failure.retry_after_s > 0);
    assert_ptr_equal(patience_take(&queue, WAIT_MS, &failure), &late);
    assert_int_equal(failure.code, FAIL_DEADLINE_EXCEEDED);
    assert_null(patience_take(&queue, WAIT_MS, &failure));
    assert_ptr_equal(queue.first, &fresh);
}

static void what_is_left_of_a_deadline(void **state)
{
    (void)state;
    struct job none = job_of(300, 0), some = job_of(300, 60000), past = job_of(300, 200);
    assert_int_equal(patience_left_ms(&none), 0);
    assert_in_range(patience_left_ms(&some), 1, 59700);
    assert_int_equal(patience_left_ms(&past), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(first_bound_counts),
        cmocka_unit_test(what_is_left_of_a_deadline),
        cmocka_unit_test(only_who_waited_long_enough_is_taken),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
