/* The pool: worker processes, each with at most one job. It starts them ahead of need, moves frames to and
 * from them without blocking, ends those that are late or broken, and replaces each at once.
 *
 *     DOWN -> STARTING -> IDLE <-> BUSY          any -> DOWN when it dies or is ended
 *
 * A worker that dies before it was ever ready is replaced after a growing delay, so that a program that
 * cannot start does not spin. One thread, the desk's. */
#ifndef COPYDESK_DESK_POOL_H
#define COPYDESK_DESK_POOL_H

#include <curl/curl.h>

#include "desk/desk.h"

/* Called from pool_handle; each may call pool_give. */
struct pool_events {
    void (*replied)(void *owner, struct job *job); /* job->reply is set; kind is never REPLY_NONE */
    void (*lost)(void *owner, struct job *job, const struct failure *failure); /* its worker is gone */
    void *owner;
};

struct pool;

/* A pool of config->workers, none started. Both arguments outlive it. NULL when memory is refused. */
struct pool *pool_create(const struct desk_config *config, const struct pool_events *events);

/* Ends every worker; jobs that they held are not called back. */
void pool_destroy(struct pool *pool);

/* Starts all workers. False with *failure set when a process is refused. */
bool pool_start(struct pool *pool, struct failure *failure);

enum pool_gave {
    POOL_GAVE,    /* the worker has the job */
    POOL_BUSY,    /* no worker is idle: the caller keeps the job */
    POOL_REFUSED, /* memory for its frame was refused, or it is too large: the caller keeps the job */
};

/* Hands a job to an idle worker. */
enum pool_gave pool_give(struct pool *pool, struct job *job);

/* Takes any one job back from its worker, which is ended; NULL when no worker holds one. For the end. */
struct job *pool_take_back(struct pool *pool);

/* Fills fds[config->workers] with what to wait for; returns how many. */
unsigned pool_wait_fds(struct pool *pool, struct curl_waitfd *fds);

/* Moves on every worker whose entry of the `count` fds has an event, then sees to deadlines and replacements.
 */
void pool_handle(struct pool *pool, const struct curl_waitfd *fds, unsigned count);

/* When pool_handle is to be called at the latest (clock_monotonic_ns); INT64_MAX: no such time. */
int64_t pool_next_ns(const struct pool *pool);

/* Whether no worker lives and the program has failed to start several times over: nothing to wait for. */
bool pool_is_hopeless(const struct pool *pool);

struct pool_counts {
    unsigned alive, busy; /* alive: ready, idle or busy */
    uint64_t started, restarts, killed_late;
};
struct pool_counts pool_counts(const struct pool *pool);

#endif
