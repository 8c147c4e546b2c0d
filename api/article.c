#include "api/accept.h"
#include "api/handlers.h"
#include "api/query.h"
#include "api/reply.h"
#include "api/server.h"
#include "desk/options.h"
#include "render/render.h"

#define ACCEPTED_TYPES "application/json, text/html, application/xhtml+xml or text/plain"

/* What a body is, by its media type. */
static const struct {
    struct str type;
    enum ask_kind kind;
} body_kinds[] = {
    {STR_INIT("application/json"), ASK_JSON},
    {STR_INIT("text/html"), ASK_PAGE},
    {STR_INIT("application/xhtml+xml"), ASK_PAGE},
    {STR_INIT("text/plain"), ASK_PAGE},
};

static bool read_media_type(struct request *request)
{
    struct str field = request_header(request, "Content-Type");
    struct str type = str_trim(str_slice(field, 0, str_find_byte(field, ';', 0)));
    for (size_t i = 0; i < sizeof body_kinds / sizeof body_kinds[0]; i++) {
        if (!str_eq_nocase(type, body_kinds[i].type))
            continue;
        request->ask.kind = body_kinds[i].kind;
        request->ask.content_type = field;
        request->ask.content_encoding = request_header(request, "Content-Encoding");
        return true;
    }
    return request_fail(request, FAIL_UNSUPPORTED_MEDIA_TYPE, "Content-Type",
                        "The field Content-Type is expected to be " ACCEPTED_TYPES ".");
}

static enum MHD_Result read_accept(void *cls, enum MHD_ValueKind kind, const char *key, size_t key_len,
                                   const char *value, size_t value_len)
{
    (void)kind;
    if (str_eq_nocase((struct str){key, key_len}, STR("Accept")))
        accept_read(cls, (struct str){value, value_len});
    return MHD_YES;
}

/* ?form= wins over Accept. */
static bool choose_form(struct request *request)
{
    if (request->ask.options_given & 1u << OPTION_FORM)
        return true;
    struct accept accept = {0};
    MHD_get_connection_values_n(request->connection, MHD_HEADER_KIND, read_accept, &accept);
    if (accept_form(&accept, &request->ask.options.form))
        return true;
    return request_fail(
        request, FAIL_NOT_ACCEPTABLE, "Accept",
        "The article is served as application/json, text/plain, text/html and text/markdown.");
}

bool article_post_check(struct request *request)
{
    return query_read(request, query_set) && read_media_type(request) && choose_form(request);
}

bool article_get_check(struct request *request)
{
    request->ask.kind = ASK_URL;
    if (!query_read(request, query_set))
        return false;
    if (!request->ask.url.at)
        return request_fail(request, FAIL_INVALID_REQUEST, "url", "The parameter url is expected.");
    return choose_form(request);
}

/* The job for a request; its body moves without a copy. NULL when memory is refused. */
static struct job *make_job(struct request *request)
{
    struct job *job = job_create();
    if (!job)
        return NULL;
    const struct ask *ask = &request->ask;
    job->ask = *ask;
    job->ask.url = job_copy(job, ask->url);
    job->ask.content_type = job_copy(job, ask->content_type);
    job->ask.content_encoding = job_copy(job, ask->content_encoding);
    job->ask.body = buf_str(&request->body);
    void *body = request->body.at;
    buf_init(&request->body, NULL, request->body.cap);
    bool copied = (job->ask.url.at || !ask->url.len) &&
                  (job->ask.content_type.at || !ask->content_type.len) &&
                  (job->ask.content_encoding.at || !ask->content_encoding.len);
    if ((!body || job_adopt(job, body)) && copied)
        return job;
    job_destroy(job);
    return NULL;
}

/* On the desk's thread; the request is untouched until its connection has resumed. */
static void on_job_done(struct job *job)
{
    struct request *request = job->owner;
    MHD_resume_connection(request->connection);
}

static void set_refused(struct request *request, enum desk_answer answer)
{
    if (answer == DESK_QUEUE_FULL)
        request_fail(request, FAIL_QUEUE_FULL, NULL, "Try again, slower or elsewhere.");
    else
        request_fail(request, FAIL_DRAINING, NULL, "The service takes no new work; it is about to end.");
}

/* The connection is suspended first: the desk may be done with the job before desk_submit has returned. */
static enum MHD_Result submit(struct request *request, struct job *job)
{
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(request->connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    job->caller_fd = info ? info->connect_fd : -1;
    job->owner = request;
    job->done = on_job_done;
    request->job = job;
    MHD_suspend_connection(request->connection);
    enum desk_answer answer = gate_submit(&request->server->gate, job);
    if (answer == DESK_TAKEN)
        return MHD_YES;
    request->job = NULL;
    job_destroy(job);
    set_refused(request, answer);
    MHD_resume_connection(request->connection);
    return MHD_YES;
}

/* Keeps what the log and the metrics tell of a job. */
static void note_job(struct request *request, const struct job *job)
{
    for (size_t i = 0; i < STAGE_COUNT; i++) {
        request->stage_ns[i] = job->reply.stage_ns[i];
        request->staged |= job->reply.stage_ns[i] > 0;
    }
}

static enum MHD_Result answer(struct request *request, struct job *job)
{
    struct reply *reply = &job->reply;
    if (reply->kind == REPLY_ARTICLE)
        return reply_buf(request, MHD_HTTP_OK, reply->media_type, &reply->bytes);
    if (reply->kind == REPLY_PROBLEM && reply->bytes.len > 0)
        return reply_written_problem(request, &reply->failure, &reply->bytes);
    request->failure = reply->failure.code ? reply->failure : job->failure;
    if (!request->failure.code)
        request_fail(request, FAIL_INTERNAL, NULL, "The desk gave no answer.");
    return reply_problem(request);
}

enum MHD_Result article_handle(struct request *request)
{
    struct job *job = request->job;
    if (job) {
        request->job = NULL;
        note_job(request, job);
        enum MHD_Result result = job->unwanted ? MHD_NO : answer(request, job);
        job_destroy(job);
        request_release_body(request);
        return result;
    }
    if (request->ask.kind != ASK_URL && request->body.len == 0) {
        request_fail(request, FAIL_EMPTY_BODY, NULL, "A page or a JSON object is expected as the body.");
        return reply_problem(request);
    }
    job = make_job(request);
    if (!job) {
        request_fail(request, FAIL_INTERNAL, NULL, "Memory was refused.");
        return reply_problem(request);
    }
    return submit(request, job);
}
