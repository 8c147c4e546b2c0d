#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/time.h>
#include <unistd.h>

#include "base/json.h"
#include "base/log.h"
#include "desk/answer.h"
#include "desk/ask.h"
#include "desk/desk.h"
#include "desk/pages.h"
#include "desk/pipeline.h"
#include "desk/sandbox.h"
#include "desk/tables_file.h"
#include "desk/wire.h"
#include "extract/dates/date_names.h"

enum {
    HELLO_MAX = 4096,
    CPU_GRACE_MS = 1000, /* between the stages' last call and the end of the worker */
};
#define KEEP_MAX     ((size_t)4 << 20) /* a buffer that grew past it is freed after its job */
#define PROGRAM_SIZE ((size_t)1 << 30) /* address space for code, tables, ICU's data, decoders' windows */

struct worker {
    int fd;
    struct limits limits;
    struct tables given;         /* what tables_file_map read, where a file was given */
    const struct tables *tables; /* what to work with */
    struct arena *arena;
    struct run run;
    struct buf in, out; /* frames */
    struct buf article; /* what the pipeline rendered */
};

static void begin_run(struct worker *worker)
{
    run_begin(&worker->run, worker->arena, &worker->limits, &(struct options){0});
    worker->run.tables = worker->tables;
}

/* The run whose CPU time is measured; one a process, since a signal handler takes no context. */
static struct run *timed_run;

/* The job's CPU time is up: the stages stop at their next look at the clock. The handler is gone then, and
 * the second signal, CPU_GRACE_MS later, ends the worker. */
static void on_cpu_limit(int signal_number)
{
    (void)signal_number;
    timed_run->deadline_ns = 0;
}

static struct timeval timeval_of(unsigned ms)
{
    return (struct timeval){.tv_sec = ms / 1000, .tv_usec = (suseconds_t)(ms % 1000) * 1000};
}

static void start_cpu_limit(struct worker *worker)
{
    struct sigaction action = {.sa_handler = on_cpu_limit, .sa_flags = SA_RESTART | (int)SA_RESETHAND};
    struct itimerval timer = {.it_value = timeval_of(worker->limits.job_cpu_ms),
                              .it_interval = timeval_of(CPU_GRACE_MS)};
    timed_run = &worker->run;
    sigaction(SIGPROF, &action, NULL);
    setitimer(ITIMER_PROF, &timer, NULL);
}

static void stop_cpu_limit(void)
{
    setitimer(ITIMER_PROF, &(struct itimerval){0}, NULL);
}

static bool read_exactly(int fd, char *at, size_t len)
{
    while (len) {
        ssize_t got = read(fd, at, len);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        at += got;
        len -= (size_t)got;
    }
    return true;
}

static bool write_exactly(int fd, const char *at, size_t len)
{
    while (len) {
        ssize_t put = write(fd, at, len);
        if (put < 0 && errno == EINTR)
            continue;
        if (put <= 0)
            return false;
        at += put;
        len -= (size_t)put;
    }
    return true;
}

/* Reads the next frame into worker->in. False at the end of the stream, too. */
static bool read_frame(struct worker *worker, size_t cap)
{
    size_t size;
    char header[WIRE_HEADER_SIZE];
    buf_clear(&worker->in);
    if (!read_exactly(worker->fd, header, sizeof(header)) || !wire_frame_size(header, cap, &size) ||
        !buf_reserve(&worker->in, size))
        return false;
    buf_add(&worker->in, header, sizeof(header));
    worker->in.len = size;
    return read_exactly(worker->fd, worker->in.at + sizeof(header), size - sizeof(header));
}

static bool send_reply(struct worker *worker, const struct reply *reply)
{
    buf_clear(&worker->out);
    return wire_encode_reply(reply, &worker->out) &&
           write_exactly(worker->fd, worker->out.at, worker->out.len);
}

/* A page that was fetched is not the caller's fault. */
static void blame_upstream(struct failure *failure)
{
    static const struct {
        enum fail from, to;
    } blames[] = {{FAIL_UNSUPPORTED_MEDIA_TYPE, FAIL_UPSTREAM_MEDIA_TYPE},
                  {FAIL_EMPTY_BODY, FAIL_EMPTY_PAGE},
                  {FAIL_BODY_TOO_LARGE, FAIL_UPSTREAM_TOO_LARGE},
                  {FAIL_UNSUPPORTED_CODING, FAIL_UPSTREAM_PROTOCOL},
                  {FAIL_INVALID_REQUEST, FAIL_UPSTREAM_PROTOCOL}};
    for (size_t i = 0; i < sizeof(blames) / sizeof(blames[0]); i++)
        if (failure->code == blames[i].from) {
            failure->code = blames[i].to;
            failure->member[0] = '\0';
            return;
        }
}

/* Takes the rendered article as the reply, or as the reply's line. */
static bool reply_article(struct worker *worker, const struct job *job, struct str id, struct reply *reply)
{
    struct buf *bytes = &reply->bytes;
    buf_init(bytes, NULL, worker->limits.result_bytes);
    reply->kind = REPLY_ARTICLE;
    reply->form = worker->run.options.form;
    if (job->ask.kind != ASK_LINE)
        return buf_add_str(bytes, buf_str(&worker->article));
    answer_line(id, buf_str(&worker->article), reply->form, bytes);
    reply->form = FORM_JSON;
    return !bytes->failed;
}

static bool reply_follow(enum follow_reason reason, struct str url, unsigned deadline_ms, struct reply *reply)
{
    reply->kind = REPLY_FOLLOW;
    reply->follow_reason = reason;
    reply->deadline_ms = deadline_ms;
    if (reason == FOLLOW_RENDER)
        return true;
    reply->follow_url = strndup(url.at, url.len);
    return reply->follow_url;
}

/* What came of a job that was read. */
enum done { DONE, DONE_REFUSED, DONE_AGAIN };

static bool reply_problem(struct worker *worker, const struct job *job, const struct asked *asked,
                          struct reply *reply)
{
    struct failure *failure = &worker->run.failure;
    if (asked->is_fetched)
        blame_upstream(failure);
    return answer_problem(&job->ask, failure, asked->id, buf_str(&worker->article),
                          worker->limits.result_bytes, reply);
}

/* Does the job on at most pages->count pages. DONE_AGAIN: with pages->count of them it may succeed. */
static enum done answer_ask(struct worker *worker, const struct job *job, struct pages *pages,
                            struct reply *reply)
{
    struct run *run = &worker->run;
    struct asked asked;
    enum ask_outcome asks = ask_read(run, job, &asked);
    if (asks == ASK_FOLLOW)
        return reply_follow(FOLLOW_ASKED, asked.follow_url, run->options.deadline_ms, reply) ? DONE
                                                                                             : DONE_REFUSED;
    enum pages_outcome outcome = PAGES_FAILED;
    if (asks == ASK_READY)
        outcome = pages_run(run, job, &asked, pages, &worker->article);
    if (outcome == PAGES_FEWER)
        return DONE_AGAIN;
    if (outcome == PAGES_FOLLOW)
        return reply_follow(pages->follow.reason, pages->follow.url, run->options.deadline_ms, reply)
                   ? DONE
                   : DONE_REFUSED;
    if (outcome == PAGES_DONE) {
        if (reply_article(worker, job, asked.id, reply))
            return DONE;
        buf_clear(&worker->article);
        fail(run, FAIL_PAGE_TOO_COMPLEX, "The answer is larger than the %zu bytes that are allowed.",
             worker->limits.result_bytes);
    }
    return reply_problem(worker, job, &asked, reply) ? DONE : DONE_REFUSED;
}

/* Does the job whose frame is in worker->in. False when it is broken or memory is refused. */
static bool answer_job(struct worker *worker, struct reply *reply)
{
    struct pages pages = {.count = 0};
    enum done done;
    do {
        struct job job;
        buf_clear(&worker->article);
        begin_run(worker);
        if (!wire_decode_job(buf_str(&worker->in), worker->arena, &job))
            return false;
        if (job.failure.code != FAIL_NONE) {
            struct str id = job.ask.kind == ASK_LINE ? ask_read_id(&worker->run, &job) : STR("null");
            return answer_problem(&job.ask, &job.failure, id, STR_NONE, worker->limits.result_bytes, reply);
        }
        done = answer_ask(worker, &job, &pages, reply);
    } while (done == DONE_AGAIN);
    return done == DONE;
}

static void shrink(struct buf *buf)
{
    if (buf->size > KEEP_MAX)
        buf_free(buf);
}

/* Reads one job and replies. False when the worker is to end. */
static bool do_job(struct worker *worker)
{
    struct reply reply = {0};
    if (!read_frame(worker, WIRE_JOB_MAX))
        return false;
    start_cpu_limit(worker);
    bool fine = answer_job(worker, &reply);
    stop_cpu_limit();
    memcpy(reply.stage_ns, worker->run.stage_ns, sizeof(reply.stage_ns));
    fine = fine && send_reply(worker, &reply);
    buf_free(&reply.bytes);
    free(reply.follow_url);
    shrink(&worker->in);
    shrink(&worker->out);
    shrink(&worker->article);
    arena_reset(worker->arena);
    return fine;
}

/* Runs the pipeline once, so that what libraries load or open lazily is there before the doors close. */
static void warm_up(struct worker *worker)
{
    const struct page page = {
        .body = STR("<!doctype html><title>A</title><p>One, two, three, four, five.<p>三四。"),
        .content_type = STR("text/html")};
    struct json_problem problem;
    json_object_seed(0);
    begin_run(worker);
    json_read(&worker->run, STR("{}"), JSON_READ_UNIQUE, &problem);
    run_pipeline(&worker->run, &page, &worker->article);
    date_names_load();
}

/* Takes the given tables, or the built-in ones. */
static bool take_tables(struct worker *worker, int fd)
{
    worker->tables = fd < 0 ? tables_builtin() : &worker->given;
    if (fd < 0)
        return true;
    bool fine = tables_file_map(fd, &worker->given);
    close(fd);
    return fine;
}

static bool prepare(struct worker *worker, int tables_fd)
{
    if (!take_tables(worker, tables_fd))
        return false;
    buf_init(&worker->in, NULL, WIRE_JOB_MAX);
    if (!read_frame(worker, HELLO_MAX) || !wire_decode_hello(buf_str(&worker->in), &worker->limits))
        return false;
    const struct limits *limits = &worker->limits;
    buf_init(&worker->out, NULL, limits->result_bytes + WIRE_REPLY_EXTRA);
    buf_init(&worker->article, NULL, limits->result_bytes);
    worker->arena = arena_create(limits->arena_bytes);
    if (!worker->arena)
        return false;
    warm_up(worker);
    return sandbox_enter(PROGRAM_SIZE + WIRE_JOB_MAX + 2 * limits->arena_bytes + 4 * limits->result_bytes);
}

int desk_worker_main(int fd, int tables_fd)
{
    struct worker worker = {.fd = fd};
    signal(SIGPIPE, SIG_IGN);
    bool ready = prepare(&worker, tables_fd);
    if (!ready)
        log_event(LOG_ERROR, "worker-start", "a worker could not prepare itself");
    if (ready && send_reply(&worker, &(struct reply){.kind = REPLY_NONE}))
        while (do_job(&worker))
            ;
    buf_free(&worker.in);
    buf_free(&worker.out);
    buf_free(&worker.article);
    arena_destroy(worker.arena);
    return ready ? 0 : 1;
}
