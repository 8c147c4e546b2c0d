#include "api/reply.h"

#include <stdio.h>
#include <stdlib.h>

#include "api/server.h"
#include "render/render.h"

enum { PROBLEM_BYTES_MAX = 16 << 10 };

static void add_fields(struct request *request, struct MHD_Response *response, const char *caching)
{
    MHD_add_response_header(response, "X-Content-Type-Options", "nosniff");
    MHD_add_response_header(response, "Cache-Control", caching);
    MHD_add_response_header(response, "X-Request-Id", request->id);
    if (request->close || server_is_draining(request->server))
        MHD_add_response_header(response, "Connection", "close");
}

static void add_common(struct request *request, struct MHD_Response *response, const char *media_type)
{
    MHD_add_response_header(response, "Content-Type", media_type);
    add_fields(request, response, "no-store");
}

/* Queues a response made here, or gives the connection up where memory is refused. */
static enum MHD_Result queue(struct request *request, int status, struct MHD_Response *response, size_t len)
{
    if (!response)
        return MHD_NO;
    enum MHD_Result queued = MHD_queue_response(request->connection, (unsigned)status, response);
    MHD_destroy_response(response);
    if (queued == MHD_YES) {
        request->status = status;
        request->sent = len;
    }
    return queued;
}

enum MHD_Result reply_static(struct request *request, const char *media_type, struct str bytes)
{
    struct MHD_Response *response =
        MHD_create_response_from_buffer(bytes.len, (void *)(uintptr_t)bytes.at, MHD_RESPMEM_PERSISTENT);
    if (response)
        add_common(request, response, media_type);
    return queue(request, MHD_HTTP_OK, response, bytes.len);
}

/* Whether If-None-Match names an etag, by the weak comparison: etags are quoted, so that none is part of
 * another. */
static bool is_known(const struct request *request, const char *etag)
{
    struct str known = str_trim(request_header(request, "If-None-Match"));
    return str_eq(known, STR("*")) || str_find(known, str_of(etag), 0) != SIZE_MAX;
}

enum MHD_Result reply_file(struct request *request, const struct reply_file *file)
{
    bool known = is_known(request, file->etag);
    struct str bytes = known ? STR("") : file->bytes;
    struct MHD_Response *response =
        MHD_create_response_from_buffer(bytes.len, (void *)(uintptr_t)bytes.at, MHD_RESPMEM_PERSISTENT);
    if (response) {
        if (!known)
            MHD_add_response_header(response, "Content-Type", file->media_type);
        MHD_add_response_header(response, "ETag", file->etag);
        MHD_add_response_header(response, "Content-Security-Policy", file->policy);
        MHD_add_response_header(response, "Referrer-Policy", "no-referrer");
        MHD_add_response_header(response, "Cross-Origin-Opener-Policy", "same-origin");
        add_fields(request, response, "no-cache");
    }
    return queue(request, known ? MHD_HTTP_NOT_MODIFIED : MHD_HTTP_OK, response, bytes.len);
}

/* A response that owns the buffer's bytes; NULL when memory is refused, the bytes are freed then. */
static struct MHD_Response *take(struct buf *bytes)
{
    struct MHD_Response *response =
        bytes->failed
            ? NULL
            : MHD_create_response_from_buffer_with_free_callback_cls(bytes->len, bytes->at, free, bytes->at);
    if (response)
        buf_init(bytes, NULL, bytes->cap);
    else
        buf_free(bytes);
    return response;
}

/* An article is another site's text at this service's address: should a script ever come through, it must
 * find nothing to run it, and no origin to act for. */
static void add_policy(struct MHD_Response *response)
{
    MHD_add_response_header(response, "Content-Security-Policy",
                            "default-src 'none'; img-src http: https:; base-uri 'none'; form-action 'none'; "
                            "frame-ancestors 'none'; sandbox");
    MHD_add_response_header(response, "Referrer-Policy", "no-referrer");
}

enum MHD_Result reply_buf(struct request *request, int status, const char *media_type, struct buf *bytes)
{
    if (bytes->failed) {
        buf_free(bytes);
        request_fail(request, FAIL_INTERNAL, NULL, "The answer could not be written.");
        return reply_problem(request);
    }
    size_t len = bytes->len;
    struct MHD_Response *response = take(bytes);
    if (response)
        add_common(request, response, media_type);
    if (response && str_starts(str_of(media_type), STR("text/html")))
        add_policy(response);
    return queue(request, status, response, len);
}

static void add_problem_fields(struct request *request, struct MHD_Response *response,
                               const struct failure *failure)
{
    int status = fail_info(failure->code)->status;
    if (status == MHD_HTTP_METHOD_NOT_ALLOWED) {
        char allow[ALLOW_MAX];
        route_allow(str_of(request->path), request->admin, allow);
        MHD_add_response_header(response, "Allow", allow);
    }
    if (failure->retry_after_s > 0) {
        char seconds[16];
        snprintf(seconds, sizeof seconds, "%u", failure->retry_after_s);
        MHD_add_response_header(response, "Retry-After", seconds);
    }
}

enum MHD_Result reply_written_problem(struct request *request, const struct failure *failure,
                                      struct buf *document)
{
    size_t len = document->len;
    struct MHD_Response *response = take(document);
    if (response) {
        add_common(request, response, PROBLEM_MEDIA_TYPE);
        add_problem_fields(request, response, failure);
    }
    request->failure = *failure;
    return queue(request, fail_info(failure->code)->status, response, len);
}

enum MHD_Result reply_problem(struct request *request)
{
    struct buf document;
    buf_init(&document, NULL, PROBLEM_BYTES_MAX);
    render_problem(&request->failure, STR_NONE, &document);
    return reply_written_problem(request, &request->failure, &document);
}
