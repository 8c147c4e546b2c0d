#include "fetch/outcome.h"

/* What each CURLcode that a fetch can end with means; others are FAIL_INTERNAL. */
static const struct outcome {
    CURLcode code;
    enum fail fail;
    const char *detail;
} outcomes[] = {
    {CURLE_COULDNT_RESOLVE_HOST, FAIL_UPSTREAM_DNS,
     "The host name has no address, or its name server fails."},
    {CURLE_COULDNT_CONNECT, FAIL_UPSTREAM_CONNECT, "No connection could be made to any address of the host."},
    {CURLE_OPERATION_TIMEDOUT, FAIL_UPSTREAM_TIMEOUT, "No connection was made in time."},
    {CURLE_SSL_CONNECT_ERROR, FAIL_UPSTREAM_TLS,
     "The upstream server and the service agree on no TLS session."},
    {CURLE_PEER_FAILED_VERIFICATION, FAIL_UPSTREAM_TLS,
     "The upstream server's certificate cannot be trusted."},
    {CURLE_SSL_CIPHER, FAIL_UPSTREAM_TLS, "The upstream server offers no cipher that is used here."},
    {CURLE_SSL_CERTPROBLEM, FAIL_UPSTREAM_TLS, "The upstream server asks for a client certificate."},
    {CURLE_SSL_CLIENTCERT, FAIL_UPSTREAM_TLS, "The upstream server asks for a client certificate."},
    {CURLE_SSL_ISSUER_ERROR, FAIL_UPSTREAM_TLS, "The upstream server's certificate cannot be trusted."},
    {CURLE_SSL_CACERT_BADFILE, FAIL_UPSTREAM_TLS, "The service has no certificates to verify servers with."},
    {CURLE_FILESIZE_EXCEEDED, FAIL_UPSTREAM_TOO_LARGE, "The page as sent is past the limit."},
    {CURLE_PARTIAL_FILE, FAIL_UPSTREAM_PROTOCOL, "The answer ended before its stated length."},
    {CURLE_GOT_NOTHING, FAIL_UPSTREAM_PROTOCOL, "The connection was closed without an answer."},
    {CURLE_RECV_ERROR, FAIL_UPSTREAM_PROTOCOL, "The connection broke while the answer was read."},
    {CURLE_SEND_ERROR, FAIL_UPSTREAM_PROTOCOL, "The connection broke while the request was sent."},
    {CURLE_WEIRD_SERVER_REPLY, FAIL_UPSTREAM_PROTOCOL, "The answer is not HTTP."},
    {CURLE_HTTP2, FAIL_UPSTREAM_PROTOCOL, "The answer breaks the rules of HTTP/2."},
    {CURLE_HTTP2_STREAM, FAIL_UPSTREAM_PROTOCOL, "The upstream server broke off the HTTP/2 stream."},
    {CURLE_BAD_CONTENT_ENCODING, FAIL_UPSTREAM_PROTOCOL, "The body is not of the content coding it states."},
    /* libcurl's own decoder met bytes behind the end of a robots.txt; our callbacks say why they stop. */
    {CURLE_WRITE_ERROR, FAIL_UPSTREAM_PROTOCOL, "The body is not of the content coding it states."},
    {CURLE_UNSUPPORTED_PROTOCOL, FAIL_UPSTREAM_PROTOCOL, "The answer is not HTTP."},
    {CURLE_OUT_OF_MEMORY, FAIL_INTERNAL, "Memory was refused."},
};

bool outcome_of_code(const struct transfer *transfer, CURLcode code, struct failure *failure)
{
    if (transfer->failure.code != FAIL_NONE) {
        *failure = transfer->failure;
        return false;
    }
    if (transfer->refused && (code == CURLE_ABORTED_BY_CALLBACK || transfer->opened == 0))
        return failure_set(failure, FAIL_ADDRESS_FORBIDDEN,
                           transfer->refused == guard_port_refused
                               ? "The URL names a port that is not fetched from."
                               : "The host leads to an address that is not fetched from.");
    /* libcurl 7.88 takes no line of 100 KiB, and says no more than that. */
    if (code == CURLE_OUT_OF_MEMORY && transfer->in_header)
        return failure_set(failure, FAIL_UPSTREAM_TOO_LARGE,
                           "The answer has a header field that is too large.");
    for (size_t i = 0; i < sizeof outcomes / sizeof outcomes[0]; i++)
        if (outcomes[i].code == code)
            return failure_set(failure, outcomes[i].fail, "%s", outcomes[i].detail);
    return failure_set(failure, FAIL_INTERNAL, "The fetch failed: %s.", curl_easy_strerror(code));
}

/* Media types, or their beginnings, that hold no text; anything else is judged by its bytes later. */
static const struct str binary_types[] = {
    STR("image/"),
    STR("audio/"),
    STR("video/"),
    STR("font/"),
    STR("application/pdf"),
    STR("application/zip"),
    STR("application/gzip"),
    STR("application/x-gzip"),
    STR("application/x-7z-compressed"),
    STR("application/vnd.rar"),
    STR("application/x-tar"),
    STR("application/epub+zip"),
    STR("application/msword"),
    STR("application/vnd.ms-"),
    STR("application/vnd.openxmlformats-officedocument."),
    STR("application/vnd.oasis.opendocument."),
    STR("application/java-archive"),
    STR("application/wasm"),
};

static struct str last_header(CURL *easy, const char *name)
{
    struct curl_header *header;
    if (curl_easy_header(easy, name, 0, CURLH_HEADER, -1, &header) != CURLHE_OK)
        return STR_NONE;
    return str_trim(str_of(header->value));
}

/* Holds a field's lengths, parted by commas, against *length, which the first one of all sets. */
static bool lengths_agree(struct str field, uint64_t *length, bool *known)
{
    uint64_t stated;
    for (struct str rest = field, piece; str_next(&rest, ',', &piece);) {
        if (!str_to_u64(str_trim(piece), UINT64_MAX, &stated) || (*known && stated != *length))
            return false;
        *length = stated;
        *known = true;
    }
    return true;
}

bool outcome_of_length(CURL *easy, struct failure *failure)
{
    uint64_t length = 0;
    bool known = false;
    struct curl_header *header;
    if (curl_easy_header(easy, "Transfer-Encoding", 0, CURLH_HEADER, -1, &header) == CURLHE_OK)
        return true;
    for (size_t i = 0; curl_easy_header(easy, "Content-Length", i, CURLH_HEADER, -1, &header) == CURLHE_OK;
         i++)
        if (!lengths_agree(str_of(header->value), &length, &known))
            return failure_set(failure, FAIL_UPSTREAM_PROTOCOL,
                               "The answer states lengths that differ or are none.");
    return true;
}

static bool judge_media_type(CURL *easy, struct failure *failure)
{
    struct str type = last_header(easy, "Content-Type");
    type = str_trim(str_slice(type, 0, str_find_byte(type, ';', 0)));
    /* An SVG is text; whether it is a page is for the decoder to say. */
    if (str_eq_nocase(type, STR("image/svg+xml")))
        return true;
    for (size_t i = 0; i < sizeof binary_types / sizeof binary_types[0]; i++)
        if (str_starts_nocase(type, binary_types[i]))
            return failure_set(failure, FAIL_UPSTREAM_MEDIA_TYPE,
                               "HTML or plain text is expected; the upstream server sent %.*s.",
                               (int)(type.len < 128 ? type.len : 128), type.at);
    return true;
}

static bool judge_status(CURL *easy, long status, struct failure *failure)
{
    curl_off_t retry_after = 0;
    curl_easy_getinfo(easy, CURLINFO_RETRY_AFTER, &retry_after);
    failure_set(failure, FAIL_UPSTREAM_STATUS, "The upstream server answered with status %ld.", status);
    failure->upstream_status = (int)status;
    if (retry_after > 0)
        failure->retry_after_s = retry_after < UINT32_MAX ? (unsigned)retry_after : UINT32_MAX;
    return false;
}

static long status_of(CURL *easy)
{
    long status = 0;
    curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
    return status;
}

bool outcome_is_interim(CURL *easy)
{
    return status_of(easy) / 100 == 1;
}

bool outcome_is_redirect(CURL *easy, struct str *location)
{
    static const long statuses[] = {301, 302, 303, 307, 308};
    *location = last_header(easy, "Location");
    for (size_t i = 0; i < sizeof statuses / sizeof statuses[0]; i++)
        if (statuses[i] == status_of(easy))
            return location->len > 0;
    return false;
}

bool outcome_of_header(CURL *easy, struct failure *failure)
{
    long status = status_of(easy);
    if (status < 200 || status > 299)
        return judge_status(easy, status, failure);
    return judge_media_type(easy, failure);
}
