/* The HTTP server: libmicrohttpd's daemons over sockets of our own, from start over draining to stop.
 *
 *     struct server *server = server_create(&config, &failure);   binds, nothing is accepted yet
 *     server_start(server, desk, &failure);                       accepts
 *     server_drain(server);                                       readiness off, accepts a little longer
 *     server_stop(server);                                        finishes, stops the desk too, frees
 */
#ifndef COPYDESK_API_SERVER_H
#define COPYDESK_API_SERVER_H

#include <microhttpd.h>
#include <pthread.h>
#include <stdatomic.h>

#include "api/gate.h"
#include "api/head_timer.h"
#include "api/metrics.h"
#include "desk/config.h"

enum { LISTENER_URL_MAX = 128, LISTENER_COUNT = 2 };

/* One listening socket and the daemon that serves it. */
struct listener {
    struct server *server;
    struct MHD_Daemon *daemon; /* NULL until started */
    int fd;
    bool admin;                 /* serves ROUTE_ADMIN rows only */
    char url[LISTENER_URL_MAX]; /* "http://127.0.0.1:8080", with the port bound */
};

struct server {
    const struct config *config; /* not owned */
    struct gate gate;
    struct metrics metrics;
    struct head_timer head_timer;
    atomic_size_t buffered; /* bytes of request bodies that are held; at most config->buffered_bytes */
    atomic_bool draining;
    struct listener listeners[LISTENER_COUNT]; /* the main one, then the admin port's where there is one */
    size_t listener_count;

    /* Requests whose header fields have come and whose reply has not been sent. */
    pthread_mutex_t lock;
    pthread_cond_t idle; /* requests fell to 0 */
    size_t requests;
};

/* Binds config's sockets. config is not owned and outlives the server. NULL with *failure set (detail: which
 * address, and why). */
struct server *server_create(const struct config *config, struct failure *failure);

/* Starts serving with desk, which server_stop stops; it is to be called whether this succeeds or not. False
 * with *failure set. */
bool server_start(struct server *server, struct desk *desk, struct failure *failure);

/* Frees a server that was never started. */
void server_destroy(struct server *server);

/* Turns readiness off at once and serves on for config->drain_delay_ms, so that a load balancer sees it;
 * replies end their connections from now on. Blocks meanwhile. */
void server_drain(struct server *server);

/* Accepts no further connection, finishes the requests that came within config->drain_timeout_ms, fails the
 * rest with DRAINING, waits a bounded time for their replies to be sent, stops the desk and frees all. */
void server_stop(struct server *server);

/* For handlers; any thread. */
bool server_is_draining(struct server *server);
void server_request_begins(struct server *server);
void server_request_ends(struct server *server);

/* Whether a body of so many bytes may come. */
bool server_has_room(struct server *server, size_t len);

/* Counts bytes of a body that are held from now on; false, uncounted, where that would be too much. */
bool server_hold(struct server *server, size_t len);

/* They are held no longer. */
void server_release(struct server *server, size_t len);

#endif
