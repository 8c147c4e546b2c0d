/* A web server on loopback for the fetcher's tests: a thread a connection, each request answered by the route
 * of its path. Connections are kept open until the client closes them or a route says otherwise. */
#ifndef TESTS_UNIT_FETCH_SERVER_H
#define TESTS_UNIT_FETCH_SERVER_H

#include <arpa/inet.h>
#include <poll.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { SERVER_REQUEST_MAX = 16384, SERVER_CONNECTIONS_MAX = 64, SERVER_TLS_RECORD = 0x16 };

struct server;

struct route {
    const char *path;
    const char *reply;                                                 /* bytes to send; or NULL and: */
    bool (*serve)(struct server *server, int fd, const char *request); /* false: close the connection */
};

struct server {
    int listener;
    unsigned port;
    const struct route *routes; /* ended by a path of NULL */
    pthread_t acceptor;
    pthread_t connections[SERVER_CONNECTIONS_MAX];
    int sockets[SERVER_CONNECTIONS_MAX];
    atomic_uint connection_count, request_count;
    atomic_uint busy, most_busy; /* requests in a route that counts itself */
    bool hangs_on_tls;           /* else a TLS handshake is answered by closing the connection */
    char last_request[SERVER_REQUEST_MAX];
};

static bool server_send(int fd, const void *bytes, size_t len)
{
    for (const char *at = bytes; len > 0;) {
        ssize_t n = send(fd, at, len, MSG_NOSIGNAL);
        if (n <= 0)
            return false;
        at += n;
        len -= (size_t)n;
    }
    return true;
}

__attribute__((unused, format(printf, 2, 3))) static bool server_printf(int fd, const char *format, ...)
{
    char text[1024];
    va_list list;
    va_start(list, format);
    int len = vsnprintf(text, sizeof text, format, list);
    va_end(list);
    return server_send(fd, text, (size_t)len);
}

/* Waits until the client has closed its end. */
__attribute__((unused)) static void server_await_close(int fd)
{
    char byte;
    while (recv(fd, &byte, 1, 0) > 0)
        ;
}

static bool server_answer(struct server *server, int fd, const char *request)
{
    const struct route *route = server->routes;
    for (; route->path; route++) {
        size_t len = strlen(route->path);
        if (strncmp(request + strlen("GET "), route->path, len) == 0 &&
            strchr(" ?", request[strlen("GET ") + len]))
            break;
    }
    if (!route->path)
        return server_printf(fd, "HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\ngone");
    if (route->serve)
        return route->serve(server, fd, request);
    return server_send(fd, route->reply, strlen(route->reply));
}

struct server_connection {
    struct server *server;
    int fd;
};

static void *server_connection_main(void *context)
{
    struct server_connection connection = *(struct server_connection *)context;
    free(context);
    char request[SERVER_REQUEST_MAX] = "";
    size_t len = 0;
    ssize_t n;
    while (len < sizeof request - 1 &&
           (n = recv(connection.fd, request + len, sizeof request - 1 - len, 0)) > 0) {
        len += (size_t)n;
        request[len] = '\0';
        if (request[0] == SERVER_TLS_RECORD && !connection.server->hangs_on_tls)
            break;
        if (!strstr(request, "\r\n\r\n"))
            continue;
        atomic_fetch_add(&connection.server->request_count, 1);
        memcpy(connection.server->last_request, request, len + 1);
        if (!server_answer(connection.server, connection.fd, request))
            break;
        len = 0;
    }
    shutdown(connection.fd, SHUT_RDWR);
    return NULL;
}

static void *server_accept_main(void *context)
{
    struct server *server = context;
    int fd;
    while ((fd = accept(server->listener, NULL, NULL)) >= 0) {
        unsigned i = atomic_fetch_add(&server->connection_count, 1);
        struct server_connection *connection = malloc(sizeof *connection);
        if (i >= SERVER_CONNECTIONS_MAX || !connection)
            abort();
        *connection = (struct server_connection){server, fd};
        server->sockets[i] = fd;
        pthread_create(&server->connections[i], NULL, server_connection_main, connection);
    }
    return NULL;
}

static struct server *server_start(const struct route *routes)
{
    struct server *server = calloc(1, sizeof *server);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof address;
    if (!server)
        abort();
    server->routes = routes;
    server->listener = socket(AF_INET, SOCK_STREAM, 0);
    if (bind(server->listener, (struct sockaddr *)&address, size) != 0 || listen(server->listener, 64) != 0 ||
        getsockname(server->listener, (struct sockaddr *)&address, &size) != 0)
        abort();
    server->port = ntohs(address.sin_port);
    pthread_create(&server->acceptor, NULL, server_accept_main, server);
    return server;
}

/* Ends every connection and waits for every thread. */
static void server_stop(struct server *server)
{
    shutdown(server->listener, SHUT_RDWR);
    pthread_join(server->acceptor, NULL);
    for (unsigned i = 0; i < server->connection_count; i++) {
        shutdown(server->sockets[i], SHUT_RDWR);
        pthread_join(server->connections[i], NULL);
        close(server->sockets[i]);
    }
    close(server->listener);
    free(server);
}

#endif
