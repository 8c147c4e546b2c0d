#include "unit/desk/support.h"

#include "base/clock.h"
#include "base/log.h"
#include "desk/wire.h"

enum { DEADLINE_MS = 500 };

static void pages_become_articles(void **state)
{
    (void)state;
    start_desk();
    struct job *job = make_job(ASK_PAGE, story);
    assert_int_equal(desk_submit(desk, job), DESK_TAKEN);
    wait_done();
    assert_int_equal(job->reply.kind, REPLY_ARTICLE);
    assert_string_equal(job->reply.media_type, "application/json");
    assert_true(answer_has(job, "half a metre"));
    assert_true(job->reply.stage_ns[STAGE_PARSE] > 0);
    assert_true(desk_has_worker(desk));
    struct desk_stats stats = desk_stats(desk);
    assert_int_equal(stats.jobs_done, 1);
    assert_int_equal(stats.workers_started, 1);
    assert_int_equal(stats.worker_restarts, 0);
    assert_int_equal(stats.workers_busy, 0);
    job_destroy(job);
}

static void problems_keep_their_failure(void **state)
{
    (void)state;
    start_desk();
    struct job *job = make_job(ASK_JSON, "{\"html\":1}");
    assert_int_equal(desk_submit(desk, job), DESK_TAKEN);
    wait_done();
    assert_int_equal(job->reply.kind, REPLY_PROBLEM);
    assert_int_equal(job->reply.failure.code, FAIL_INVALID_REQUEST);
    assert_string_equal(job->reply.failure.member, "html");
    assert_true(answer_has(job, "invalid-request"));
    job_destroy(job);
}

static void more_jobs_than_workers_wait_their_turn(void **state)
{
    (void)state;
    enum { JOBS = 40 };
    struct job *jobs[JOBS];
    desk_config.workers = 2;
    desk_config.queue_per_worker = JOBS;
    start_desk();
    for (int i = 0; i < JOBS; i++) {
        jobs[i] = make_job(ASK_PAGE, story);
        assert_int_equal(desk_submit(desk, jobs[i]), DESK_TAKEN);
    }
    for (int i = 0; i < JOBS; i++)
        wait_done();
    for (int i = 0; i < JOBS; i++) {
        assert_int_equal(jobs[i]->reply.kind, REPLY_ARTICLE);
        job_destroy(jobs[i]);
    }
    assert_int_equal(desk_stats(desk).jobs_done, JOBS);
    assert_int_equal(desk_stats(desk).queued, 0);
}

static void the_queue_is_bounded(void **state)
{
    (void)state;
    struct job *jobs[6];
    start_desk();
    pid_t worker = newest_worker();
    freeze(worker);
    for (int i = 0; i < 6; i++)
        jobs[i] = make_job(ASK_PAGE, story);
    assert_int_equal(desk_submit(desk, jobs[0]), DESK_TAKEN);
    WAIT_FOR(desk_stats(desk).workers_busy == 1);
    for (int i = 1; i < 5; i++)
        assert_int_equal(desk_submit(desk, jobs[i]), DESK_TAKEN);
    assert_int_equal(desk_submit(desk, jobs[5]), DESK_QUEUE_FULL);
    assert_int_equal(desk_stats(desk).queue_capacity, 4);
    kill(worker, SIGCONT);
    for (int i = 0; i < 5; i++)
        wait_done();
    for (int i = 0; i < 6; i++)
        job_destroy(jobs[i]);
}

static void a_job_past_the_frame_costs_no_worker(void **state)
{
    (void)state;
    struct job *job = make_job(ASK_PAGE, story), *next = make_job(ASK_PAGE, story);
    job->ask.body.len = WIRE_JOB_MAX; /* refused by its length: no byte is read */
    start_desk();
    assert_int_equal(desk_submit(desk, job), DESK_TAKEN);
    wait_done();
    assert_int_equal(job->reply.failure.code, FAIL_INTERNAL);
    assert_int_equal(desk_submit(desk, next), DESK_TAKEN);
    wait_done();
    assert_int_equal(next->reply.kind, REPLY_ARTICLE);
    assert_int_equal(desk_stats(desk).workers_started, 1);
    job_destroy(job);
    job_destroy(next);
}

/* Has the job wait behind a frozen worker for twice DEADLINE_MS. Returns what became of it. */
static struct failure behind_a_frozen_worker(struct job *job)
{
    struct job *first = make_job(ASK_PAGE, story);
    start_desk();
    pid_t worker = newest_worker();
    freeze(worker);
    assert_int_equal(desk_submit(desk, first), DESK_TAKEN);
    WAIT_FOR(desk_stats(desk).workers_busy == 1);
    int64_t begun = clock_monotonic_ns();
    assert_int_equal(desk_submit(desk, job), DESK_TAKEN);
    WAIT_FOR(clock_monotonic_ns() - begun > 2 * DEADLINE_MS * NS_PER_MS);
    kill(worker, SIGCONT);
    wait_done();
    wait_done();
    assert_int_equal(first->reply.kind, REPLY_ARTICLE);
    job_destroy(first);
    return job->reply.failure;
}

static void a_deadline_counts_the_wait(void **state)
{
    (void)state;
    struct job *job = make_job(ASK_PAGE, story);
    job->ask.options.deadline_ms = DEADLINE_MS;
    assert_int_equal(behind_a_frozen_worker(job).code, FAIL_DEADLINE_EXCEEDED);
    assert_int_equal(desk_stats(desk).worker_restarts, 0);
    job_destroy(job);
}

static void a_patient_deadline_counts_the_work_alone(void **state)
{
    (void)state;
    struct job *job = make_job(ASK_PAGE, story);
    desk_config.patient = true;
    desk_config.queue_wait_ms = 1;
    job->ask.options.deadline_ms = DEADLINE_MS;
    assert_int_equal(behind_a_frozen_worker(job).code, FAIL_NONE);
    assert_int_equal(job->reply.kind, REPLY_ARTICLE);
    job_destroy(job);
}

/* Freezes the worker, has it given the job, and kills it. */
static void lose_worker_with(struct job *job)
{
    start_desk();
    pid_t worker = newest_worker();
    freeze(worker);
    assert_int_equal(desk_submit(desk, job), DESK_TAKEN);
    WAIT_FOR(desk_stats(desk).workers_busy == 1);
    assert_int_equal(kill(worker, SIGKILL), 0);
    wait_done();
}

static void a_lost_worker_costs_its_job_alone(void **state)
{
    (void)state;
    struct job *lost = make_job(ASK_PAGE, story), *next = make_job(ASK_PAGE, story);
    lose_worker_with(lost);
    assert_int_equal(lost->reply.kind, REPLY_PROBLEM);
    assert_int_equal(lost->reply.failure.code, FAIL_WORKER_LOST);
    assert_true(answer_has(lost, "urn:copydesk:problem:worker-lost"));
    assert_true(answer_has(lost, "signal 9"));
    assert_int_equal(desk_submit(desk, next), DESK_TAKEN);
    wait_done();
    assert_int_equal(next->reply.kind, REPLY_ARTICLE);
    assert_int_equal(desk_stats(desk).jobs_lost, 1);
    assert_int_equal(desk_stats(desk).worker_restarts, 1);
    job_destroy(lost);
    job_destroy(next);
}

static void an_idle_worker_is_replaced(void **state)
{
    (void)state;
    start_desk();
    assert_int_equal(kill(newest_worker(), SIGKILL), 0);
    WAIT_FOR(desk_stats(desk).worker_restarts == 1 && desk_stats(desk).workers_alive == 1);
    assert_int_equal(desk_stats(desk).jobs_lost, 0);
}

static void a_lost_line_keeps_its_id(void **state)
{
    (void)state;
    struct job *job = make_job(ASK_LINE, "{\"id\":\"x\",\"html\":\"<p>\"}");
    lose_worker_with(job);
    assert_int_equal(job->reply.failure.code, FAIL_WORKER_LOST);
    assert_true(str_starts(buf_str(&job->reply.bytes), STR("{\"id\":\"x\",\"problem\":")));
    job_destroy(job);
}

static void a_late_worker_is_ended(void **state)
{
    (void)state;
    struct job *job = make_job(ASK_PAGE, story);
    desk_config.limits.job_wall_ms = 20;
    start_desk();
    freeze(newest_worker());
    assert_int_equal(desk_submit(desk, job), DESK_TAKEN);
    wait_done();
    assert_int_equal(job->reply.failure.code, FAIL_DEADLINE_EXCEEDED);
    assert_int_equal(desk_stats(desk).jobs_killed_late, 1);
    WAIT_FOR(desk_stats(desk).workers_alive == 1);
    job_destroy(job);
}

static void urls_are_fetched_under_the_policy(void **state)
{
    (void)state;
    struct job *job = make_job(ASK_URL, NULL);
    job->ask.url = STR("http://127.0.0.1:9/");
    start_desk();
    assert_int_equal(desk_submit(desk, job), DESK_TAKEN);
    wait_done();
    assert_int_equal(job->reply.failure.code, FAIL_ADDRESS_FORBIDDEN);
    assert_int_equal(desk_stats(desk).fetches, 1);
    assert_int_equal(desk_stats(desk).fetching, 0);
    job_destroy(job);
}

static void a_failed_fetch_of_a_line_keeps_its_id(void **state)
{
    (void)state;
    struct job *job = make_job(ASK_LINE, "{\"id\":3,\"url\":\"http://127.0.0.1:9/\"}");
    start_desk();
    assert_int_equal(desk_submit(desk, job), DESK_TAKEN);
    wait_done();
    assert_int_equal(job->reply.failure.code, FAIL_ADDRESS_FORBIDDEN);
    assert_true(str_starts(buf_str(&job->reply.bytes), STR("{\"id\":3,\"problem\":")));
    job_destroy(job);
}

static void stopping_finishes_what_was_accepted(void **state)
{
    (void)state;
    struct job *job = make_job(ASK_PAGE, story);
    start_desk();
    assert_int_equal(desk_submit(desk, job), DESK_TAKEN);
    desk_stop(desk, WAIT_S * 1000);
    desk = NULL;
    assert_int_equal(sem_trywait(&done), 0);
    assert_int_equal(job->reply.kind, REPLY_ARTICLE);
    job_destroy(job);
}

static void stopping_fails_what_takes_too_long(void **state)
{
    (void)state;
    struct job *jobs[3] = {make_job(ASK_PAGE, story), make_job(ASK_PAGE, story),
                           make_job(ASK_LINE, "{\"id\":1,\"html\":\"<p>\"}")};
    start_desk();
    freeze(newest_worker());
    for (int i = 0; i < 3; i++)
        assert_int_equal(desk_submit(desk, jobs[i]), DESK_TAKEN);
    desk_stop(desk, 10);
    desk = NULL;
    for (int i = 0; i < 3; i++) {
        assert_int_equal(sem_trywait(&done), 0);
        assert_int_equal(jobs[i]->reply.failure.code, FAIL_DRAINING);
    }
    assert_true(str_starts(buf_str(&jobs[2]->reply.bytes), STR("{\"id\":null,\"line\":5,\"problem\":")));
    for (int i = 0; i < 3; i++)
        job_destroy(jobs[i]);
}

static void a_missing_program_is_told_at_the_start(void **state)
{
    (void)state;
    desk_config.program = "/nonexistent";
    assert_null(desk_start(&desk_config, &failure));
    assert_non_null(strstr(failure.detail, "/nonexistent"));
}

static void a_broken_program_leaves_no_job_waiting(void **state)
{
    (void)state;
    struct job *job = make_job(ASK_PAGE, story);
    desk_config.program = "/bin/false";
    desk = desk_start(&desk_config, &failure);
    assert_non_null(desk);
    assert_int_equal(desk_submit(desk, job), DESK_TAKEN);
    wait_done();
    assert_int_equal(job->reply.failure.code, FAIL_NO_WORKER);
    assert_false(desk_has_worker(desk));
    assert_in_range(desk_stats(desk).worker_restarts, 1, 10);
    job_destroy(job);
}

int main(int argc, char **argv)
{
    desk_test_worker(argc, argv);
    curl_global_init(CURL_GLOBAL_DEFAULT);
    log_set_level(LOG_OFF);
    const struct CMUnitTest tests[] = {
        WITH_DESK(pages_become_articles),
        WITH_DESK(problems_keep_their_failure),
        WITH_DESK(more_jobs_than_workers_wait_their_turn),
        WITH_DESK(the_queue_is_bounded),
        WITH_DESK(a_job_past_the_frame_costs_no_worker),
        WITH_DESK(a_deadline_counts_the_wait),
        WITH_DESK(a_patient_deadline_counts_the_work_alone),
        WITH_DESK(a_lost_worker_costs_its_job_alone),
        WITH_DESK(an_idle_worker_is_replaced),
        WITH_DESK(a_lost_line_keeps_its_id),
        WITH_DESK(a_late_worker_is_ended),
        WITH_DESK(urls_are_fetched_under_the_policy),
        WITH_DESK(a_failed_fetch_of_a_line_keeps_its_id),
        WITH_DESK(stopping_finishes_what_was_accepted),
        WITH_DESK(stopping_fails_what_takes_too_long),
        WITH_DESK(a_missing_program_is_told_at_the_start),
        WITH_DESK(a_broken_program_leaves_no_job_waiting),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    curl_global_cleanup();
    return failed;
}
