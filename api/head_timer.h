/* A deadline for the header fields of requests. libmicrohttpd 0.9.75 ends a connection that is idle, but not
 * one on which a byte comes now and then: such a one is shut down here, once its next request's header fields
 * have not been whole within the time. The time starts with the connection, and again with the end of each of
 * its requests.
 *
 *     connection opens -> awaited -> its fields are whole -> … -> its request is over -> awaited -> …
 *                            |
 *                            +-- too late: shut down                                                  */
#ifndef COPYDESK_API_HEAD_TIMER_H
#define COPYDESK_API_HEAD_TIMER_H

#include <microhttpd.h>
#include <pthread.h>
#include <sys/queue.h>

#include "base/fail.h"

struct head_timer {
    unsigned ms;
    pthread_t thread;
    bool running;
    pthread_mutex_t lock;
    pthread_cond_t changed;                    /* there is someone to wait for, or it is the end */
    TAILQ_HEAD(awaited_list, awaited) awaited; /* by due time */
    bool ending;
};

/* Starts the thread that watches. False with *failure set when that is refused. */
bool head_timer_start(struct head_timer *timer, unsigned ms, struct failure *failure);

/* Ends it; every connection has been closed. Does nothing for a zeroed timer that was never started. */
void head_timer_stop(struct head_timer *timer);

/* libmicrohttpd's notice of connections (MHD_OPTION_NOTIFY_CONNECTION); cls is the timer. */
void head_timer_on_connection(void *cls, struct MHD_Connection *connection, void **context,
                              enum MHD_ConnectionNotificationCode code);

/* The header fields of the connection's request are whole; its request is over. Any thread. */
void head_timer_request_begins(struct head_timer *timer, struct MHD_Connection *connection);
void head_timer_request_ends(struct head_timer *timer, struct MHD_Connection *connection);

#endif
