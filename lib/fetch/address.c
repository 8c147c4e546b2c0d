#include "fetch/address.h"

#include <curl/curl.h>
#include <stdlib.h>

#include "fetch/idna.h"

static bool refuse_scheme(struct failure *failure)
{
    return failure_set(failure, FAIL_INVALID_URL, "Only http and https URLs are fetched.");
}

static bool refuse_syntax(CURLUcode code, struct failure *failure)
{
    if (code == CURLUE_OUT_OF_MEMORY)
        return failure_set(failure, FAIL_INTERNAL, "The memory for a fetch was refused.");
    if (code == CURLUE_UNSUPPORTED_SCHEME)
        return refuse_scheme(failure);
    if (code == CURLUE_USER_NOT_ALLOWED)
        return failure_set(failure, FAIL_INVALID_URL, "A URL with a user name or a password is not fetched.");
    return failure_set(failure, FAIL_INVALID_URL,
                       "An absolute http or https URL is expected; this one cannot be read: %s.",
                       curl_url_strerror(code));
}

static bool is_web_scheme(CURLU *handle)
{
    char *scheme = NULL;
    bool is_web = curl_url_get(handle, CURLUPART_SCHEME, &scheme, 0) == CURLUE_OK &&
                  (strcmp(scheme, "http") == 0 || strcmp(scheme, "https") == 0);
    curl_free(scheme);
    return is_web;
}

/* libcurl's parser lets a space pass that it is told to percent-code. */
static bool has_controls(struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)text.at[i] <= ' ' || text.at[i] == '\x7F')
            return true;
    return false;
}

/* Spells a host that is not ASCII as the DNS knows it, which libcurl does only where the process's locale is
 * UTF-8, and reads the URL anew: it may have turned out an IPv4 address. */
static bool spell_host(CURLU *handle, unsigned flags, struct failure *failure)
{
    char ascii[IDNA_HOST_SIZE], *host = NULL, *url = NULL;
    CURLUcode code = curl_url_get(handle, CURLUPART_HOST, &host, 0);
    if (code == CURLUE_OK && !idna_is_ascii(str_of(host))) {
        code = CURLUE_BAD_HOSTNAME;
        if (idna_to_ascii(str_of(host), ascii))
            code = curl_url_set(handle, CURLUPART_HOST, ascii, 0);
        if (code == CURLUE_OK)
            code = curl_url_get(handle, CURLUPART_URL, &url, 0);
        if (code == CURLUE_OK)
            code = curl_url_set(handle, CURLUPART_URL, url, flags);
    }
    curl_free(host);
    curl_free(url);
    return code == CURLUE_OK || refuse_syntax(code, failure);
}

static void lower(char *at, size_t len)
{
    for (size_t i = 0; i < len; i++)
        at[i] = ascii_lower(at[i]);
}

/* Parses z into handle and takes its parts. */
static bool read_parts(CURLU *handle, const char *z, char **url, char **host, struct failure *failure)
{
    unsigned flags = CURLU_DISALLOW_USER | CURLU_URLENCODE;
    CURLUcode code = curl_url_set(handle, CURLUPART_URL, z, flags);
    if (code != CURLUE_OK)
        return refuse_syntax(code, failure);
    if (!is_web_scheme(handle))
        return refuse_scheme(failure);
    if (!spell_host(handle, flags, failure))
        return false;
    code = curl_url_get(handle, CURLUPART_HOST, host, 0);
    if (code == CURLUE_OK)
        code = curl_url_get(handle, CURLUPART_URL, url, CURLU_NO_DEFAULT_PORT);
    if (code == CURLUE_OK) {
        lower(*host, strlen(*host));
        lower(*url, address_origin(*url).len);
        return true;
    }
    curl_free(*host);
    *host = NULL;
    return refuse_syntax(code, failure);
}

bool address_read(struct str text, size_t max, char **url, char **host, struct failure *failure)
{
    *url = *host = NULL;
    bool ok = false;
    char *z = NULL;
    CURLU *handle = NULL;
    text = str_trim(text);
    if (text.len > max)
        failure_set(failure, FAIL_INVALID_URL, "A URL of at most %zu bytes is expected.", max);
    else if (text.len == 0)
        failure_set(failure, FAIL_INVALID_URL, "An absolute http or https URL is expected.");
    else if (has_controls(text))
        failure_set(failure, FAIL_INVALID_URL, "A URL holds neither spaces nor control characters.");
    else if (!(z = strndup(text.at, text.len)) || !(handle = curl_url()))
        failure_set(failure, FAIL_INTERNAL, "The memory for a fetch was refused.");
    else
        ok = read_parts(handle, z, url, host, failure);
    if (!ok && failure->code == FAIL_INVALID_URL)
        strcpy(failure->member, "url");
    curl_url_cleanup(handle);
    free(z);
    return ok;
}

struct str address_origin(const char *url)
{
    const char *host = strstr(url, "://");
    size_t scheme = host ? (size_t)(host - url) + strlen("://") : 0;
    return (struct str){url, scheme + strcspn(url + scheme, "/?#")};
}

struct str address_target(const char *url)
{
    struct str all = address_without_fragment(url);
    return str_slice(all, address_origin(url).len, all.len);
}

struct str address_without_fragment(const char *url)
{
    return (struct str){url, strcspn(url, "#")};
}
