/* One transfer: one libcurl easy handle, its options and callbacks, and what came through them. */
#ifndef COPYDESK_FETCH_TRANSFER_H
#define COPYDESK_FETCH_TRANSFER_H

#include "base/buf.h"
#include "fetch/fetch.h"

struct transfer {
    CURL *easy; /* owned; NULL when closed */
    const struct fetch_config *config;
    bool is_trusted;        /* no address is judged */
    struct buf body;        /* heap; content coding undone */
    size_t header_bytes;    /* of the answer that is being read */
    int64_t asked_ns;       /* when the request began to be sent; 0: not yet, or the answer has begun */
    unsigned opened;        /* sockets that the guard let through for this hop */
    const char *refused;    /* why the guard refused an address of this hop; NULL: it did not */
    struct failure failure; /* of a callback that ended the transfer; it explains the CURLcode */
};

/* The header fields that every request carries; freed with curl_slist_free_all. NULL when memory is refused.
 */
struct curl_slist *transfer_request_fields(void);

/* Prepares a GET or POST of url; `fields`, `config` and the request's spans outlive the transfer, which must
 * not move. `owner` becomes the handle's CURLOPT_PRIVATE. False when memory is refused; nothing is left open
 * then. */
bool transfer_open(struct transfer *transfer, const struct fetch_config *config, const char *url,
                   const struct fetch_request *request, struct curl_slist *fields, void *owner);

/* Frees what the transfer owns. The handle has left its multi handle. */
void transfer_close(struct transfer *transfer);

/* clock_monotonic_ns at which the answer's first byte is late; INT64_MAX while none is awaited. */
int64_t transfer_first_byte_due(const struct transfer *transfer);

/* Makes the result of a transfer that ended with code; `url` is the one asked for. The page is copied into
 * one heap block, so the transfer may be closed afterwards. */
void transfer_result(struct transfer *transfer, CURLcode code, const char *url, struct fetch_result *result);

#endif
