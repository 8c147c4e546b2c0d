/* Replies: bytes with a status and the fields every reply carries (X-Request-Id, X-Content-Type-Options,
 * Cache-Control, Connection when the connection is to end). Each is queued once a request; the result is what
 * the handler returns to libmicrohttpd. */
#ifndef COPYDESK_API_REPLY_H
#define COPYDESK_API_REPLY_H

#include "api/request.h"

/* Queues bytes that live as long as the program. */
enum MHD_Result reply_static(struct request *request, const char *media_type, struct str bytes);

/* A file of the page: all of it lives as long as the program, but for etag, which is copied. */
struct reply_file {
    const char *media_type;
    struct str bytes;
    const char *etag;   /* with its quotes */
    const char *policy; /* Content-Security-Policy */
};

/* Queues it, to be kept by the client and asked for anew each time: 304 without the bytes where If-None-Match
 * names its etag (RFC 9110, 13.1.2). */
enum MHD_Result reply_file(struct request *request, const struct reply_file *file);

/* Queues the bytes of a heap buffer, which is left empty: they are freed with the reply. INTERNAL when the
 * buffer has failed. */
enum MHD_Result reply_buf(struct request *request, int status, const char *media_type, struct buf *bytes);

/* Queues request->failure as a problem document, with Allow and Retry-After where they belong. */
enum MHD_Result reply_problem(struct request *request);

/* The same for a failure whose document is written already; the buffer is left empty. */
enum MHD_Result reply_written_problem(struct request *request, const struct failure *failure,
                                      struct buf *document);

#endif
