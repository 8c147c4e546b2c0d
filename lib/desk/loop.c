#include "desk/loop.h"

#include <poll.h>
#include <stdlib.h>

#include "base/clock.h"
#include "base/log.h"
#include "desk/answer.h"
#include "desk/follow.h"
#include "desk/hangup.h"
#include "desk/patience.h"

enum {
    WAIT_MAX_MS = 60000, /* longest sleep of the desk's thread */
    PAUSE_MS = 100,      /* after libcurl failed to wait */
};

/* Brings the pool's and the fetcher's part of the statistics up to date; the mutex is held. */
static void refresh(struct desk *desk)
{
    struct pool_counts counts = pool_counts(desk->pool);
    desk->stats.workers_alive = counts.alive;
    desk->stats.workers_busy = counts.busy;
    desk->stats.workers_started = counts.started;
    desk->stats.worker_restarts = counts.restarts;
    desk->stats.jobs_killed_late = counts.killed_late;
    struct fetch_counts fetched = fetcher_counts(desk->fetcher);
    desk->stats.fetch_requests = fetched.requests;
    desk->stats.fetch_connections = fetched.connections;
    desk->stats.fetches_joined = fetched.joined;
    desk->stats.robots_fetches = fetched.robots;
}

static void enqueue(struct desk *desk, struct job *job, void (*add)(struct job_list *list, struct job *job))
{
    job->queued_ns = clock_monotonic_ns();
    add(&desk->queue, job);
    desk_lock(desk);
    desk->stats.queued++;
    desk_unlock(desk);
}

static void finish(struct desk *desk, struct job *job)
{
    desk_lock(desk);
    refresh(desk);
    desk->accepted--;
    desk->stats.jobs_done++;
    desk_unlock(desk);
    hangup_forget(desk->hangups, job);
    job->done(job);
}

/* Answers a job without a worker. */
static void finish_failed(struct desk *desk, struct job *job, const struct failure *failure)
{
    struct failure kept = *failure;
    answer_problem(&job->ask, &kept, STR("null"), STR_NONE, desk->config.limits.result_bytes, &job->reply);
    finish(desk, job);
}

/* A job failed outside a worker. A line goes to a worker once more, which reads its id for the answer; where
 * that fails too, the first failure is the one to tell. */
static void fail_job(struct desk *desk, struct job *job, const struct failure *failure)
{
    if (job->ask.kind != ASK_LINE) {
        finish_failed(desk, job, failure);
    } else if (job->failure.code != FAIL_NONE) {
        finish_failed(desk, job, &job->failure);
    } else {
        job->failure = *failure;
        enqueue(desk, job, list_prepend);
    }
}

/* A fetch's owner: the job knows no desk. */
struct fetch_owner {
    struct desk *desk;
    struct job *job;
};

/* A fetch failed, or could not be made. A job whose first page it was fails; others go on without. */
static void miss(struct desk *desk, struct job *job, const struct failure *failure)
{
    enum follow_reason reason = job->reply.follow_reason;
    if (reason == FOLLOW_ASKED) {
        fail_job(desk, job, failure);
        return;
    }
    if (reason == FOLLOW_RENDER) {
        log_event(LOG_WARN, "renderer", "%s", failure->detail);
        desk_lock(desk);
        desk->stats.renders_failed++;
        desk_unlock(desk);
    }
    job->missed = *failure;
    job->missed_reason = reason;
    enqueue(desk, job, list_append);
}

static void on_fetched(void *context, struct fetch_result *result)
{
    struct fetch_owner *owner = context;
    struct desk *desk = owner->desk;
    struct job *job = owner->job;
    struct failure failure = result->failure;
    list_remove(&desk->fetching, job);
    job->fetch = NULL;
    desk_lock(desk);
    desk->stats.fetching--;
    desk_unlock(desk);
    bool added = result->ok && job_add_page(job, &result->page, result->memory, job->reply.follow_reason);
    if (result->ok && !added)
        failure_set(&failure, FAIL_INTERNAL, "The memory for the fetched page was refused.");
    if (added)
        enqueue(desk, job, list_append);
    else
        miss(desk, job, &failure);
}

/* The fetch that the job wants next. False with *failure set. */
static bool start_fetch(struct desk *desk, struct job *job, struct failure *failure)
{
    struct buf post;
    struct fetch_request request;
    struct fetch_owner *owner = malloc(sizeof(*owner));
    if (!owner || !job_adopt(job, owner))
        return failure_set(failure, FAIL_INTERNAL, "The memory for a fetch was refused.");
    *owner = (struct fetch_owner){desk, job};
    if (follow_request(&desk->config, job, &post, &request, failure))
        job->fetch = fetch_start(desk->fetcher, &request, on_fetched, owner, failure);
    buf_free(&post);
    return job->fetch;
}

static void follow(struct desk *desk, struct job *job)
{
    struct failure failure = {0};
    job->fetch = NULL;
    if (desk->stats.fetching >= desk->accepted_max)
        failure_set(&failure, FAIL_QUEUE_FULL, "Too many pages are being fetched.");
    if (failure.code != FAIL_NONE || !start_fetch(desk, job, &failure)) {
        miss(desk, job, &failure);
        return;
    }
    job->follows++;
    list_append(&desk->fetching, job);
    desk_lock(desk);
    desk->stats.fetching++;
    desk->stats.fetches++;
    desk->stats.renders += job->reply.follow_reason == FOLLOW_RENDER;
    desk_unlock(desk);
}

void loop_on_replied(void *owner, struct job *job)
{
    if (job->reply.kind != REPLY_FOLLOW || job->unwanted) {
        finish(owner, job);
        return;
    }
    if (!job->ask.options.deadline_ms)
        job->ask.options.deadline_ms = job->reply.deadline_ms;
    follow(owner, job);
}

void loop_on_lost(void *owner, struct job *job, const struct failure *failure)
{
    struct desk *desk = owner;
    desk_lock(desk);
    desk->stats.jobs_lost++;
    desk_unlock(desk);
    fail_job(desk, job, failure);
}

static void take_inbox(struct desk *desk)
{
    desk_lock(desk);
    struct job_list inbox = desk->inbox;
    desk->inbox = (struct job_list){0};
    desk_unlock(desk);
    for (struct job *job; (job = list_take(&inbox));) {
        hangup_watch(desk->hangups, job);
        if (job->ask.kind == ASK_URL)
            follow(desk, job);
        else
            list_append(&desk->queue, job);
    }
}

/* Takes a job out of what waits; false when a worker has it. */
static bool withdraw(struct desk *desk, struct job *job)
{
    bool queued = list_remove(&desk->queue, job), fetching = !queued && list_remove(&desk->fetching, job);
    if (fetching)
        fetch_cancel(desk->fetcher, job->fetch);
    desk_lock(desk);
    desk->stats.queued -= queued;
    desk->stats.fetching -= fetching;
    desk_unlock(desk);
    return queued || fetching;
}

/* Drops the jobs that nobody waits for any more. What a worker has it finishes, within bounds that are short;
 * to end it would cost more. */
static void drop_unwanted(struct desk *desk)
{
    for (struct job *job; (job = hangup_next(desk->hangups));) {
        job->unwanted = true;
        if (withdraw(desk, job))
            finish(desk, job);
    }
}

static void fail_queue(struct desk *desk, const struct failure *failure)
{
    for (struct job *job; (job = list_take(&desk->queue));) {
        desk_lock(desk);
        desk->stats.queued--;
        desk_unlock(desk);
        finish_failed(desk, job, failure);
    }
}

/* Answers the jobs that have waited for long enough. */
static void expire(struct desk *desk)
{
    struct failure failure;
    if (desk->config.patient)
        return;
    for (struct job *job; (job = patience_take(&desk->queue, desk->config.queue_wait_ms, &failure));) {
        desk_lock(desk);
        desk->stats.queued--;
        desk_unlock(desk);
        fail_job(desk, job, &failure);
    }
}

/* Gives a job to a worker, which has what the wait has left of the caller's deadline. */
static enum pool_gave give(struct desk *desk, struct job *job)
{
    unsigned whole_ms = job->ask.options.deadline_ms;
    if (!desk->config.patient)
        job->ask.options.deadline_ms = patience_left_ms(job);
    enum pool_gave gave = pool_give(desk->pool, job);
    job->ask.options.deadline_ms = whole_ms;
    return gave;
}

static void hand_out(struct desk *desk)
{
    struct failure refused;
    failure_set(&refused, FAIL_INTERNAL, "The memory for handing the page to a worker was refused.");
    for (struct job *job; (job = desk->queue.first);) {
        enum pool_gave gave = give(desk, job);
        if (gave == POOL_BUSY)
            break;
        list_take(&desk->queue);
        desk_lock(desk);
        desk->stats.queued--;
        refresh(desk);
        desk_unlock(desk);
        if (gave == POOL_REFUSED)
            fail_job(desk, job, &refused);
    }
    if (!desk->queue.first || !pool_is_hopeless(desk->pool))
        return;
    struct failure failure;
    failure_set(&failure, FAIL_NO_WORKER, "The worker processes end before they are ready.");
    fail_queue(desk, &failure);
}

static int wait_ms(struct desk *desk)
{
    int64_t next = pool_next_ns(desk->pool), patience = INT64_MAX;
    if (!desk->config.patient)
        patience = patience_next_ns(&desk->queue, desk->config.queue_wait_ms);
    next = patience < next ? patience : next;
    desk_lock(desk);
    if (desk->closing && desk->stop_at_ns < next)
        next = desk->stop_at_ns;
    desk_unlock(desk);
    int64_t now = clock_monotonic_ns();
    if (next <= now)
        return 0;
    int64_t ms = (next - now + NS_PER_MS - 1) / NS_PER_MS;
    return ms < WAIT_MAX_MS ? (int)ms : WAIT_MAX_MS;
}

static bool is_over(struct desk *desk)
{
    desk_lock(desk);
    refresh(desk);
    bool over = desk->closing && (desk->accepted == 0 || clock_monotonic_ns() >= desk->stop_at_ns);
    desk_unlock(desk);
    return over;
}

static void turn(struct desk *desk)
{
    take_inbox(desk);
    drop_unwanted(desk);
    expire(desk);
    hand_out(desk);
    unsigned count = pool_wait_fds(desk->pool, desk->fds);
    desk->fds[count] = (struct curl_waitfd){.fd = desk->hangups, .events = CURL_WAIT_POLLIN};
    if (!fetcher_perform(desk->fetcher, desk->fds, count + 1, wait_ms(desk))) {
        log_event(LOG_ERROR, "fetcher", "libcurl could not wait");
        poll(NULL, 0, PAUSE_MS);
    }
    pool_handle(desk->pool, desk->fds, count);
}

/* The time to finish is over: every job that is left is answered. */
static void fail_rest(struct desk *desk)
{
    struct failure failure;
    failure_set(&failure, FAIL_DRAINING, "The service is shutting down.");
    take_inbox(desk);
    fail_queue(desk, &failure);
    for (struct job *job; (job = list_take(&desk->fetching));) {
        fetch_cancel(desk->fetcher, job->fetch);
        finish_failed(desk, job, &failure);
    }
    for (struct job *job; (job = pool_take_back(desk->pool));)
        finish_failed(desk, job, &failure);
}

/* Workers are started here and not in desk_start: each ends with the thread that started it
 * (PR_SET_PDEATHSIG). */
static bool start_workers(struct desk *desk)
{
    struct failure failure = {0};
    bool fine = pool_start(desk->pool, &failure);
    desk_lock(desk);
    refresh(desk);
    desk->start = fine ? START_FINE : START_FAILED;
    desk->start_failure = failure;
    pthread_cond_signal(&desk->started);
    desk_unlock(desk);
    return fine;
}

void *loop_run(void *context)
{
    struct desk *desk = context;
    if (!start_workers(desk))
        return NULL;
    while (!is_over(desk))
        turn(desk);
    fail_rest(desk);
    return NULL;
}
