#include "fetch/transfer.h"

#include <arpa/inet.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"
#include "fetch/address.h"
#include "fetch/outcome.h"

enum {
    RECEIVE_BUFFER_BYTES = 64 * 1024,
    /* What is read of a redirect's body, so that its connection can be used again. */
    REDIRECT_BODY_BYTES = 64 * 1024,
};

static bool judge(struct transfer *transfer, const struct sockaddr *address)
{
    const char *why;
    const struct fetch_config *config = transfer->order.config;
    if (transfer->order.is_trusted || guard_allows(&config->allow, &config->ports, address, &why))
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
    transfer->refused = NULL;
    transfer->in_header = true;
    transfer->asked_ns = clock_monotonic_ns();
    return CURL_PREREQFUNC_OK;
}

/* Counts bytes of the answer, which has begun. */
static void keep_pace(struct transfer *transfer, size_t len)
{
    transfer->asked_ns = 0;
    if (transfer->pace_ns == 0)
        transfer->pace_ns = clock_monotonic_ns();
    transfer->pace_bytes += len;
}

/* A Location against the URL it came from (RFC 9110, 10.2.2); NULL where it cannot be read. libcurl says
 * where a redirect leads only once its body is whole. */
static char *resolve(const char *base, struct str location)
{
    char *text = strndup(location.at, location.len), *url = NULL;
    CURLU *handle = text ? curl_url() : NULL;
    if (handle && curl_url_set(handle, CURLUPART_URL, base, 0) == CURLUE_OK &&
        curl_url_set(handle, CURLUPART_URL, text,
                     CURLU_URLENCODE | CURLU_ALLOW_SPACE | CURLU_NON_SUPPORT_SCHEME) == CURLUE_OK)
        curl_url_get(handle, CURLUPART_URL, &url, 0);
    curl_url_cleanup(handle);
    free(text);
    return url;
}

/* Judges the answer once its header is whole. */
static bool judge_header(struct transfer *transfer)
{
    struct str location = STR_NONE;
    if (!outcome_of_length(transfer->easy, &transfer->failure))
        return false;
    transfer->is_redirect = !transfer->order.is_trusted && outcome_is_redirect(transfer->easy, &location);
    if (transfer->is_redirect)
        transfer->location = resolve(transfer->order.url, location);
    if (transfer->is_redirect || transfer->order.is_robots)
        return true;
    return outcome_of_header(transfer->easy, &transfer->failure);
}

static size_t on_header(char *bytes, size_t size, size_t count, void *context)
{
    struct transfer *transfer = context;
    size_t len = size * count, limit = transfer->order.config->header_bytes;
    struct str line = {bytes, len};
    if (str_starts(line, STR("HTTP/")))
        transfer->header_bytes = 0;
    keep_pace(transfer, len);
    transfer->header_bytes += len;
    if (transfer->header_bytes > limit) {
        failure_set(&transfer->failure, FAIL_UPSTREAM_TOO_LARGE,
                    "The answer's header fields are larger than %zu bytes.", limit);
        return 0;
    }
    if (str_trim(line).len > 0 || !transfer->in_header) /* or the end of trailers */
        return len;
    transfer->in_header = outcome_is_interim(transfer->easy);
    return transfer->in_header || judge_header(transfer) ? len : 0;
}

/* Adds what there is room for; false when that is not all. */
static bool add_beginning(struct transfer *transfer, const char *bytes, size_t len)
{
    size_t room = transfer->body.cap - transfer->body.len;
    bool fits = len <= room;
    transfer->is_cut = !fits;
    return buf_add(&transfer->body, bytes, fits ? len : room) && fits;
}

static size_t on_body(char *bytes, size_t size, size_t count, void *context)
{
    struct transfer *transfer = context;
    size_t len = size * count, limit = transfer->order.config->wire_bytes;
    keep_pace(transfer, len);
    if (transfer->is_redirect)
        return transfer->pace_bytes <= REDIRECT_BODY_BYTES ? len : 0;
    if (transfer->order.is_robots)
        return add_beginning(transfer, bytes, len) ? len : 0;
    if (buf_add(&transfer->body, bytes, len))
        return len;
    if (len > limit - transfer->body.len)
        failure_set(&transfer->failure, FAIL_UPSTREAM_TOO_LARGE, "The page as sent is larger than %zu bytes.",
                    limit);
    else
        failure_set(&transfer->failure, FAIL_INTERNAL, "The memory for a fetch was refused.");
    return 0;
}

static struct curl_slist *append_all(const char *const fields[])
{
    struct curl_slist *list = NULL;
    for (size_t i = 0; fields[i]; i++) {
        struct curl_slist *longer = curl_slist_append(list, fields[i]);
        if (!longer) {
            curl_slist_free_all(list);
            return NULL;
        }
        list = longer;
    }
    return list;
}

struct curl_slist *transfer_request_fields(void)
{
    /* Bodies are handed on as sent: the worker undoes their codings. */
    static const char *const fields[] = {"Accept: text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.5",
                                         "Accept-Encoding: gzip, deflate, br, zstd", NULL};
    return append_all(fields);
}

struct curl_slist *transfer_post_fields(void)
{
    /* An empty Expect spares a large body the wait for "100 Continue". */
    static const char *const fields[] = {"Content-Type: application/json", "Accept: text/html,*/*;q=0.5",
                                         "Expect:", NULL};
    return append_all(fields);
}

/* Refuses every setting that is refused: all of them are part of the build or fail for want of memory. */
#define SET(easy, option, value) (curl_easy_setopt((easy), CURLOPT_##option, (value)) == CURLE_OK)

static bool set_callbacks(CURL *easy, struct transfer *transfer)
{
    return SET(easy, OPENSOCKETFUNCTION, on_open_socket) && SET(easy, OPENSOCKETDATA, transfer) &&
           SET(easy, PREREQFUNCTION, on_request) && SET(easy, PREREQDATA, transfer) &&
           SET(easy, HEADERFUNCTION, on_header) && SET(easy, HEADERDATA, transfer) &&
           SET(easy, WRITEFUNCTION, on_body) && SET(easy, WRITEDATA, transfer);
}

/* Whether a connection to the same server is waited for that may turn out to be HTTP/2. Without TLS that
 * shows only in its first answer. */
static long waits_to_share(const char *url)
{
    return str_starts(str_of(url), STR("https:"));
}

static bool set_request(CURL *easy, const struct transfer_order *order)
{
    return SET(easy, URL, order->url) && SET(easy, PROTOCOLS_STR, "http,https") &&
           SET(easy, HTTP_VERSION, (long)CURL_HTTP_VERSION_2TLS) &&
           SET(easy, USERAGENT, order->config->user_agent) && SET(easy, HTTPHEADER, order->fields) &&
           SET(easy, PIPEWAIT, waits_to_share(order->url)) && SET(easy, DISALLOW_USERNAME_IN_URL, 1L) &&
           SET(easy, FOLLOWLOCATION, 0L);
}

/* The codings of a page are left for the worker; a robots.txt is read here. */
static bool set_body(CURL *easy, const struct transfer_order *order)
{
    if (order->post.len && !(SET(easy, POSTFIELDSIZE_LARGE, (curl_off_t)order->post.len) &&
                             SET(easy, POSTFIELDS, order->post.at)))
        return false;
    return order->is_robots ? SET(easy, ACCEPT_ENCODING, "")
                            : SET(easy, HTTP_CONTENT_DECODING, 0L) &&
                                  SET(easy, MAXFILESIZE_LARGE, (curl_off_t)order->config->wire_bytes);
}

static bool set_transport(CURL *easy, const struct fetch_config *config)
{
    /* PROXY "" keeps the environment's proxies out, which would hide the address from the guard. Without
     * QUICK_EXIT, ending a transfer waits for its getaddrinfo. */
    return SET(easy, PROXY, "") && SET(easy, NOSIGNAL, 1L) && SET(easy, QUICK_EXIT, 1L) &&
           SET(easy, CONNECTTIMEOUT_MS, (long)config->connect_ms) &&
           SET(easy, BUFFERSIZE, (long)RECEIVE_BUFFER_BYTES) &&
           SET(easy, SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2) &&
           (!config->ca_file || (SET(easy, CAINFO, config->ca_file) && SET(easy, CAPATH, NULL)));
}

bool transfer_open(struct transfer *transfer, const struct transfer_order *order, void *owner)
{
    CURL *easy = curl_easy_init();
    if (!easy)
        return false;
    *transfer = (struct transfer){.easy = easy, .order = *order};
    buf_init(&transfer->body, NULL,
             order->is_robots ? order->config->robots_bytes : order->config->wire_bytes);
    if (set_callbacks(easy, transfer) && set_request(easy, order) && set_body(easy, order) &&
        set_transport(easy, order->config) && SET(easy, PRIVATE, owner))
        return true;
    transfer_close(transfer);
    return false;
}

void transfer_close(struct transfer *transfer)
{
    curl_easy_cleanup(transfer->easy);
    curl_free(transfer->location);
    transfer->easy = NULL;
    transfer->location = NULL;
    buf_free(&transfer->body);
}

int64_t transfer_due(const struct transfer *transfer, const char **what)
{
    const struct fetch_config *config = transfer->order.config;
    if (transfer->order.is_trusted)
        return INT64_MAX;
    if (transfer->asked_ns) {
        *what = "No byte of an answer came in time.";
        return transfer->asked_ns + config->first_byte_ms * NS_PER_MS;
    }
    if (transfer->pace_ns && config->low_speed_bytes) {
        *what = "The answer's bytes come too slowly.";
        return transfer->pace_ns + config->low_speed_ms * NS_PER_MS;
    }
    return INT64_MAX;
}

bool transfer_keeps_pace(struct transfer *transfer)
{
    const struct fetch_config *config = transfer->order.config;
    if (transfer->asked_ns || transfer->pace_bytes * 1000 < config->low_speed_bytes * config->low_speed_ms)
        return false;
    transfer->pace_ns = clock_monotonic_ns();
    transfer->pace_bytes = 0;
    return true;
}

/* The reason stays with the operator: it says what a name leads to inside their network. */
static void log_refusal(const struct transfer *transfer)
{
    struct log_line line;
    log_begin(&line, LOG_DEBUG, "fetch-refused");
    log_str(&line, "origin", address_origin(transfer->order.url));
    log_str(&line, "reason", str_of(transfer->refused));
    log_end(&line);
}

enum transfer_end transfer_end(struct transfer *transfer, CURLcode code, struct failure *failure)
{
    if (transfer->is_redirect)
        return TRANSFER_REDIRECT;
    if (code == CURLE_OK || transfer->is_cut)
        return TRANSFER_BODY;
    outcome_of_code(transfer, code, failure);
    if (failure->code == FAIL_ADDRESS_FORBIDDEN)
        log_refusal(transfer);
    return TRANSFER_FAILED;
}

const char *transfer_location(const struct transfer *transfer)
{
    return transfer->location;
}

long transfer_status(const struct transfer *transfer)
{
    long status = 0;
    curl_easy_getinfo(transfer->easy, CURLINFO_RESPONSE_CODE, &status);
    return status;
}

unsigned transfer_connections(const struct transfer *transfer)
{
    long count = 0;
    curl_easy_getinfo(transfer->easy, CURLINFO_NUM_CONNECTS, &count);
    return count > 0 ? (unsigned)count : 0;
}

static size_t count_headers(CURL *easy)
{
    size_t count = 0;
    struct curl_header *header = NULL;
    while ((header = curl_easy_nextheader(easy, CURLH_HEADER, -1, header)))
        count++;
    return count;
}

/* The answer's header fields in a heap array, their text libcurl's; NULL when memory is refused. */
static struct header *list_headers(CURL *easy, size_t count)
{
    struct header *headers = calloc(count + 1, sizeof *headers);
    struct curl_header *header = NULL;
    for (size_t i = 0; headers && i < count; i++) {
        header = curl_easy_nextheader(easy, CURLH_HEADER, -1, header);
        headers[i] = (struct header){str_of(header->name), str_of(header->value)};
    }
    return headers;
}

static void copy_page(struct transfer *transfer, struct page *page, struct fetch_result *result)
{
    page->header_count = count_headers(transfer->easy);
    struct header *headers = list_headers(transfer->easy, page->header_count);
    page->headers = headers;
    page->content_type = headers ? page_header(page, STR("Content-Type")) : STR_NONE;
    result->memory = headers ? page_copy(page, page->url, &result->page) : NULL;
    result->ok = result->memory;
    free(headers);
    if (!result->ok)
        failure_set(&result->failure, FAIL_INTERNAL, "The memory for a fetch was refused.");
}

void transfer_page(struct transfer *transfer, const char *asked, unsigned redirects,
                   struct fetch_result *result)
{
    *result = (struct fetch_result){.ok = false};
    int status = (int)transfer_status(transfer);
    if (transfer->body.len == 0) {
        failure_set(&result->failure, FAIL_UPSTREAM_STATUS,
                    "The upstream server answered with status %d and no page.", status);
        result->failure.upstream_status = status;
        return;
    }
    char date[CLOCK_STAMP_SIZE];
    clock_stamp(clock_wall_ms(), date);
    struct page page = {.url = str_of(asked),
                        .resolved_url = address_without_fragment(transfer->order.url),
                        .body = buf_str(&transfer->body),
                        .date_downloaded = str_of(date),
                        .redirects = redirects,
                        .status_code = status};
    copy_page(transfer, &page, result);
}
