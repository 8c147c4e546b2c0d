/* What is served: one table of paths and methods. */
#ifndef COPYDESK_API_ROUTES_H
#define COPYDESK_API_ROUTES_H

#include <microhttpd.h>

#include "base/fail.h"

struct request;

enum {
    ROUTE_ADMIN = 1 << 0, /* served on the admin port too */
    ROUTE_BODY = 1 << 1,  /* takes a request body */
};

enum route_id {
    ROUTE_ARTICLE_POST,
    ROUTE_ARTICLE_GET,
    ROUTE_PARSER,
    ROUTE_LIVEZ,
    ROUTE_READYZ,
    ROUTE_HEALTHZ,
    ROUTE_METRICS,
    ROUTE_OPENAPI,
    ROUTE_PAGE,
    ROUTE_WEB,
    ROUTE_UNMATCHED, /* stands for every request that no other row matches */
    ROUTE_COUNT
};

struct route {
    const char *path;   /* one that ends in "{…}" stands for each path with one more segment there */
    const char *method; /* HEAD is served by GET's row */
    unsigned flags;

    /* Judges a request by its header fields and query, before its body comes. False with request->failure
     * set. NULL: nothing to judge. */
    bool (*check)(struct request *request);

    /* Answers a request whose body is whole. It may suspend the connection instead; it is then called again
     * after MHD_resume_connection. */
    enum MHD_Result (*handle)(struct request *request);
};

extern const struct route routes[ROUTE_COUNT];

/* The row for a request; NULL with *failure set (NOT_FOUND, METHOD_NOT_ALLOWED) where there is none. `admin`:
 * only rows served on the admin port count. */
const struct route *route_find(struct str path, struct str method, bool admin, struct failure *failure);

/* What stands in a path where its row has "{…}"; empty for other rows. */
struct str route_rest(const struct route *route, struct str path);

enum { ALLOW_MAX = 64 };

/* Value of the Allow field for a path (RFC 9110, 10.2.1): "GET, HEAD, POST". */
void route_allow(struct str path, bool admin, char out[ALLOW_MAX]);

#endif
