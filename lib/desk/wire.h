/* The protocol between the front and a worker, over a socketpair (AF_UNIX, SOCK_STREAM). Both ends are the
 * same program, so numbers and plain structs go as they lie in memory.
 *
 *     frame:  magic u32 | count u32 | len u64 | field * count         len: bytes of the fields
 *     field:  tag u8 | len u32 | bytes                                a page is a field made of fields
 *
 *     front                     worker
 *       hello (limits)  ->
 *                       <-  reply (REPLY_NONE): ready
 *       job             ->
 *                       <-  reply                                     and so on
 *
 * Decoding is strict: a wrong magic, an unknown, repeated or overlong field, a number out of range, a frame
 * that is not used up: all are refused. The front takes a worker whose frame is refused for broken, and ends
 * it. */
#ifndef COPYDESK_DESK_WIRE_H
#define COPYDESK_DESK_WIRE_H

#include "desk/job.h"

enum {
    WIRE_HEADER_SIZE = 16,
    WIRE_PAGES_MAX = 2 * PAGES_MAX, /* pages one job carries: each may be there rendered as well */
    WIRE_HEADERS_MAX = 1024,        /* header fields one page carries */
    WIRE_URL_MAX = 8192,            /* bytes of a URL to follow */
};

/* Longest job frame: a body, its pages and what is around them. */
#define WIRE_JOB_MAX ((size_t)512 << 20)

/* What a reply's frame may need beside its bytes. */
#define WIRE_REPLY_EXTRA ((size_t)64 << 10)

/* Size of the whole frame whose first WIRE_HEADER_SIZE bytes are `header`; false when they are no header or
 * when the frame is longer than cap. */
bool wire_frame_size(const char *header, size_t cap, size_t *size);

/* Each appends one frame; false when `out` refuses it. */
bool wire_encode_hello(const struct limits *limits, struct buf *out);
bool wire_encode_job(const struct job *job, struct buf *out);
bool wire_encode_reply(const struct reply *reply, struct buf *out);

/* Each reads one whole frame; false when it is broken. A job's spans lie in `frame`, its pages and headers in
 * the arena: it must not be destroyed. A reply's bytes are copied to the heap, at most `cap` of them, and are
 * the caller's also on false. */
bool wire_decode_hello(struct str frame, struct limits *limits);
bool wire_decode_job(struct str frame, struct arena *arena, struct job *job);
bool wire_decode_reply(struct str frame, size_t cap, struct reply *reply);

#endif
