/* Where a request's body ends. libmicrohttpd takes the first of several Content-Length fields and prefers
 * Transfer-Encoding without a word, so that a proxy before it may see another request than it does (RFC 9112,
 * section 11.2, request smuggling). Such requests are refused here. */
#ifndef COPYDESK_API_FRAMING_H
#define COPYDESK_API_FRAMING_H

#include <microhttpd.h>

#include "base/fail.h"

struct framing {
    uint64_t length;       /* Content-Length; 0 where there is none */
    bool has_length;       /* Content-Length was given */
    bool chunked;          /* Transfer-Encoding: chunked was given */
    bool expects_continue; /* Expect: 100-continue was given */
};

/* Reads the framing of a request. False with *failure set: AMBIGUOUS_FRAMING where the length is stated
 * twice, in two ways or in a coding other than chunked (RFC 9112, section 6.1), INVALID_REQUEST for a field
 * name that is no token (section 5.1) or another field that may stand once and stands twice. The connection
 * must be closed after either. */
bool framing_read(struct MHD_Connection *connection, const char *version, struct framing *framing,
                  struct failure *failure);

#endif
