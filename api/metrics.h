/* What is counted. Any thread may count; each number is atomic, a snapshot of several is not. */
#ifndef COPYDESK_API_METRICS_H
#define COPYDESK_API_METRICS_H

#include <stdatomic.h>

#include "api/routes.h"
#include "base/run.h"

enum {
    BUCKET_COUNT = 14, /* upper bounds in metrics.c; one further bucket is unbounded */
    STATUS_COUNT = 17, /* known statuses in metrics.c; the last row stands for all others */
};

struct histogram {
    atomic_uint_fast64_t buckets[BUCKET_COUNT + 1]; /* not cumulated */
    atomic_uint_fast64_t sum_ns;
};

/* Zeroed: nothing was counted. */
struct metrics {
    atomic_uint_fast64_t requests[ROUTE_COUNT][STATUS_COUNT];
    atomic_uint_fast64_t aborted[ROUTE_COUNT]; /* the connection ended before the reply's end */
    struct histogram latency[ROUTE_COUNT][STATUS_COUNT];
    struct histogram stages[STAGE_COUNT];
    atomic_uint_fast64_t received_bytes, sent_bytes; /* of bodies */
};

extern const double metrics_bounds_s[BUCKET_COUNT];
extern const int metrics_statuses[STATUS_COUNT]; /* 0: all others */

/* Counts a request that is over. `whole`: its reply was sent to its end. */
void metrics_note_request(struct metrics *metrics, const struct request *request, bool whole);

#endif
