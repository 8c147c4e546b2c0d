#include "desk/desk.h"

#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/clock.h"
#include "desk/hangup.h"
#include "desk/loop.h"
#include "fetch/fetch.h"

static void destroy(struct desk *desk)
{
    pool_destroy(desk->pool);
    if (desk->fetcher)
        fetcher_destroy(desk->fetcher);
    free(desk->fds);
    if (desk->hangups >= 0)
        close(desk->hangups);
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
    desk->config.limits.renders = config->renderer ? 1 : 0;
    desk->stats.queue_capacity = config->workers * config->queue_per_worker;
    desk->accepted_max = desk->stats.queue_capacity + config->workers + config->fetch->max_fetches;
    desk->events = (struct pool_events){.replied = loop_on_replied, .lost = loop_on_lost, .owner = desk};
    desk->pool = pool_create(&desk->config, &desk->events);
    desk->fetcher = fetcher_create(config->fetch);
    desk->fds = calloc(config->workers + 1, sizeof(*desk->fds));
    desk->hangups = hangup_open();
    if (desk->pool && desk->fetcher && desk->fds && desk->hangups >= 0)
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
    int error = pthread_create(&desk->thread, NULL, loop_run, desk);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    if (error)
        return failure_set(failure, FAIL_INTERNAL, "The desk's thread could not be started: %s.",
                           strerror(error));
    desk_lock(desk);
    while (desk->start == START_PENDING)
        pthread_cond_wait(&desk->started, &desk->mutex);
    *failure = desk->start_failure;
    bool fine = desk->start == START_FINE;
    desk_unlock(desk);
    if (!fine)
        pthread_join(desk->thread, NULL);
    return fine;
}

struct desk *desk_start(const struct desk_config *config, struct failure *failure)
{
    struct desk *desk = create(config);
    if (!desk) {
        failure_set(failure, FAIL_INTERNAL, "Memory or a descriptor for the desk was refused.");
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
    desk_lock(desk);
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
    desk_unlock(desk);
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
    desk_lock(desk);
    desk->closing = true;
    desk->stop_at_ns = clock_monotonic_ns() + timeout_ms * NS_PER_MS;
    desk_unlock(desk);
    fetcher_wake(desk->fetcher);
    pthread_join(desk->thread, NULL);
    destroy(desk);
}

struct desk_stats desk_stats(const struct desk *desk)
{
    struct desk *shared = (struct desk *)(uintptr_t)desk;
    desk_lock(shared);
    struct desk_stats stats = shared->stats;
    desk_unlock(shared);
    return stats;
}
