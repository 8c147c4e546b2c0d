#include "desk/desk.h"

#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>

#include "base/clock.h"
#include "base/log.h"
#include "desk/answer.h"
#include "desk/job_list.h"
#include "desk/patience.h"
#include "desk/pool.h"
#include "desk/wire.h"
#include "fetch/fetch.h"

enum {
    WAIT_MAX_MS = 60000, /* longest sleep of the desk's thread */
    PAUSE_MS = 100,      /* after libcurl failed to wait */
};

/*      desk_submit          take_inbox         hand_out
 *  caller -> inbox -> (URL: fetching ->) queue -> a worker -> done
 *                           ^                        |
 *                           +------- follow ---------+                                         */
struct desk {
    struct desk_config config;
    unsigned accepted_max; /* jobs the desk holds at once, past which nothing more is fetched */
    pthread_t thread;

    /* The desk's thread alone. */
    struct fetcher *fetcher;
    struct pool *pool;
    struct pool_events events;
    struct curl_waitfd *fds;
    struct job_list queue, fetching;

    /* Under the mutex. */
    pthread_mutex_t mutex;
    pthread_cond_t started; /* `start` was decided */
    enum { START_PENDING, START_FINE, START_FAILED } start;
    struct failure start_failure;
    struct job_list inbox;
    unsigned accepted; /* jobs the desk holds */
    bool closing;
    int64_t stop_at_ns;
    struct desk_stats stats;
};

static void lock(struct desk *desk)
{
    pthread_mutex_lock(&desk->mutex);
}

static void unlock(struct desk *desk)
{
    pthread_mutex_unlock(&desk->mutex);
}

/* Brings the pool's part of the statistics up to date; the mutex is held. */
static void refresh(struct desk *desk)
{
    struct pool_counts counts = pool_counts(desk->pool);
    desk->stats.workers_alive = counts.alive;
    desk->stats.workers_busy = counts.busy;
    desk->stats.workers_started = counts.started;
    desk->stats.worker_restarts = counts.restarts;
    desk->stats.jobs_killed_late = counts.killed_late;
}

static void enqueue(struct desk *desk, struct job *job, void (*add)(struct job_list *list, struct job *job))
{
    job->queued_ns = clock_monotonic_ns();
    add(&desk->queue, job);
    lock(desk);
    desk->stats.queued++;
    unlock(desk);
}

static void finish(struct desk *desk, struct job *job)
{
    lock(desk);
    refresh(desk);
    desk->accepted--;
    desk->stats.jobs_done++;
    unlock(desk);
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

static void on_fetched(void *context, struct fetch_result *result)
{
    struct fetch_owner *owner = context;
    struct desk *desk = owner->desk;
    struct job *job = owner->job;
    struct failure failure = result->failure;
    list_remove(&desk->fetching, job);
    job->fetch = NULL;
    lock(desk);
    desk->stats.fetching--;
    unlock(desk);
    bool added = result->ok && job_add_page(job, &result->page, result->memory);
    if (result->ok && !added)
        failure_set(&failure, FAIL_INTERNAL, "The memory for the fetched page was refused.");
    if (added)
        enqueue(desk, job, list_append);
    else
        fail_job(desk, job, &failure);
}

/* The caller's deadline; the fetcher has its own besides. */
static int64_t fetch_deadline(const struct job *job)
{
    unsigned ms = job->ask.options.deadline_ms;
    return ms ? job->submitted_ns + ms * NS_PER_MS : INT64_MAX;
}

static void start_fetch(struct desk *desk, struct job *job, struct str url)
{
    struct failure failure = {0};
    struct fetch_owner *owner = malloc(sizeof(*owner));
    if (!owner || !job_adopt(job, owner)) {
        failure_set(&failure, FAIL_INTERNAL, "The memory for a fetch was refused.");
        fail_job(desk, job, &failure);
        return;
    }
    *owner = (struct fetch_owner){desk, job};
    job->fetch = fetch_start(desk->fetcher, url, fetch_deadline(job), on_fetched, owner, &failure);
    if (!job->fetch) {
        fail_job(desk, job, &failure);
        return;
    }
    list_append(&desk->fetching, job);
    lock(desk);
    desk->stats.fetching++;
    desk->stats.fetches++;
    unlock(desk);
}

static void follow(struct desk *desk, struct job *job)
{
    struct failure failure;
    job->ask.options.deadline_ms = job->reply.deadline_ms;
    if (job->follows++ >= desk->config.max_follows || job->page_count >= WIRE_PAGES_MAX) {
        failure_set(&failure, FAIL_UPSTREAM_REDIRECTS,
                    "The page asks for more than the %u fetches that are made.", desk->config.max_follows);
        fail_job(desk, job, &failure);
    } else if (desk->stats.fetching >= desk->accepted_max) {
        failure_set(&failure, FAIL_QUEUE_FULL, "Too many pages are being fetched.");
        fail_job(desk, job, &failure);
    } else {
        start_fetch(desk, job, str_of(job->reply.follow_url));
    }
}

static void on_replied(void *owner, struct job *job)
{
    if (job->reply.kind == REPLY_FOLLOW)
        follow(owner, job);
    else
        finish(owner, job);
}

static void on_lost(void *owner, struct job *job, const struct failure *failure)
{
    struct desk *desk = owner;
    lock(desk);
    desk->stats.jobs_lost++;
    unlock(desk);
    fail_job(desk, job, failure);
}

static void take_inbox(struct desk *desk)
{
    lock(desk);
    struct job_list inbox = desk->inbox;
    desk->inbox = (struct job_list){0};
    unlock(desk);
    for (struct job *job; (job = list_take(&inbox));) {
        if (job->ask.kind == ASK_URL)
            start_fetch(desk, job, job->ask.url);
        else
            list_append(&desk->queue, job);
    }
}

static void fail_queue(struct desk *desk, const struct failure *failure)
{
    for (struct job *job; (job = list_take(&desk->queue));) {
        lock(desk);
        desk->stats.queued--;
        unlock(desk);
        finish_failed(desk, job, failure);
    }
}

/* Answers the jobs that have waited for long enough. */
static void expire(struct desk *desk)
{
    struct failure failure;
    for (struct job *job; (job = patience_take(&desk->queue, desk->config.queue_wait_ms, &failure));) {
        lock(desk);
        desk->stats.queued--;
        unlock(desk);
        fail_job(desk, job, &failure);
    }
}

static void hand_out(struct desk *desk)
{
    while (desk->queue.first && pool_give(desk->pool, desk->queue.first)) {
        list_take(&desk->queue);
        lock(desk);
        desk->stats.queued--;
        refresh(desk);
        unlock(desk);
    }
    if (!desk->queue.first || !pool_is_hopeless(desk->pool))
        return;
    struct failure failure;
    failure_set(&failure, FAIL_NO_WORKER, "The worker processes end before they are ready.");
    fail_queue(desk, &failure);
}

static int wait_ms(struct desk *desk)
{
    int64_t next = pool_next_ns(desk->pool),
            patience = patience_next_ns(&desk->queue, desk->config.queue_wait_ms);
    next = patience < next ? patience : next;
    lock(desk);
    if (desk->closing && desk->stop_at_ns < next)
        next = desk->stop_at_ns;
    unlock(desk);
    int64_t now = clock_monotonic_ns();
    if (next <= now)
        return 0;
    int64_t ms = (next - now + NS_PER_MS - 1) / NS_PER_MS;
    return ms < WAIT_MAX_MS ? (int)ms : WAIT_MAX_MS;
}

static bool is_over(struct desk *desk)
{
    lock(desk);
    refresh(desk);
    bool over = desk->closing && (desk->accepted == 0 || clock_monotonic_ns() >= desk->stop_at_ns);
    unlock(desk);
    return over;
}

static void turn(struct desk *desk)
{
    take_inbox(desk);
    hand_out(desk);
    expire(desk);
    unsigned count = pool_wait_fds(desk->pool, desk->fds);
    if (!fetcher_perform(desk->fetcher, desk->fds, count, wait_ms(desk))) {
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
    lock(desk);
    refresh(desk);
    desk->start = fine ? START_FINE : START_FAILED;
    desk->start_failure = failure;
    pthread_cond_signal(&desk->started);
    unlock(desk);
    return fine;
}

static void *run_desk(void *context)
{
    struct desk *desk = context;
    if (!start_workers(desk))
        return NULL;
    while (!is_over(desk))
        turn(desk);
    fail_rest(desk);
    return NULL;
}

static void destroy(struct desk *desk)
{
    pool_destroy(desk->pool);
    if (desk->fetcher)
        fetcher_destroy(desk->fetcher);
    free(desk->fds);
    pthread_cond_destroy(&desk->started);
    pthread_mutex_destroy(&desk->mutex);
    free(desk);
}

static struct desk *create(const struct desk_config *config)
{
    struct desk *desk = calloc(1, sizeof(*desk));
    if (!desk)
        return NULL;
    pthread_mutex_init(&desk->mutex, NULL);
    pthread_cond_init(&desk->started, NULL);
    desk->config = *config;
    desk->stats.queue_capacity = config->workers * config->queue_per_worker;
    desk->accepted_max = desk->stats.queue_capacity + config->workers + config->fetch->max_fetches;
    desk->events = (struct pool_events){.replied = on_replied, .lost = on_lost, .owner = desk};
    desk->pool = pool_create(&desk->config, &desk->events);
    desk->fetcher = fetcher_create(config->fetch);
    desk->fds = calloc(config->workers, sizeof(*desk->fds));
    if (desk->pool && desk->fetcher && desk->fds)
        return desk;
    destroy(desk);
    return NULL;
}

/* Starts the thread with all signals blocked, so that they stay the caller's. Returns whether the workers
 * run. */
static bool start_thread(struct desk *desk, struct failure *failure)
{
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    int error = pthread_create(&desk->thread, NULL, run_desk, desk);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    if (error)
        return failure_set(failure, FAIL_INTERNAL, "The desk's thread could not be started: %s.",
                           strerror(error));
    lock(desk);
    while (desk->start == START_PENDING)
        pthread_cond_wait(&desk->started, &desk->mutex);
    *failure = desk->start_failure;
    bool fine = desk->start == START_FINE;
    unlock(desk);
    if (!fine)
        pthread_join(desk->thread, NULL);
    return fine;
}

struct desk *desk_start(const struct desk_config *config, struct failure *failure)
{
    struct desk *desk = create(config);
    if (!desk) {
        failure_set(failure, FAIL_INTERNAL, "The memory for the desk was refused.");
        return NULL;
    }
    if (start_thread(desk, failure))
        return desk;
    destroy(desk);
    return NULL;
}

/* Whether there is room for the job; the mutex is held. A job that is fetched first waits for no worker yet,
 * and those that are being fetched keep out no page that is here already. */
static bool has_room(const struct desk *desk, const struct job *job)
{
    unsigned idle = desk->stats.workers_alive - desk->stats.workers_busy;
    return job->ask.kind == ASK_URL ? desk->accepted < desk->accepted_max
                                    : desk->stats.queued < desk->stats.queue_capacity + idle;
}

enum desk_answer desk_submit(struct desk *desk, struct job *job)
{
    enum desk_answer answer = DESK_TAKEN;
    lock(desk);
    if (desk->closing)
        answer = DESK_CLOSED;
    else if (!has_room(desk, job))
        answer = DESK_QUEUE_FULL;
    if (answer == DESK_TAKEN) {
        job->submitted_ns = job->queued_ns = clock_monotonic_ns();
        list_append(&desk->inbox, job);
        desk->accepted++;
        desk->stats.queued += job->ask.kind != ASK_URL;
    }
    unlock(desk);
    if (answer == DESK_TAKEN)
        fetcher_wake(desk->fetcher);
    return answer;
}

bool desk_has_worker(const struct desk *desk)
{
    return desk_stats(desk).workers_alive > 0;
}

void desk_stop(struct desk *desk, unsigned timeout_ms)
{
    lock(desk);
    desk->closing = true;
    desk->stop_at_ns = clock_monotonic_ns() + timeout_ms * NS_PER_MS;
    unlock(desk);
    fetcher_wake(desk->fetcher);
    pthread_join(desk->thread, NULL);
    destroy(desk);
}

struct desk_stats desk_stats(const struct desk *desk)
{
    struct desk *shared = (struct desk *)(uintptr_t)desk;
    lock(shared);
    struct desk_stats stats = shared->stats;
    unlock(shared);
    return stats;
}
