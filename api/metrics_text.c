#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <sys/resource.h>
#include <unistd.h>

#include "api/handlers.h"
#include "api/reply.h"
#include "api/server.h"
#include "base/clock.h"

enum { METRICS_BYTES_MAX = 1 << 20, LABELS_MAX = 128 };

/* All that is read once for one answer. */
struct snapshot {
    struct desk_stats desk;
    size_t requests; /* in flight */
    size_t buffered;
    uint64_t received_bytes, sent_bytes;
    double cpu_s;
    uint64_t resident_bytes;
};

/* X(name, type, help, value): the metrics of one number. */
#define NUMBER_TABLE(X)                                                                                      \
    X("copydesk_requests_in_flight", "gauge", "Requests whose reply has not been sent.", s->requests)        \
    X("copydesk_received_bytes_total", "counter", "Bytes of request bodies.", s->received_bytes)             \
    X("copydesk_buffered_bytes", "gauge", "Bytes of request bodies held.", s->buffered)                      \
    X("copydesk_sent_bytes_total", "counter", "Bytes of reply bodies.", s->sent_bytes)                       \
    X("copydesk_queue_jobs", "gauge", "Jobs that wait for a worker.", s->desk.queued)                        \
    X("copydesk_queue_capacity_jobs", "gauge", "Jobs that may wait for a worker.", s->desk.queue_capacity)   \
    X("copydesk_workers_alive", "gauge", "Worker processes that live.", s->desk.workers_alive)               \
    X("copydesk_workers_busy", "gauge", "Worker processes that hold a job.", s->desk.workers_busy)           \
    X("copydesk_workers_started_total", "counter", "Worker processes started.", s->desk.workers_started)     \
    X("copydesk_worker_restarts_total", "counter", "Worker processes replaced.", s->desk.worker_restarts)    \
    X("copydesk_jobs_done_total", "counter", "Jobs answered.", s->desk.jobs_done)                            \
    X("copydesk_jobs_lost_total", "counter", "Jobs whose worker was lost.", s->desk.jobs_lost)               \
    X("copydesk_jobs_killed_late_total", "counter", "Jobs whose worker was killed past its deadline.",       \
      s->desk.jobs_killed_late)                                                                              \
    X("copydesk_fetching", "gauge", "Fetches that run or wait.", s->desk.fetching)                           \
    X("copydesk_fetches_total", "counter", "Fetches started.", s->desk.fetches)                              \
    X("copydesk_fetches_joined_total", "counter", "Fetches answered by another's requests.",                 \
      s->desk.fetches_joined)                                                                                \
    X("copydesk_fetch_requests_total", "counter", "Requests sent: pages, redirects and robots.txt.",         \
      s->desk.fetch_requests)                                                                                \
    X("copydesk_fetch_connections_total", "counter", "Connections made for them.",                           \
      s->desk.fetch_connections)                                                                             \
    X("copydesk_robots_fetches_total", "counter", "robots.txt asked for.", s->desk.robots_fetches)           \
    X("copydesk_renders_total", "counter", "Pages sent to the renderer.", s->desk.renders)                   \
    X("copydesk_renders_failed_total", "counter", "Pages that the renderer gave no answer for.",             \
      s->desk.renders_failed)                                                                                \
    X("process_cpu_seconds_total", "counter", "CPU time of the front process.", s->cpu_s)                    \
    X("process_resident_memory_bytes", "gauge", "Resident memory of the front process.", s->resident_bytes)

static void write_head(struct buf *out, const char *name, const char *type, const char *help)
{
    buf_printf(out, "# HELP %s %s\n# TYPE %s %s\n", name, help, name, type);
}

static void write_number(struct buf *out, const char *name, const char *type, const char *help, double value)
{
    write_head(out, name, type, help);
    buf_printf(out, "%s %.15g\n", name, value);
}

static void write_numbers(struct buf *out, const struct snapshot *s)
{
#define X(name, type, help, value) write_number(out, name, type, help, (double)(value));
    NUMBER_TABLE(X)
#undef X
}

static void write_histogram(struct buf *out, const char *name, const char *labels,
                            struct histogram *histogram)
{
    uint64_t total = 0;
    for (size_t i = 0; i < BUCKET_COUNT; i++) {
        total += atomic_load(&histogram->buckets[i]);
        buf_printf(out, "%s_bucket{%s,le=\"%g\"} %" PRIu64 "\n", name, labels, metrics_bounds_s[i], total);
    }
    total += atomic_load(&histogram->buckets[BUCKET_COUNT]);
    buf_printf(out, "%s_bucket{%s,le=\"+Inf\"} %" PRIu64 "\n", name, labels, total);
    double sum_s = (double)atomic_load(&histogram->sum_ns) / (double)NS_PER_S;
    buf_printf(out, "%s_sum{%s} %.9f\n%s_count{%s} %" PRIu64 "\n", name, labels, sum_s, name, labels, total);
}

static bool is_empty(struct histogram *histogram)
{
    for (size_t i = 0; i <= BUCKET_COUNT; i++)
        if (atomic_load(&histogram->buckets[i]))
            return false;
    return true;
}

static void write_status_labels(char labels[LABELS_MAX], size_t route, int status)
{
    char code[16] = "other";
    if (status)
        snprintf(code, sizeof code, "%d", status);
    snprintf(labels, LABELS_MAX, "route=\"%s\",method=\"%s\",status=\"%s\"", routes[route].path,
             routes[route].method, code);
}

static void write_request_count(struct buf *out, const char *name, size_t route, int status, uint64_t count)
{
    char labels[LABELS_MAX];
    write_status_labels(labels, route, status);
    if (count > 0)
        buf_printf(out, "%s{%s} %" PRIu64 "\n", name, labels, count);
}

static void write_requests(struct buf *out, struct metrics *metrics)
{
    static const char *const name = "copydesk_requests_total";
    write_head(out, name, "counter", "Requests answered, by route and status.");
    for (size_t route = 0; route < ROUTE_COUNT; route++)
        for (size_t status = 0; status < STATUS_COUNT; status++)
            write_request_count(out, name, route, metrics_statuses[status],
                                atomic_load(&metrics->requests[route][status]));
}

static void write_aborted(struct buf *out, struct metrics *metrics)
{
    static const char *const name = "copydesk_requests_aborted_total";
    write_head(out, name, "counter", "Requests whose connection ended before the reply's end.");
    for (size_t route = 0; route < ROUTE_COUNT; route++)
        buf_printf(out, "%s{route=\"%s\",method=\"%s\"} %" PRIu64 "\n", name, routes[route].path,
                   routes[route].method, (uint64_t)atomic_load(&metrics->aborted[route]));
}

static void write_latency(struct buf *out, struct metrics *metrics)
{
    static const char *const name = "copydesk_request_seconds";
    write_head(out, name, "histogram", "Request line to last byte of the reply, by route and status.");
    for (size_t route = 0; route < ROUTE_COUNT; route++)
        for (size_t status = 0; status < STATUS_COUNT; status++) {
            char labels[LABELS_MAX];
            write_status_labels(labels, route, metrics_statuses[status]);
            if (!is_empty(&metrics->latency[route][status]))
                write_histogram(out, name, labels, &metrics->latency[route][status]);
        }
}

static void write_stages(struct buf *out, struct metrics *metrics)
{
    static const char *const name = "copydesk_stage_seconds";
    write_head(out, name, "histogram", "Time of a page in each stage of a worker.");
    for (size_t stage = 0; stage < STAGE_COUNT; stage++) {
        char labels[LABELS_MAX];
        snprintf(labels, sizeof labels, "stage=\"%s\"", stage_names[stage]);
        write_histogram(out, name, labels, &metrics->stages[stage]);
    }
}

/* proc(5), /proc/self/statm: the second number is the resident set in pages. */
static uint64_t resident_bytes(void)
{
    char text[128];
    int fd = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
    ssize_t len = fd < 0 ? -1 : read(fd, text, sizeof text);
    if (fd >= 0)
        close(fd);
    struct str rest = {text, len > 0 ? (size_t)len : 0}, total, resident;
    uint64_t pages = 0;
    if (str_next(&rest, ' ', &total) && str_next(&rest, ' ', &resident))
        str_to_u64(resident, UINT32_MAX, &pages);
    return pages * (uint64_t)sysconf(_SC_PAGESIZE);
}

static double cpu_seconds(void)
{
    struct rusage usage = {0};
    getrusage(RUSAGE_SELF, &usage);
    return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
           (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static struct snapshot take_snapshot(struct server *server)
{
    struct snapshot s = {.desk = gate_stats(&server->gate)};
    pthread_mutex_lock(&server->lock);
    s.requests = server->requests;
    pthread_mutex_unlock(&server->lock);
    s.buffered = atomic_load(&server->buffered);
    s.received_bytes = atomic_load(&server->metrics.received_bytes);
    s.sent_bytes = atomic_load(&server->metrics.sent_bytes);
    s.cpu_s = cpu_seconds();
    s.resident_bytes = resident_bytes();
    return s;
}

enum MHD_Result metrics_handle(struct request *request)
{
    struct metrics *metrics = &request->server->metrics;
    struct snapshot snapshot = take_snapshot(request->server);
    struct buf out;
    buf_init(&out, NULL, METRICS_BYTES_MAX);
    write_head(&out, "copydesk_build_info", "gauge", "The program's version.");
    buf_printf(&out, "copydesk_build_info{version=\"%s\"} 1\n", COPYDESK_VERSION);
    write_numbers(&out, &snapshot);
    write_requests(&out, metrics);
    write_aborted(&out, metrics);
    write_latency(&out, metrics);
    write_stages(&out, metrics);
    return reply_buf(request, MHD_HTTP_OK, "text/plain; version=0.0.4; charset=utf-8", &out);
}
