/* One transfer: one request over one libcurl easy handle, its options and callbacks, and what came through
 * them. Redirects are not followed here: each is a transfer of its own. */
#ifndef COPYDESK_FETCH_TRANSFER_H
#define COPYDESK_FETCH_TRANSFER_H

#include "base/buf.h"
#include "fetch/fetch.h"

/* What is asked of one server. All that it points to outlives the transfer. */
struct transfer_order {
    const struct fetch_config *config;
    const char *url;           /* as address_read gives it */
    struct curl_slist *fields; /* header fields of every request */
    struct str post;           /* a JSON text; empty: a GET */
    bool is_trusted;           /* no address is judged */
    bool is_robots;            /* any status will do, the body is decoded, and its beginning is enough */
};

struct transfer {
    CURL *easy; /* owned; NULL when closed */
    struct transfer_order order;
    struct buf body;     /* heap; as sent, but for a robots.txt */
    size_t header_bytes; /* of the answer that is being read */
    int64_t asked_ns;    /* when the request began to be sent; 0: not yet, or the answer has begun */
    int64_t pace_ns;     /* since when `pace_bytes` are counted; 0: the answer has not begun */
    size_t pace_bytes;
    unsigned opened;        /* sockets that the guard let through */
    const char *refused;    /* why the guard refused an address; NULL: it did not */
    bool in_header;         /* the request was sent, and the answer's header is not whole */
    char *location;         /* where it leads, absolute; curl_free; NULL: nowhere, or that cannot be told */
    bool is_redirect;       /* the answer leads elsewhere; its body is of no use */
    bool is_cut;            /* what the body has is enough */
    struct failure failure; /* of a callback that ended the transfer; it explains the CURLcode */
};

/* The header fields that every request carries; freed with curl_slist_free_all. NULL when memory is refused.
 */
struct curl_slist *transfer_request_fields(void);

/* The same for a POST of JSON, and for a robots.txt. */
struct curl_slist *transfer_post_fields(void);

/* Prepares a request; the transfer must not move. `owner` becomes the handle's CURLOPT_PRIVATE. False when
 * memory is refused; nothing is left open then. */
bool transfer_open(struct transfer *transfer, const struct transfer_order *order, void *owner);

/* Frees what the transfer owns. The handle has left its multi handle. */
void transfer_close(struct transfer *transfer);

/* The first clock of the transfer's that runs out (clock_monotonic_ns; INT64_MAX: none), and what to say
 * then: the answer's first byte is late, or its bytes come too slowly. A trusted service works before it
 * answers: it has its whole time alone. */
int64_t transfer_due(const struct transfer *transfer, const char **what);

/* Whether a clock of transfer_due that has run out only marked the end of a span in which enough bytes came;
 * it is set anew then. */
bool transfer_keeps_pace(struct transfer *transfer);

/* What became of a transfer that ended with code. */
enum transfer_end {
    TRANSFER_FAILED,   /* *failure says why */
    TRANSFER_BODY,     /* the body is whole (of a robots.txt: as much as is read) */
    TRANSFER_REDIRECT, /* transfer_location says where to */
};
enum transfer_end transfer_end(struct transfer *transfer, CURLcode code, struct failure *failure);

/* Where a redirect leads, absolute; NULL where that cannot be told. Valid until transfer_close. */
const char *transfer_location(const struct transfer *transfer);

/* The status of the answer. */
long transfer_status(const struct transfer *transfer);

/* Connections that were made for the transfer. */
unsigned transfer_connections(const struct transfer *transfer);

/* Makes the result of a transfer whose body is whole. `asked` is the URL as its caller wrote it. The page is
 * copied into one heap block, so the transfer may be closed afterwards. */
void transfer_page(struct transfer *transfer, const char *asked, unsigned redirects,
                   struct fetch_result *result);

#endif
