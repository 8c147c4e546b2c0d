#include "desk/patience.h"

#include "base/clock.h"

static int64_t deadline_ns(const struct job *job)
{
    unsigned ms = job->ask.options.deadline_ms;
    return ms ? job->submitted_ns + ms * NS_PER_MS : INT64_MAX;
}

static int64_t bound_ns(const struct job *job, unsigned queue_wait_ms)
{
    return queue_wait_ms ? job->queued_ns + queue_wait_ms * NS_PER_MS : INT64_MAX;
}

int64_t patience_ends_ns(const struct job *job, unsigned queue_wait_ms)
{
    int64_t deadline = deadline_ns(job), bound = bound_ns(job, queue_wait_ms);
    if (job->failure.code != FAIL_NONE)
        return INT64_MAX;
    return deadline < bound ? deadline : bound;
}

unsigned patience_left_ms(const struct job *job)
{
    if (!job->ask.options.deadline_ms)
        return 0;
    int64_t left = (deadline_ns(job) - clock_monotonic_ns()) / NS_PER_MS;
    return left > 1 ? (unsigned)left : 1;
}

int64_t patience_next_ns(const struct job_list *queue, unsigned queue_wait_ms)
{
    int64_t next = INT64_MAX;
    for (const struct job *job = queue->first; job; job = job->next) {
        int64_t ends = patience_ends_ns(job, queue_wait_ms);
        next = ends < next ? ends : next;
    }
    return next;
}

struct job *patience_take(struct job_list *queue, unsigned queue_wait_ms, struct failure *failure)
{
    int64_t now = clock_monotonic_ns();
    struct job *job = queue->first;
    while (job && patience_ends_ns(job, queue_wait_ms) > now)
        job = job->next;
    if (!job)
        return NULL;
    list_remove(queue, job);
    if (deadline_ns(job) <= now) {
        failure_set(failure, FAIL_DEADLINE_EXCEEDED,
                    "The %u ms that were given ran out before a worker was free.",
                    job->ask.options.deadline_ms);
    } else {
        failure_set(failure, FAIL_QUEUE_FULL, "No worker was free within %u ms.", queue_wait_ms);
    }
    return job;
}
