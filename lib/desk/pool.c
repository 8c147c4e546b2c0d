#include "desk/pool.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"
#include "desk/spawn.h"
#include "desk/tables_file.h"
#include "desk/wire.h"

enum {
    READY_MS = 30000,      /* a worker that is not ready by then is ended */
    LATE_GRACE_MS = 1000,  /* past a job's wall time, in which the stages end by themselves */
    RETRY_FIRST_MS = 50,   /* before a worker that was never ready is replaced; doubled each time … */
    RETRY_MAX_MS = 5000,   /* … up to this */
    HOPELESS_FAILURES = 3, /* starts of every worker that failed in a row */
};
#define KEEP_MAX ((size_t)1 << 20) /* a buffer that grew past it is freed after its frame */

enum state { DOWN, STARTING, IDLE, BUSY };

struct member {
    enum state state;
    pid_t pid;
    int fd;
    struct job *job;   /* when BUSY */
    struct buf out;    /* the frame on its way to the worker */
    size_t sent;       /* bytes of it that are gone */
    struct buf in;     /* the frame that comes */
    int64_t due_ns;    /* DOWN: start again; STARTING, BUSY: end it */
    unsigned failures; /* starts in a row that did not become ready */
    bool ended_late;   /* killed for passing due_ns */
};

struct pool {
    const struct desk_config *config;
    const struct pool_events *events;
    struct pool_counts counts;
    struct member members[];
};

struct pool *pool_create(const struct desk_config *config, const struct pool_events *events)
{
    struct pool *pool = calloc(1, sizeof(*pool) + config->workers * sizeof(struct member));
    if (!pool)
        return NULL;
    pool->config = config;
    pool->events = events;
    for (unsigned i = 0; i < config->workers; i++) {
        buf_init(&pool->members[i].out, NULL, WIRE_JOB_MAX);
        buf_init(&pool->members[i].in, NULL, config->limits.result_bytes + WIRE_REPLY_EXTRA);
    }
    return pool;
}

static void set_state(struct pool *pool, struct member *member, enum state state)
{
    pool->counts.alive -= member->state >= IDLE;
    pool->counts.busy -= member->state == BUSY;
    member->state = state;
    pool->counts.alive += state >= IDLE;
    pool->counts.busy += state == BUSY;
}

/* Ends the worker, if it still lives. Returns its wait status. */
static int end_member(struct pool *pool, struct member *member)
{
    int status = spawn_collect(member->pid);
    close(member->fd);
    buf_free(&member->out);
    buf_free(&member->in);
    member->job = NULL;
    set_state(pool, member, DOWN);
    return status;
}

void pool_destroy(struct pool *pool)
{
    if (!pool)
        return;
    for (unsigned i = 0; i < pool->config->workers; i++)
        if (pool->members[i].state != DOWN)
            end_member(pool, &pool->members[i]);
    free(pool);
}

static void send_some(struct member *member)
{
    while (member->sent < member->out.len) {
        ssize_t sent =
            send(member->fd, member->out.at + member->sent, member->out.len - member->sent, MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR)
            continue;
        if (sent < 0)
            return; /* full; or broken, which reading finds */
        member->sent += (size_t)sent;
    }
    if (member->out.size > KEEP_MAX)
        buf_free(&member->out);
    buf_clear(&member->out);
    member->sent = 0;
}

static bool start_member(struct pool *pool, struct member *member, struct failure *failure)
{
    const struct tables_file *tables = pool->config->tables;
    member->pid = spawn_worker(pool->config->program, tables ? tables->fd : -1, &member->fd, failure);
    if (member->pid < 0)
        return false;
    pool->counts.started++;
    member->ended_late = false;
    member->sent = 0;
    member->due_ns = clock_monotonic_ns() + READY_MS * NS_PER_MS;
    set_state(pool, member, STARTING);
    wire_encode_hello(&pool->config->limits, &member->out);
    send_some(member);
    return true;
}

bool pool_start(struct pool *pool, struct failure *failure)
{
    for (unsigned i = 0; i < pool->config->workers; i++)
        if (!start_member(pool, &pool->members[i], failure))
            return false;
    return true;
}

/* Starts a worker again; where even that is refused, a failed start is counted. */
static void restart_member(struct pool *pool, struct member *member)
{
    struct failure failure;
    if (start_member(pool, member, &failure)) {
        pool->counts.restarts++;
        return;
    }
    log_event(LOG_ERROR, "worker-start", "%s", failure.detail);
    member->failures++;
    member->due_ns = clock_monotonic_ns() + RETRY_MAX_MS * NS_PER_MS;
}

static void describe_end(const struct pool *pool, const struct member *member, int status,
                         struct failure *failure)
{
    if (member->ended_late)
        failure_set(failure, FAIL_DEADLINE_EXCEEDED, "The page took longer than a job may.");
    else if (WIFSIGNALED(status) && WTERMSIG(status) == SIGPROF)
        failure_set(failure, FAIL_DEADLINE_EXCEEDED,
                    "The page took more than the %u ms of CPU time of a job.",
                    pool->config->limits.job_cpu_ms);
    else if (WIFSIGNALED(status))
        failure_set(failure, FAIL_WORKER_LOST, "The worker process was ended by signal %d.",
                    WTERMSIG(status));
    else
        failure_set(failure, FAIL_WORKER_LOST, "The worker process ended with status %d.",
                    WEXITSTATUS(status));
}

/* The worker is gone, or is to go: collects it, replaces it, and gives its job back. */
static void lose_member(struct pool *pool, struct member *member)
{
    struct failure failure;
    struct job *job = member->job;
    bool was_ready = member->state >= IDLE;
    describe_end(pool, member, end_member(pool, member), &failure);
    log_event(LOG_WARN, "worker-lost", "pid %d: %s", (int)member->pid, failure.detail);
    if (was_ready) {
        restart_member(pool, member);
    } else {
        unsigned shift = member->failures < 10 ? member->failures : 10;
        int64_t delay_ms = (int64_t)RETRY_FIRST_MS << shift;
        member->failures++;
        member->due_ns =
            clock_monotonic_ns() + (delay_ms < RETRY_MAX_MS ? delay_ms : RETRY_MAX_MS) * NS_PER_MS;
    }
    if (job)
        pool->events->lost(pool->events->owner, job, &failure);
}

/* Bytes that the frame which comes still lacks; 0 when it is whole, SIZE_MAX when it is broken. */
static size_t missing(const struct buf *in)
{
    size_t size;
    if (in->len < WIRE_HEADER_SIZE)
        return WIRE_HEADER_SIZE - in->len;
    return wire_frame_size(in->at, in->cap, &size) ? size - in->len : SIZE_MAX;
}

/* What comes of one attempt to read. */
enum taken { TAKEN_NOTHING, TAKEN_FRAME, TAKEN_END };

static enum taken take_some(struct member *member)
{
    for (;;) {
        size_t more = missing(&member->in);
        if (more == 0)
            return TAKEN_FRAME;
        if (more == SIZE_MAX || !buf_reserve(&member->in, more))
            return TAKEN_END;
        ssize_t got = recv(member->fd, member->in.at + member->in.len, more, 0);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
            return TAKEN_NOTHING;
        if (got <= 0)
            return TAKEN_END;
        member->in.len += (size_t)got;
    }
}

/* Whether a reply is what a worker in its state may send. */
static bool reply_fits(const struct member *member, const struct reply *reply)
{
    return member->state == STARTING ? reply->kind == REPLY_NONE
                                     : member->state == BUSY && reply->kind != REPLY_NONE;
}

static void take_reply(struct pool *pool, struct member *member)
{
    struct reply reply;
    struct job *job = member->job;
    bool sound = wire_decode_reply(buf_str(&member->in), pool->config->limits.result_bytes, &reply) &&
                 reply_fits(member, &reply);
    if (member->in.size > KEEP_MAX)
        buf_free(&member->in);
    buf_clear(&member->in);
    if (!sound) {
        buf_free(&reply.bytes);
        free(reply.follow_url);
        lose_member(pool, member);
        return;
    }
    member->failures = 0;
    member->job = NULL;
    set_state(pool, member, IDLE);
    if (!job)
        return;
    buf_free(&job->reply.bytes);
    free(job->reply.follow_url);
    job->reply = reply;
    pool->events->replied(pool->events->owner, job);
}

static void move_member(struct pool *pool, struct member *member)
{
    send_some(member);
    switch (take_some(member)) {
    case TAKEN_NOTHING:
        break;
    case TAKEN_FRAME:
        take_reply(pool, member);
        break;
    case TAKEN_END:
        lose_member(pool, member);
        break;
    }
}

enum pool_gave pool_give(struct pool *pool, struct job *job)
{
    struct member *member = pool->members;
    while (member < pool->members + pool->config->workers && member->state != IDLE)
        member++;
    if (member == pool->members + pool->config->workers)
        return POOL_BUSY;
    if (!wire_encode_job(job, &member->out)) {
        buf_free(&member->out);
        return POOL_REFUSED;
    }
    unsigned wall_ms = pool->config->limits.job_wall_ms;
    if (job->ask.options.deadline_ms && job->ask.options.deadline_ms < wall_ms)
        wall_ms = job->ask.options.deadline_ms;
    member->due_ns = clock_monotonic_ns() + (wall_ms + LATE_GRACE_MS) * NS_PER_MS;
    member->job = job;
    set_state(pool, member, BUSY);
    send_some(member);
    return POOL_GAVE;
}

struct job *pool_take_back(struct pool *pool)
{
    for (unsigned i = 0; i < pool->config->workers; i++) {
        struct member *member = &pool->members[i];
        struct job *job = member->job;
        if (!job)
            continue;
        end_member(pool, member);
        member->due_ns = INT64_MAX;
        return job;
    }
    return NULL;
}

unsigned pool_wait_fds(struct pool *pool, struct curl_waitfd *fds)
{
    unsigned count = 0;
    for (unsigned i = 0; i < pool->config->workers; i++) {
        const struct member *member = &pool->members[i];
        if (member->state == DOWN)
            continue;
        short events = member->out.len ? CURL_WAIT_POLLIN | CURL_WAIT_POLLOUT : CURL_WAIT_POLLIN;
        fds[count++] = (struct curl_waitfd){.fd = member->fd, .events = events};
    }
    return count;
}

static void see_to_due(struct pool *pool, struct member *member, int64_t now)
{
    if (member->state == IDLE || now < member->due_ns)
        return;
    if (member->state == DOWN) {
        restart_member(pool, member);
        return;
    }
    member->ended_late = true;
    pool->counts.killed_late++;
    lose_member(pool, member);
}

void pool_handle(struct pool *pool, const struct curl_waitfd *fds, unsigned count)
{
    const struct curl_waitfd *end = fds + count;
    for (unsigned i = 0; i < pool->config->workers && fds < end; i++) {
        struct member *member = &pool->members[i];
        if (member->state == DOWN || member->fd != fds->fd)
            continue;
        if ((fds++)->revents)
            move_member(pool, member);
    }
    int64_t now = clock_monotonic_ns();
    for (unsigned i = 0; i < pool->config->workers; i++)
        see_to_due(pool, &pool->members[i], now);
}

int64_t pool_next_ns(const struct pool *pool)
{
    int64_t next = INT64_MAX;
    for (unsigned i = 0; i < pool->config->workers; i++)
        if (pool->members[i].state != IDLE && pool->members[i].due_ns < next)
            next = pool->members[i].due_ns;
    return next;
}

bool pool_is_hopeless(const struct pool *pool)
{
    for (unsigned i = 0; i < pool->config->workers; i++)
        if (pool->members[i].state >= IDLE || pool->members[i].failures < HOPELESS_FAILURES)
            return false;
    return true;
}

struct pool_counts pool_counts(const struct pool *pool)
{
    return pool->counts;
}
