#include "api/head_timer.h"

#include <stdlib.h>
#include <sys/socket.h>
#include <time.h>

#include "base/clock.h"

/* One connection, from its start to its end. */
struct awaited {
    TAILQ_ENTRY(awaited) links; /* while listed */
    bool listed;
    int fd;
    int64_t due_ns;
};

static void await(struct head_timer *timer, struct awaited *awaited)
{
    pthread_mutex_lock(&timer->lock);
    if (!awaited->listed) {
        awaited->due_ns = clock_monotonic_ns() + timer->ms * NS_PER_MS;
        awaited->listed = true;
        if (TAILQ_EMPTY(&timer->awaited))
            pthread_cond_signal(&timer->changed);
        TAILQ_INSERT_TAIL(&timer->awaited, awaited, links);
    }
    pthread_mutex_unlock(&timer->lock);
}

static void forget(struct head_timer *timer, struct awaited *awaited)
{
    pthread_mutex_lock(&timer->lock);
    if (awaited->listed)
        TAILQ_REMOVE(&timer->awaited, awaited, links);
    awaited->listed = false;
    pthread_mutex_unlock(&timer->lock);
}

/* Shuts down who is late, under the lock: libmicrohttpd tells of a connection's end before it closes the
 * socket, so that every socket listed is open. Returns when the next one is due; INT64_MAX: nobody is
 * awaited.
 */
static int64_t shut_late(struct head_timer *timer)
{
    int64_t now = clock_monotonic_ns();
    for (struct awaited *first; (first = TAILQ_FIRST(&timer->awaited));) {
        if (first->due_ns > now)
            return first->due_ns;
        shutdown(first->fd, SHUT_RDWR);
        TAILQ_REMOVE(&timer->awaited, first, links);
        first->listed = false;
    }
    return INT64_MAX;
}

static void *watch(void *context)
{
    struct head_timer *timer = context;
    pthread_mutex_lock(&timer->lock);
    while (!timer->ending) {
        int64_t next = shut_late(timer);
        struct timespec until = {next / NS_PER_S, next % NS_PER_S};
        if (next == INT64_MAX)
            pthread_cond_wait(&timer->changed, &timer->lock);
        else
            pthread_cond_timedwait(&timer->changed, &timer->lock, &until);
    }
    pthread_mutex_unlock(&timer->lock);
    return NULL;
}

bool head_timer_start(struct head_timer *timer, unsigned ms, struct failure *failure)
{
    *timer = (struct head_timer){.ms = ms};
    TAILQ_INIT(&timer->awaited);
    pthread_condattr_t attributes;
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_cond_init(&timer->changed, &attributes);
    pthread_condattr_destroy(&attributes);
    pthread_mutex_init(&timer->lock, NULL);
    timer->running = pthread_create(&timer->thread, NULL, watch, timer) == 0;
    return timer->running || failure_set(failure, FAIL_INTERNAL, "a thread was refused");
}

void head_timer_stop(struct head_timer *timer)
{
    if (!timer->running)
        return;
    pthread_mutex_lock(&timer->lock);
    timer->ending = true;
    pthread_cond_signal(&timer->changed);
    pthread_mutex_unlock(&timer->lock);
    pthread_join(timer->thread, NULL);
    pthread_cond_destroy(&timer->changed);
    pthread_mutex_destroy(&timer->lock);
    timer->running = false;
}

/* Where memory is refused the connection goes unwatched: it still ends when it is idle. */
void head_timer_on_connection(void *cls, struct MHD_Connection *connection, void **context,
                              enum MHD_ConnectionNotificationCode code)
{
    struct head_timer *timer = cls;
    struct awaited *awaited = *context;
    if (code == MHD_CONNECTION_NOTIFY_CLOSED) {
        if (awaited)
            forget(timer, awaited);
        free(awaited);
        *context = NULL;
        return;
    }
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    awaited = info ? calloc(1, sizeof *awaited) : NULL;
    *context = awaited;
    if (!awaited)
        return;
    awaited->fd = info->connect_fd;
    await(timer, awaited);
}

static struct awaited *awaited_of(struct MHD_Connection *connection)
{
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    return info ? info->socket_context : NULL;
}

void head_timer_request_begins(struct head_timer *timer, struct MHD_Connection *connection)
{
    struct awaited *awaited = awaited_of(connection);
    if (awaited)
        forget(timer, awaited);
}

void head_timer_request_ends(struct head_timer *timer, struct MHD_Connection *connection)
{
    struct awaited *awaited = awaited_of(connection);
    if (awaited)
        await(timer, awaited);
}
