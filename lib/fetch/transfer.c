#include "fetch/transfer.h"

#include <arpa/inet.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/clock.h"
#include "fetch/outcome.h"

enum { RECEIVE_BUFFER_BYTES = 64 * 1024 };

static bool judge(struct transfer *transfer, const struct sockaddr *address)
{
    const char *why;
    if (transfer->is_trusted || guard_allows(&transfer->config->allow, address, &why))
        return true;
    transfer->refused = why;
    return false;
}

/* Judges every address before a socket is made for it. Not called for a connection that is used again. */
static curl_socket_t on_open_socket(void *context, curlsocktype purpose, struct curl_sockaddr *address)
{
    (void)purpose;
    struct transfer *transfer = context;
    if (!judge(transfer, &address->addr))
        return CURL_SOCKET_BAD;
    transfer->opened++;
    return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

/* Judges the address of the connection that a request is about to be sent over, a used one too. */
static int on_request(void *context, char *ip, char *local_ip, int port, int local_port)
{
    (void)local_ip, (void)local_port;
    struct transfer *transfer = context;
    struct sockaddr_in v4 = {.sin_family = AF_INET, .sin_port = htons((in_port_t)port)};
    struct sockaddr_in6 v6 = {.sin6_family = AF_INET6, .sin6_port = htons((in_port_t)port)};
    const struct sockaddr nothing = {.sa_family = AF_UNSPEC};
    const struct sockaddr *address = &nothing;
    if (inet_pton(AF_INET, ip, &v4.sin_addr) == 1)
        address = (const struct sockaddr *)&v4;
    else if (inet_pton(AF_INET6, ip, &v6.sin6_addr) == 1)
        address = (const struct sockaddr *)&v6;
    if (!judge(transfer, address))
        return CURL_PREREQFUNC_ABORT;
    /* The next hop of a redirect begins anew. */
    transfer->refused = NULL;
    transfer->opened = 0;
    transfer->asked_ns = clock_monotonic_ns();
    return CURL_PREREQFUNC_OK;
}

static size_t on_header(char *bytes, size_t size, size_t count, void *context)
{
    struct transfer *transfer = context;
    size_t len = size * count;
    struct str line = {bytes, len};
    if (str_starts(line, STR("HTTP/")))
        transfer->header_bytes = 0;
    transfer->asked_ns = 0;
    transfer->header_bytes += len;
    if (transfer->header_bytes > transfer->config->header_bytes) {
        failure_set(&transfer->failure, FAIL_UPSTREAM_TOO_LARGE,
                    "The answer's header fields are larger than %zu bytes.", transfer->config->header_bytes);
        return 0;
    }
    bool is_end = str_trim(line).len == 0;
    if (is_end && !outcome_of_header(transfer->easy, &transfer->failure))
        return 0;
    return len;
}

static size_t on_body(char *bytes, size_t size, size_t count, void *context)
{
    struct transfer *transfer = context;
    size_t len = size * count, limit = transfer->config->inflated_bytes;
    if (buf_add(&transfer->body, bytes, len))
        return len;
    if (len > limit - transfer->body.len)
        failure_set(&transfer->failure, FAIL_UPSTREAM_TOO_LARGE,
                    "The page is larger than %zu bytes after its content coding.", limit);
    else
        failure_set(&transfer->failure, FAIL_INTERNAL, "The memory for a fetch was refused.");
    return 0;
}

/* Counts the body as sent: CURLOPT_MAXFILESIZE sees only a stated length. */
static int on_progress(void *context, curl_off_t total, curl_off_t now, curl_off_t up_total,
                       curl_off_t up_now)
{
    (void)total, (void)up_total, (void)up_now;
    struct transfer *transfer = context;
    size_t limit = transfer->config->wire_bytes;
    if (now <= (curl_off_t)limit)
        return 0;
    failure_set(&transfer->failure, FAIL_UPSTREAM_TOO_LARGE, "The page as sent is larger than %zu bytes.",
                limit);
    return 1;
}

struct curl_slist *transfer_request_fields(void)
{
    return curl_slist_append(NULL, "Accept: text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.5");
}

/* Refuses every setting that is refused: all of them are part of the build or fail for want of memory. */
#define SET(easy, option, value) (curl_easy_setopt((easy), CURLOPT_##option, (value)) == CURLE_OK)

static bool set_callbacks(CURL *easy, struct transfer *transfer)
{
    return SET(easy, OPENSOCKETFUNCTION, on_open_socket) && SET(easy, OPENSOCKETDATA, transfer) &&
           SET(easy, PREREQFUNCTION, on_request) && SET(easy, PREREQDATA, transfer) &&
           SET(easy, HEADERFUNCTION, on_header) && SET(easy, HEADERDATA, transfer) &&
           SET(easy, WRITEFUNCTION, on_body) && SET(easy, WRITEDATA, transfer) &&
           SET(easy, XFERINFOFUNCTION, on_progress) && SET(easy, XFERINFODATA, transfer) &&
           SET(easy, NOPROGRESS, 0L);
}

static bool set_request(CURL *easy, const struct fetch_config *config, const char *url,
                        struct curl_slist *fields)
{
    return SET(easy, URL, url) && SET(easy, PROTOCOLS_STR, "http,https") &&
           SET(easy, HTTP_VERSION, (long)CURL_HTTP_VERSION_2TLS) &&
           SET(easy, USERAGENT, config->user_agent) && SET(easy, HTTPHEADER, fields) &&
           SET(easy, ACCEPT_ENCODING, "") && SET(easy, DISALLOW_USERNAME_IN_URL, 1L) &&
           SET(easy, UNRESTRICTED_AUTH, 0L) && SET(easy, AUTOREFERER, 0L) && SET(easy, FOLLOWLOCATION, 1L) &&
           SET(easy, MAXREDIRS, (long)config->redirects) && SET(easy, REDIR_PROTOCOLS_STR, "http,https");
}

static bool set_transport(CURL *easy, const struct fetch_config *config)
{
    /* PROXY "" keeps the environment's proxies out, which would hide the address from the guard. Without
     * QUICK_EXIT, ending a transfer waits for its getaddrinfo. */
    return SET(easy, PROXY, "") && SET(easy, NOSIGNAL, 1L) && SET(easy, QUICK_EXIT, 1L) &&
           SET(easy, CONNECTTIMEOUT_MS, (long)config->connect_ms) &&
           SET(easy, BUFFERSIZE, (long)RECEIVE_BUFFER_BYTES) &&
           SET(easy, MAXFILESIZE_LARGE, (curl_off_t)config->wire_bytes);
}

static bool set_post(CURL *easy, struct str post)
{
    return post.len == 0 || (SET(easy, POSTFIELDSIZE_LARGE, (curl_off_t)post.len) &&
                             SET(easy, POSTFIELDS, post.at) && SET(easy, FOLLOWLOCATION, 0L));
}

bool transfer_open(struct transfer *transfer, const struct fetch_config *config, const char *url,
                   const struct fetch_request *request, struct curl_slist *fields, void *owner)
{
    CURL *easy = curl_easy_init();
    if (!easy)
        return false;
    *transfer = (struct transfer){.easy = easy, .config = config, .is_trusted = request->is_trusted};
    buf_init(&transfer->body, NULL, config->inflated_bytes);
    if (set_callbacks(easy, transfer) && set_request(easy, config, url, fields) &&
        set_transport(easy, config) && set_post(easy, request->post) && SET(easy, PRIVATE, owner))
        return true;
    transfer_close(transfer);
    return false;
}

void transfer_close(struct transfer *transfer)
{
    curl_easy_cleanup(transfer->easy);
    transfer->easy = NULL;
    buf_free(&transfer->body);
}

int64_t transfer_first_byte_due(const struct transfer *transfer)
{
    if (transfer->asked_ns == 0)
        return INT64_MAX;
    return transfer->asked_ns + transfer->config->first_byte_ms * NS_PER_MS;
}

/* The page's parts before they are copied together. */
struct parts {
    struct str url, resolved_url, content_type;
    char date[CLOCK_STAMP_SIZE];
    size_t header_count, header_bytes;
};

static void measure_headers(CURL *easy, struct parts *parts)
{
    struct curl_header *header = NULL;
    while ((header = curl_easy_nextheader(easy, CURLH_HEADER, -1, header))) {
        parts->header_count++;
        parts->header_bytes += strlen(header->name) + strlen(header->value);
    }
}

static struct str put(char **at, struct str s)
{
    struct str copy = {*at, s.len};
    if (s.len)
        memcpy(*at, s.at, s.len);
    *at += s.len;
    return copy;
}

static void put_headers(CURL *easy, struct header *headers, char **at)
{
    struct curl_header *header = NULL;
    for (; (header = curl_easy_nextheader(easy, CURLH_HEADER, -1, header)); headers++) {
        headers->name = put(at, str_of(header->name));
        headers->value = put(at, str_of(header->value));
    }
}

/* One block: the header array, then every span's bytes. */
static bool copy_page(struct transfer *transfer, const struct parts *parts, struct fetch_result *result)
{
    size_t array = parts->header_count * sizeof(struct header);
    struct header *headers = malloc(array + parts->header_bytes + parts->url.len + parts->resolved_url.len +
                                    sizeof parts->date + transfer->body.len);
    if (!headers)
        return false;
    result->memory = headers;
    char *at = (char *)headers + array;
    put_headers(transfer->easy, headers, &at);
    result->page = (struct page){
        .url = put(&at, parts->url),
        .resolved_url = put(&at, parts->resolved_url),
        .date_downloaded = put(&at, str_of(parts->date)),
        .body = put(&at, buf_str(&transfer->body)),
        .headers = headers,
        .header_count = parts->header_count,
    };
    result->page.content_type = page_header(&result->page, STR("Content-Type"));
    return true;
}

static void make_page(struct transfer *transfer, const char *url, struct fetch_result *result)
{
    long status = 0;
    char *resolved = NULL;
    curl_easy_getinfo(transfer->easy, CURLINFO_RESPONSE_CODE, &status);
    curl_easy_getinfo(transfer->easy, CURLINFO_EFFECTIVE_URL, &resolved);
    if (transfer->body.len == 0) {
        failure_set(&result->failure, FAIL_UPSTREAM_STATUS,
                    "The upstream server answered with status %ld and no page.", status);
        result->failure.upstream_status = (int)status;
        return;
    }
    struct parts parts = {.url = str_of(url), .resolved_url = str_of(resolved)};
    clock_stamp(clock_wall_ms(), parts.date);
    measure_headers(transfer->easy, &parts);
    result->ok = copy_page(transfer, &parts, result);
    if (result->ok)
        result->page.status_code = (int)status;
    else
        failure_set(&result->failure, FAIL_INTERNAL, "The memory for a fetch was refused.");
}

void transfer_result(struct transfer *transfer, CURLcode code, const char *url, struct fetch_result *result)
{
    *result = (struct fetch_result){.ok = false};
    if (code == CURLE_OK)
        make_page(transfer, url, result);
    else
        outcome_of_code(transfer, code, &result->failure);
}
