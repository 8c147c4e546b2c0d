/* Frames of all three kinds, as the other end sends them. What is taken is encoded again and taken again. */
#include <stdlib.h>

#include "desk/wire.h"

enum { ARENA_SIZE = 1 << 20, FRAME_MAX = 1 << 22, REPLY_MAX = 1 << 16 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds)
{
    if (!holds)
        abort();
}

static void try_job(struct arena *arena, struct str frame)
{
    struct job job, again;
    struct buf out;
    arena_reset(arena);
    if (!wire_decode_job(frame, arena, &job))
        return;
    buf_init(&out, NULL, FRAME_MAX);
    must(wire_encode_job(&job, &out));
    must(wire_decode_job(buf_str(&out), arena, &again));
    must(str_eq(job.ask.body, again.ask.body) && job.page_count == again.page_count &&
         job.rendered == again.rendered && job.missed.code == again.missed.code);
    buf_free(&out);
}

static void try_reply(struct str frame)
{
    struct reply reply, again;
    struct buf out;
    buf_init(&out, NULL, FRAME_MAX);
    if (wire_decode_reply(frame, REPLY_MAX, &reply)) {
        must(wire_encode_reply(&reply, &out));
        must(wire_decode_reply(buf_str(&out), REPLY_MAX, &again));
        must(reply.kind == again.kind && reply.follow_reason == again.follow_reason &&
             str_eq(buf_str(&reply.bytes), buf_str(&again.bytes)));
        buf_free(&again.bytes);
        free(again.follow_url);
    }
    buf_free(&reply.bytes);
    free(reply.follow_url);
    buf_free(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct arena *arena;
    struct limits limits;
    struct str frame = {(const char *)data, size};
    if (!arena)
        arena = arena_create(ARENA_SIZE);
    wire_decode_hello(frame, &limits);
    try_job(arena, frame);
    try_reply(frame);
    return 0;
}
