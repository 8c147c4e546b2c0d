#include "api/access_log.h"

#include <netdb.h>
#include <sys/socket.h>

#include "base/clock.h"
#include "base/log.h"

enum { TRACEPARENT_MAX = 128, PAGE_MAX = 1024 };

static void log_remote(struct log_line *line, const struct request *request)
{
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(request->connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    if (!info || !info->client_addr)
        return;
    socklen_t len =
        info->client_addr->sa_family == AF_INET6 ? sizeof(struct sockaddr_in6) : sizeof(struct sockaddr_in);
    char host[NI_MAXHOST];
    if (getnameinfo(info->client_addr, len, host, sizeof host, NULL, 0, NI_NUMERICHOST) == 0)
        log_str(line, "remote", str_of(host));
}

/* W3C Trace Context: hexadecimal digits and dashes; anything else is not passed on. */
static void log_traceparent(struct log_line *line, const struct request *request)
{
    struct str value = request->begun ? request_header(request, "traceparent") : STR_NONE;
    if (value.len == 0 || value.len > TRACEPARENT_MAX)
        return;
    for (size_t i = 0; i < value.len; i++)
        if (!strchr("0123456789abcdef-", value.at[i]))
            return;
    log_str(line, "traceparent", value);
}

static void log_stages(struct log_line *line, const struct request *request)
{
    static const char *const names[STAGE_COUNT] = {
        [STAGE_DECODE] = "decodeMs",   [STAGE_PARSE] = "parseMs",   [STAGE_CLEAN] = "cleanMs",
        [STAGE_EXTRACT] = "extractMs", [STAGE_RENDER] = "renderMs",
    };
    for (size_t i = 0; request->staged && i < STAGE_COUNT; i++)
        log_ms(line, names[i], request->stage_ns[i]);
}

static void log_page(struct log_line *line, const struct request *request)
{
    char page[PAGE_MAX];
    if (request->ask.url.len == 0)
        return;
    request_copy_visible(page, sizeof page, request->ask.url);
    log_str(line, "page", str_of(page));
}

void access_log_write(const struct request *request, bool whole)
{
    struct log_line line;
    log_begin(&line, LOG_INFO, "request");
    if (!line.wanted)
        return;
    if (request->id[0])
        log_str(&line, "requestId", str_of(request->id));
    log_remote(&line, request);
    log_str(&line, "method", str_of(request->method));
    log_str(&line, "path", str_of(request->path));
    log_i64(&line, "status", request->status);
    if (!whole)
        log_str(&line, "outcome", STR("aborted"));
    if (request->failure.code)
        log_str(&line, "problem", str_of(fail_info(request->failure.code)->slug));
    log_ms(&line, "ms", clock_monotonic_ns() - request->started_ns);
    log_i64(&line, "received", (int64_t)request->received);
    log_i64(&line, "sent", (int64_t)request->sent);
    log_stages(&line, request);
    log_traceparent(&line, request);
    log_page(&line, request);
    log_end(&line);
}
