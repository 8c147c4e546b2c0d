#include "api/metrics.h"

#include "api/request.h"
#include "base/clock.h"

const double metrics_bounds_s[BUCKET_COUNT] = {0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05,
                                               0.1,    0.25,  0.5,    1,     2.5,  5,     10};

/* 414 and 431 are libmicrohttpd's own. */
#define STATUS_TABLE(X)                                                                                      \
    X(200)                                                                                                   \
    X(304) X(400) X(403) X(404) X(405) X(406) X(413) X(414) X(415) X(422) X(431) X(500) X(502) X(503) X(504)

const int metrics_statuses[STATUS_COUNT] = {
#define X(status) status,
    STATUS_TABLE(X)
#undef X
};

/* Every problem's status has a row of its own. */
enum {
#define X(status) ROW_##status,
    STATUS_TABLE(X)
#undef X
        ROW_OTHER
};
#define X(name, status, slug, title) _Static_assert(ROW_##status < ROW_OTHER, slug);
FAIL_TABLE(X)
#undef X
_Static_assert(ROW_OTHER == STATUS_COUNT - 1, "the last row stands for all others");

static void add(atomic_uint_fast64_t *number, uint64_t value)
{
    atomic_fetch_add_explicit(number, value, memory_order_relaxed);
}

static void observe(struct histogram *histogram, int64_t ns)
{
    size_t i = 0;
    while (i < BUCKET_COUNT && (double)ns > metrics_bounds_s[i] * (double)NS_PER_S)
        i++;
    add(&histogram->buckets[i], 1);
    add(&histogram->sum_ns, (uint64_t)ns);
}

static size_t status_row(int status)
{
    size_t i = 0;
    while (i < STATUS_COUNT - 1 && metrics_statuses[i] != status)
        i++;
    return i;
}

void metrics_note_request(struct metrics *metrics, const struct request *request, bool whole)
{
    size_t route = (size_t)(request->route - routes);
    add(&metrics->received_bytes, request->received);
    add(&metrics->sent_bytes, request->sent);
    if (!whole) {
        add(&metrics->aborted[route], 1);
        return;
    }
    size_t status = status_row(request->status);
    add(&metrics->requests[route][status], 1);
    observe(&metrics->latency[route][status], clock_monotonic_ns() - request->started_ns);
    for (size_t i = 0; i < STAGE_COUNT; i++)
        if (request->stage_ns[i] > 0)
            observe(&metrics->stages[i], request->stage_ns[i]);
}
