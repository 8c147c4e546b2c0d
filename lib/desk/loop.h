/* What desk.c, whose functions any thread calls, and loop.c, the desk's own thread, share. */
#ifndef COPYDESK_DESK_LOOP_H
#define COPYDESK_DESK_LOOP_H

#include <pthread.h>

#include "desk/job_list.h"
#include "desk/pool.h"

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
    struct curl_waitfd *fds; /* the workers', and `hangups` */
    int hangups;             /* hangup.h */
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

static inline void desk_lock(struct desk *desk)
{
    pthread_mutex_lock(&desk->mutex);
}

static inline void desk_unlock(struct desk *desk)
{
    pthread_mutex_unlock(&desk->mutex);
}

/* The pool's events; owner is the desk. */
void loop_on_replied(void *owner, struct job *job);
void loop_on_lost(void *owner, struct job *job, const struct failure *failure);

/* The desk's thread: starts the workers, decides `start`, and moves jobs until the desk is closed and its
 * jobs are done or its time is up; answers the rest. context is the desk. Returns NULL. */
void *loop_run(void *context);

#endif
