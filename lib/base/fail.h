/* Failures. One table maps each to its HTTP status, its problem type (RFC 9457) and its title; openapi.yaml
 * lists the same ones and a test holds the two together. */
#ifndef COPYDESK_BASE_FAIL_H
#define COPYDESK_BASE_FAIL_H

#include "base/str.h"

/* The pages that were read but hold no article; their problems carry the other fields that were found. The
 * form is that of FAIL_TABLE. */
#define ABSENCE_TABLE(X)                                                                                     \
    X(NO_MAIN_CONTENT, 422, "no-main-content", "The page was read but holds no article")                     \
    X(EMPTY_PAGE, 422, "empty-page", "The page shows no text")                                               \
    X(ERROR_PAGE, 422, "error-page", "The page reports an error in place of an article")                     \
    X(NEEDS_RENDERING, 422, "needs-rendering", "The page shows its text only where scripts run")             \
    X(PAYWALLED, 422, "paywalled", "The page shows no more than a teaser of paid content")                   \
    X(LOGIN_REQUIRED, 422, "login-required", "The page asks to log in and shows nothing else")               \
    X(CONSENT_REQUIRED, 422, "consent-required", "The page asks for consent and shows nothing else")

/* X(NAME, HTTP status, type slug, title). The type's URI is "urn:copydesk:problem:" + slug. */
#define FAIL_TABLE(X)                                                                                        \
    X(INVALID_REQUEST, 400, "invalid-request", "The request is malformed")                                   \
    X(INVALID_JSON, 400, "invalid-json", "The request body is not valid JSON")                               \
    X(INVALID_URL, 400, "invalid-url", "The URL cannot be used")                                             \
    X(AMBIGUOUS_FRAMING, 400, "ambiguous-framing", "The request's length is stated more than once")          \
    X(EMPTY_BODY, 400, "empty-body", "The request has no body")                                              \
    X(ADDRESS_FORBIDDEN, 403, "address-forbidden", "The address policy forbids this fetch")                  \
    X(ROBOTS_FORBIDDEN, 403, "robots-forbidden", "The site's robots.txt forbids this fetch")                 \
    X(NOT_FOUND, 404, "not-found", "There is nothing at this path")                                          \
    X(METHOD_NOT_ALLOWED, 405, "method-not-allowed", "The method is not served at this path")                \
    X(NOT_ACCEPTABLE, 406, "not-acceptable", "None of the accepted media types is served")                   \
    X(BODY_TOO_LARGE, 413, "body-too-large", "The request body is too large")                                \
    X(UNSUPPORTED_MEDIA_TYPE, 415, "unsupported-media-type", "The body's media type is not read here")       \
    X(UNSUPPORTED_CODING, 415, "unsupported-content-coding", "The body's content coding is not read here")   \
    ABSENCE_TABLE(X)                                                                                         \
    X(PAGE_TOO_COMPLEX, 422, "page-too-complex", "The page needs more memory than a job may use")            \
    X(INTERNAL, 500, "internal", "The service failed")                                                       \
    X(WORKER_LOST, 500, "worker-lost", "The worker process was lost while it held this page")                \
    X(UPSTREAM_DNS, 502, "upstream-dns", "The host name could not be resolved")                              \
    X(UPSTREAM_CONNECT, 502, "upstream-connect", "The upstream server could not be reached")                 \
    X(UPSTREAM_TLS, 502, "upstream-tls", "The TLS handshake with the upstream server failed")                \
    X(UPSTREAM_PROTOCOL, 502, "upstream-protocol", "The upstream server's answer could not be read")         \
    X(UPSTREAM_STATUS, 502, "upstream-status", "The upstream server did not answer with a page")             \
    X(UPSTREAM_TOO_LARGE, 502, "upstream-too-large", "The upstream page is too large")                       \
    X(UPSTREAM_REDIRECTS, 502, "upstream-redirects", "The upstream server redirects too often")              \
    X(UPSTREAM_MEDIA_TYPE, 502, "upstream-media-type", "The upstream answer is not a page")                  \
    X(QUEUE_FULL, 503, "queue-full", "All workers are busy and the queue is full")                           \
    X(DRAINING, 503, "draining", "The service is shutting down")                                             \
    X(NO_WORKER, 503, "no-worker", "No worker process is available")                                         \
    X(UPSTREAM_TIMEOUT, 504, "upstream-timeout", "The upstream server was too slow")                         \
    X(DEADLINE_EXCEEDED, 504, "deadline-exceeded", "The job's time ran out")

enum fail {
    FAIL_NONE,
#define X(name, status, slug, title) FAIL_##name,
    FAIL_TABLE(X)
#undef X
        FAIL_COUNT
};

#define FAIL_TYPE_PREFIX "urn:copydesk:problem:"

struct fail_info {
    const char *name;  /* "INVALID_REQUEST" */
    int status;        /* HTTP status */
    const char *slug;  /* the type's URI without FAIL_TYPE_PREFIX */
    const char *title; /* the same for every occurrence (RFC 9457, 3.1.3) */
};

/* The row of a failure; FAIL_NONE and values out of range give the row of FAIL_INTERNAL. */
const struct fail_info *fail_info(enum fail code);

/* Whether it is one of ABSENCE_TABLE: the page was read, and fields of an article come along. */
bool fail_has_article(enum fail code);

enum { FAIL_DETAIL_MAX = 512, FAIL_MEMBER_MAX = 96 };

/* One failure that happened. Plain data: copied by assignment, sent over the wire. */
struct failure {
    enum fail code;               /* FAIL_NONE: nothing failed */
    char detail[FAIL_DETAIL_MAX]; /* a sentence for a person: what was wrong, what was expected; UTF-8 */
    char member[FAIL_MEMBER_MAX]; /* the member, parameter or header at fault; "" when none is */
    unsigned line, column;        /* of invalid JSON, 1-based; 0: unknown */
    int upstream_status;          /* the upstream's HTTP status; 0: none */
    unsigned retry_after_s;       /* seconds for Retry-After; 0: none */
};

/* Sets *failure to code with a printf-style detail, clearing its other members, but for retry_after_s where
 * its status is 503: every such answer says when to come back. The detail is cut at a
 * character boundary. Returns false, so that a stage can `return failure_set(…)`. */
bool failure_set(struct failure *failure, enum fail code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
