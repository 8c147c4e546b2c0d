#include "api/request.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/random.h>

#include "api/access_log.h"
#include "api/metrics.h"
#include "api/reply.h"
#include "api/server.h"
#include "base/clock.h"
#include "desk/config.h"

bool request_fail(struct request *request, enum fail code, const char *member, const char *format, ...)
{
    char detail[FAIL_DETAIL_MAX];
    va_list list;
    va_start(list, format);
    vsnprintf(detail, sizeof detail, format, list);
    va_end(list);
    failure_set(&request->failure, code, "%s", detail);
    snprintf(request->failure.member, sizeof request->failure.member, "%s", member ? member : "");
    return false;
}

struct str request_header(const struct request *request, const char *name)
{
    return str_of(MHD_lookup_connection_value(request->connection, MHD_HEADER_KIND, name));
}

void request_copy_visible(char *out, size_t room, struct str s)
{
    size_t len = s.len < room ? s.len : room - 1;
    for (size_t i = 0; i < len; i++)
        out[i] = s.at[i] > ' ' && s.at[i] < 0x7F ? s.at[i] : '?';
    out[len] = '\0';
}

static bool is_visible(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (s.at[i] <= ' ' || s.at[i] >= 0x7F)
            return false;
    return true;
}

/* A random UUID (RFC 9562, version 4). */
static void make_id(char out[REQUEST_ID_MAX + 1])
{
    unsigned char r[16] = {0};
    if (getrandom(r, sizeof r, 0) != (ssize_t)sizeof r) {
        int64_t now = clock_monotonic_ns();
        memcpy(r, &now, sizeof now);
    }
    r[6] = (unsigned char)(0x40 | (r[6] & 0x0F));
    r[8] = (unsigned char)(0x80 | (r[8] & 0x3F));
    char *at = out;
    for (size_t i = 0; i < sizeof r; i++)
        at += sprintf(at, i == 4 || i == 6 || i == 8 || i == 10 ? "-%02x" : "%02x", r[i]);
}

static void set_id(struct request *request)
{
    struct str given = request_header(request, "X-Request-Id");
    if (given.len > 0 && given.len <= REQUEST_ID_MAX && is_visible(given))
        snprintf(request->id, sizeof request->id, "%.*s", STR_FMT(given));
    else
        make_id(request->id);
}

void *request_on_line(void *cls, const char *uri, struct MHD_Connection *connection)
{
    struct listener *listener = cls;
    struct request *request = calloc(1, sizeof *request);
    if (!request)
        return NULL;
    struct str path = str_of(uri);
    request_copy_visible(request->path, sizeof request->path,
                         str_slice(path, 0, str_find_byte(path, '?', 0)));
    request->server = listener->server;
    request->admin = listener->admin;
    request->connection = connection;
    request->route = &routes[ROUTE_UNMATCHED];
    request->started_ns = clock_monotonic_ns();
    buf_init(&request->body, NULL, listener->server->config->request_bytes);
    return request;
}

static bool body_too_large(struct request *request)
{
    return request_fail(request, FAIL_BODY_TOO_LARGE, NULL, "A request body may have at most %zu bytes.",
                        request->server->config->request_bytes);
}

static bool no_room(struct request *request)
{
    return request_fail(request, FAIL_QUEUE_FULL, NULL,
                        "The request bodies that are held reach the %zu bytes that are allowed.",
                        request->server->config->buffered_bytes);
}

void request_release_body(struct request *request)
{
    server_release(request->server, request->held);
    request->held = 0;
}

static void drop_body(struct request *request)
{
    buf_free(&request->body);
    request_release_body(request);
}

/* Judges all that is known before the body. False with request->failure set. */
static bool judge(struct request *request, const char *url, const char *method, const char *version)
{
    struct framing *framing = &request->framing;
    if (!framing_read(request->connection, version, framing, &request->failure)) {
        request->close = true;
        return false;
    }
    bool too_large = framing->length > request->server->config->request_bytes;
    request->close = too_large; /* such a body is not read */
    const struct route *route = route_find(str_of(url), str_of(method), request->admin, &request->failure);
    if (!route)
        return false;
    request->route = route;
    if (!(route->flags & ROUTE_BODY) && (framing->chunked || framing->length > 0))
        return request_fail(request, FAIL_INVALID_REQUEST, NULL, "%s takes no request body.", method);
    if (too_large)
        return body_too_large(request);
    if (route->check && !route->check(request))
        return false;
    if (!(route->flags & ROUTE_BODY) || server_has_room(request->server, framing->length))
        return true;
    request->close = true; /* the body is not read */
    return no_room(request);
}

/* The first call, before the body. */
static enum MHD_Result begin(struct request *request, const char *url, const char *method,
                             const char *version)
{
    request->begun = true;
    request->body_started_ns = clock_monotonic_ns();
    server_request_begins(request->server);
    head_timer_request_begins(&request->server->head_timer, request->connection);
    request_copy_visible(request->method, sizeof request->method, str_of(method));
    set_id(request);
    if (judge(request, url, method, version))
        return MHD_YES;
    if (request->framing.expects_continue)
        request->close = true; /* the body will not be sent */
    return request->close ? reply_problem(request) : MHD_YES;
}

/* Keeps a piece of the body. False where memory is refused. */
static bool keep(struct request *request, struct str piece)
{
    if (!server_hold(request->server, piece.len)) {
        drop_body(request);
        no_room(request);
        return true;
    }
    request->held += piece.len;
    return buf_add_str(&request->body, piece);
}

/* A piece of the body. MHD_NO closes the connection. */
static enum MHD_Result take_body(struct request *request, struct str piece)
{
    const struct config *config = request->server->config;
    request->received += piece.len;
    if (clock_monotonic_ns() - request->body_started_ns > config->body_ms * NS_PER_MS)
        return MHD_NO;
    if (request->received > config->request_bytes && !request->failure.code) {
        drop_body(request);
        body_too_large(request);
    }
    if (request->received > config->request_bytes + SWALLOW_MAX)
        return MHD_NO;
    return request->failure.code || keep(request, piece) ? MHD_YES : MHD_NO;
}

enum MHD_Result request_on_call(void *cls, struct MHD_Connection *connection, const char *url,
                                const char *method, const char *version, const char *upload,
                                size_t *upload_len, void **context)
{
    struct request *request = *context;
    (void)cls;
    (void)connection;
    if (!request) /* memory was refused */
        return MHD_NO;
    if (!request->begun)
        return begin(request, url, method, version);
    if (*upload_len > 0) {
        struct str piece = {upload, *upload_len};
        *upload_len = 0;
        return take_body(request, piece);
    }
    return request->failure.code ? reply_problem(request) : request->route->handle(request);
}

void request_on_completed(void *cls, struct MHD_Connection *connection, void **context,
                          enum MHD_RequestTerminationCode code)
{
    struct request *request = *context;
    (void)cls;
    if (!request)
        return;
    bool whole = code == MHD_REQUEST_TERMINATED_COMPLETED_OK;
    if (!request->status) { /* libmicrohttpd answers some by itself: 400, 414, 431 */
        const union MHD_ConnectionInfo *info =
            MHD_get_connection_info(connection, MHD_CONNECTION_INFO_HTTP_STATUS);
        request->status = info ? (int)info->http_status : 0;
        whole = request->status > 0;
    }
    metrics_note_request(&request->server->metrics, request, whole);
    access_log_write(request, whole);
    if (request->job)
        job_destroy(request->job);
    drop_body(request);
    head_timer_request_ends(&request->server->head_timer, connection);
    if (request->begun)
        server_request_ends(request->server);
    free(request);
    *context = NULL;
}
