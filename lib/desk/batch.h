/* A batch: a stream of NDJSON asks through the desk, one line of answer for one line of input, in order,
 * written as soon as the head of the order is ready. What is in flight is bounded by lines and by bytes, so
 * the stream may be endless.
 *
 *     struct batch *batch = batch_create(&config);
 *     enum batch_end end = batch_run(batch);
 *     desk_stop(desk, 0);                       jobs may still call back until here
 *     batch_destroy(batch);
 *
 * A blank line is answered as invalid JSON, but for one at the very end, which is the end of many a file. */
#ifndef COPYDESK_DESK_BATCH_H
#define COPYDESK_DESK_BATCH_H

#include "desk/desk.h"

struct batch_counts {
    uint64_t lines, problems; /* answered */
};

struct batch_config {
    struct desk *desk;      /* not owned */
    struct options options; /* of every line, and which of them were given */
    uint32_t options_given;
    size_t result_bytes;
    size_t line_bytes;   /* longest line of input */
    unsigned window;     /* lines in flight */
    size_t window_bytes; /* of them, once passed no further line is taken */
    int in, out, stop;   /* descriptors, not owned; reading stops once `stop` is readable */
    void (*progress)(const struct batch_counts *counts); /* after lines were written; NULL: none */
};

enum batch_end {
    BATCH_ANSWERED,      /* every line to the end of the input */
    BATCH_STOPPED,       /* every line up to the stop */
    BATCH_INPUT_FAILED,  /* every line up to the error; errno says which */
    BATCH_OUTPUT_FAILED, /* errno says why */
    BATCH_REFUSED,       /* memory was refused */
};

struct batch;

/* NULL when memory or a descriptor is refused. */
struct batch *batch_create(const struct batch_config *config);
enum batch_end batch_run(struct batch *batch, struct batch_counts *counts);
void batch_destroy(struct batch *batch); /* NULL is allowed */

#endif
