#include "api/server.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "api/request.h"
#include "api/socket.h"
#include "base/clock.h"

enum {
    FRONT_THREADS = 4,           /* they only move bytes; the work is the workers' */
    ADMIN_CONNECTIONS = 64,      /* on the admin port, apart from config->connections */
    REPLY_WAIT_MS = 500,         /* after the desk has stopped, for the last replies to be sent; with what is
                                    left to do, a drain ends within a second of its time */
    REPLY_HEADER_ROOM = 4 << 10, /* a reply's fields lie in the same memory as the request's */
    MS_PER_S = 1000,
    LOG_TEXT_MAX = 512,
};

bool server_is_draining(struct server *server)
{
    return atomic_load_explicit(&server->draining, memory_order_relaxed);
}

void server_request_begins(struct server *server)
{
    pthread_mutex_lock(&server->lock);
    server->requests++;
    pthread_mutex_unlock(&server->lock);
}

void server_request_ends(struct server *server)
{
    pthread_mutex_lock(&server->lock);
    if (--server->requests == 0)
        pthread_cond_signal(&server->idle);
    pthread_mutex_unlock(&server->lock);
}

bool server_has_room(struct server *server, size_t len)
{
    size_t held = atomic_load_explicit(&server->buffered, memory_order_relaxed);
    return held < server->config->buffered_bytes && len <= server->config->buffered_bytes - held;
}

bool server_hold(struct server *server, size_t len)
{
    size_t held = atomic_fetch_add_explicit(&server->buffered, len, memory_order_relaxed);
    if (held + len <= server->config->buffered_bytes)
        return true;
    server_release(server, len);
    return false;
}

void server_release(struct server *server, size_t len)
{
    atomic_fetch_sub_explicit(&server->buffered, len, memory_order_relaxed);
}

/* Waits until no request is left, or until deadline_ns (monotonic). */
static void wait_idle(struct server *server, int64_t deadline_ns)
{
    struct timespec until = {deadline_ns / NS_PER_S, deadline_ns % NS_PER_S};
    pthread_mutex_lock(&server->lock);
    while (server->requests > 0 && pthread_cond_timedwait(&server->idle, &server->lock, &until) != ETIMEDOUT)
        ;
    pthread_mutex_unlock(&server->lock);
}

static bool add_listener(struct server *server, unsigned port, bool admin, struct failure *failure)
{
    struct listener *listener = &server->listeners[server->listener_count];
    int fd = socket_listen(server->config->host, port, listener->url, sizeof listener->url, failure);
    if (fd < 0)
        return false;
    listener->server = server;
    listener->fd = fd;
    listener->admin = admin;
    server->listener_count++;
    return true;
}

static void init_idle(struct server *server)
{
    pthread_condattr_t attributes;
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_cond_init(&server->idle, &attributes);
    pthread_condattr_destroy(&attributes);
    pthread_mutex_init(&server->lock, NULL);
}

struct server *server_create(const struct config *config, struct failure *failure)
{
    struct server *server = calloc(1, sizeof *server);
    if (!server) {
        failure_set(failure, FAIL_INTERNAL, "memory was refused");
        return NULL;
    }
    server->config = config;
    init_idle(server);
    if (add_listener(server, config->port, false, failure) &&
        (!config->admin_port || add_listener(server, config->admin_port, true, failure)))
        return server;
    server_destroy(server);
    return NULL;
}

void server_destroy(struct server *server)
{
    for (size_t i = 0; i < server->listener_count; i++)
        close(server->listeners[i].fd);
    pthread_cond_destroy(&server->idle);
    pthread_mutex_destroy(&server->lock);
    free(server);
}

static void log_mhd(void *cls, const char *format, va_list list) __attribute__((format(printf, 2, 0)));

static void log_mhd(void *cls, const char *format, va_list list)
{
    char text[LOG_TEXT_MAX];
    (void)cls;
    vsnprintf(text, sizeof text, format, list);
    /* A connection that we gave up. The request's own line says so. */
    if (str_starts(str_of(text), STR("Application reported internal error")))
        return;
    log_event(LOG_WARN, "http", "%.*s", STR_FMT(str_trim(str_of(text))));
}

/* poll, not epoll: libmicrohttpd 0.9.75 uses epoll edge-triggered and misses an end of stream that comes
 * together with data, so that a client gone within its body would hold its connection, and a drain, until
 * idle_ms. */
static struct MHD_Daemon *start_daemon(struct listener *listener)
{
    const struct config *config = listener->server->config;
    unsigned connections = listener->admin ? ADMIN_CONNECTIONS : config->connections;
    unsigned threads = listener->admin ? 1 : FRONT_THREADS;
    struct MHD_OptionItem options[] = {
        {MHD_OPTION_EXTERNAL_LOGGER, (intptr_t)log_mhd, NULL},
        {MHD_OPTION_URI_LOG_CALLBACK, (intptr_t)request_on_line, listener},
        {MHD_OPTION_NOTIFY_COMPLETED, (intptr_t)request_on_completed, listener},
        {MHD_OPTION_NOTIFY_CONNECTION, (intptr_t)head_timer_on_connection, &listener->server->head_timer},
        {MHD_OPTION_LISTEN_SOCKET, listener->fd, NULL},
        {MHD_OPTION_THREAD_POOL_SIZE, threads < connections ? threads : connections, NULL},
        {MHD_OPTION_CONNECTION_LIMIT, connections, NULL},
        {MHD_OPTION_PER_IP_CONNECTION_LIMIT, config->connections_per_address, NULL},
        {MHD_OPTION_CONNECTION_TIMEOUT, (config->idle_ms + MS_PER_S - 1) / MS_PER_S, NULL},
        {MHD_OPTION_CONNECTION_MEMORY_LIMIT, (intptr_t)config->request_header_bytes + REPLY_HEADER_ROOM,
         NULL},
        {MHD_OPTION_STRICT_FOR_CLIENT, 1, NULL},
        {MHD_OPTION_SIGPIPE_HANDLED_BY_APP, 1, NULL},
        {MHD_OPTION_END, 0, NULL},
    };
    return MHD_start_daemon(
        MHD_USE_POLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ITC | MHD_USE_ERROR_LOG, 0, NULL,
        NULL, request_on_call, listener, MHD_OPTION_ARRAY, options, MHD_OPTION_END);
}

bool server_start(struct server *server, struct desk *desk, struct failure *failure)
{
    gate_init(&server->gate, desk);
    if (!head_timer_start(&server->head_timer, server->config->idle_ms, failure))
        return false;
    for (size_t i = 0; i < server->listener_count; i++) {
        struct listener *listener = &server->listeners[i];
        listener->daemon = start_daemon(listener);
        if (!listener->daemon)
            return failure_set(failure, FAIL_INTERNAL, "the HTTP server did not start on %s", listener->url);
    }
    return true;
}

/* Takes no further connection. The socket stays open, since libmicrohttpd's threads may still look at it, but
 * no longer listens: a client is refused at once and can turn elsewhere. */
static void quiesce(struct listener *listener)
{
    if (listener->daemon && MHD_quiesce_daemon(listener->daemon) >= 0)
        shutdown(listener->fd, SHUT_RD);
}

static void sleep_ms(unsigned ms)
{
    struct timespec left = {ms / MS_PER_S, (long)(ms % MS_PER_S) * (long)NS_PER_MS};
    while (clock_nanosleep(CLOCK_MONOTONIC, 0, &left, &left) == EINTR)
        ;
}

static unsigned ms_until(int64_t deadline_ns)
{
    int64_t left_ns = deadline_ns - clock_monotonic_ns();
    return left_ns > 0 ? (unsigned)(left_ns / NS_PER_MS) : 0;
}

void server_drain(struct server *server)
{
    atomic_store(&server->draining, true);
    sleep_ms(server->config->drain_delay_ms);
}

void server_stop(struct server *server)
{
    const struct config *config = server->config;
    atomic_store(&server->draining, true);
    for (size_t i = 0; i < server->listener_count; i++)
        quiesce(&server->listeners[i]);
    int64_t deadline_ns = clock_monotonic_ns() + config->drain_timeout_ms * NS_PER_MS;
    wait_idle(server, deadline_ns);

    /* Every job comes back here, and with it every suspended connection: libmicrohttpd aborts the process
     * when it is stopped over one. */
    desk_stop(gate_close(&server->gate), ms_until(deadline_ns));
    wait_idle(server, clock_monotonic_ns() + REPLY_WAIT_MS * NS_PER_MS);
    for (size_t i = 0; i < server->listener_count; i++)
        if (server->listeners[i].daemon)
            MHD_stop_daemon(server->listeners[i].daemon);
    head_timer_stop(&server->head_timer);
    server_destroy(server);
}
