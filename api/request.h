/* One request on its way: what is kept for it between libmicrohttpd's calls. It lives from its request line
 * until libmicrohttpd's notice of completion, and belongs to one of libmicrohttpd's threads; while its
 * connection is suspended nobody touches it but the desk's thread, which sets job->reply.
 *
 *     request line -> header fields: framing, route, check -> body … -> handle -> (suspended) -> handle ->
 * reply
 *
 * A failure found before the body is whole is answered at once where the client waits for a word (Expect:
 * 100-continue), where the body is declared too long or where its length is ambiguous; else the body is read
 * and dropped first, since an early reply with unread bytes behind it may be lost to a connection reset. */
#ifndef COPYDESK_API_REQUEST_H
#define COPYDESK_API_REQUEST_H

#include "api/framing.h"
#include "api/routes.h"
#include "desk/job.h"

struct server;

enum {
    REQUEST_ID_MAX = 128,    /* longest X-Request-Id that is echoed */
    REQUEST_METHOD_MAX = 32, /* bytes kept of each for the log */
    REQUEST_PATH_MAX = 256,
    SWALLOW_MAX = 16 << 20, /* bytes of a refused body read past the limit before the connection is closed */
};

struct request {
    struct server *server;
    struct MHD_Connection *connection;
    const struct route *route; /* the ROUTE_UNMATCHED row until another is found; never NULL */
    struct framing framing;
    bool admin; /* came in on the admin port */
    bool begun; /* its header fields have been judged */
    bool close; /* the connection ends with the reply */
    int64_t started_ns, body_started_ns;

    struct buf body;        /* heap; moves to the job */
    size_t held;            /* bytes of it that the server counts as held */
    size_t received;        /* bytes of body that came, kept or dropped */
    struct failure failure; /* what the answer is, or will be once the body is whole; FAIL_NONE: no problem */

    struct ask ask;  /* spans lie in libmicrohttpd's memory, valid until completion; body stays empty */
    struct job *job; /* handed to the desk, or back from it; NULL otherwise */

    /* What the log and the metrics tell of it. */
    char id[REQUEST_ID_MAX + 1];
    char method[REQUEST_METHOD_MAX];
    char path[REQUEST_PATH_MAX];
    int status;  /* of the reply; 0: none was queued */
    size_t sent; /* bytes of the reply's body */
    int64_t stage_ns[STAGE_COUNT];
    bool staged; /* a worker reported stage_ns */
};

/* libmicrohttpd's callbacks; cls is a struct listener (server.h). */
void *request_on_line(void *cls, const char *uri, struct MHD_Connection *connection);
enum MHD_Result request_on_call(void *cls, struct MHD_Connection *connection, const char *url,
                                const char *method, const char *version, const char *upload,
                                size_t *upload_len, void **context);
void request_on_completed(void *cls, struct MHD_Connection *connection, void **context,
                          enum MHD_RequestTerminationCode code);

/* The body is gone, wherever it went: the server counts it no longer. */
void request_release_body(struct request *request);

/* Sets request->failure, naming the member, parameter or field at fault (NULL: none). Returns false. */
bool request_fail(struct request *request, enum fail code, const char *member, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* Copies s, cut to the room, as a C string fit for a log: what is no visible ASCII becomes "?". */
void request_copy_visible(char *out, size_t room, struct str s);

/* Value of the first header field of that name; empty where there is none. Valid until completion. */
struct str request_header(const struct request *request, const char *name);

#endif
