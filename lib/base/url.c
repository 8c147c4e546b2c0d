#include "base/url.h"

#include <curl/curl.h>
#include <stdlib.h>

bool url_is_web(struct str url)
{
    size_t from = str_starts_nocase(url, STR("http://"))    ? 7
                  : str_starts_nocase(url, STR("https://")) ? 8
                                                            : SIZE_MAX;
    return from < url.len && url.at[from] != '/' && url.at[from] != '?' && url.at[from] != '#';
}

struct str url_host(struct str url)
{
    size_t from = str_find(url, STR("://"), 0);
    if (from == SIZE_MAX)
        return STR_NONE;
    from += 3;
    size_t to = from;
    while (to < url.len && !strchr("/?#", url.at[to]))
        to++;
    struct str authority = str_slice(url, from, to);
    size_t at = str_find_byte(authority, '@', 0);
    if (at != SIZE_MAX)
        authority = str_slice(authority, at + 1, authority.len);
    size_t port = authority.len;
    while (port > 0 && ascii_is_digit(authority.at[port - 1]))
        port--;
    if (port > 0 && port < authority.len && authority.at[port - 1] == ':')
        authority.len = port - 1;
    return authority;
}

/* Sets the base, then the reference, which libcurl resolves against it. */
static struct str resolve_with(CURLU *handle, struct run *run, const char *base, const char *reference)
{
    char *url = NULL;
    if (base && curl_url_set(handle, CURLUPART_URL, base, CURLU_URLENCODE))
        return STR_NONE;
    /* libcurl 7.88 takes "#s" for a path; RFC 3986, 5.2.2 keeps the base's path and query. */
    bool fragment = base && reference[0] == '#';
    if (curl_url_set(handle, fragment ? CURLUPART_FRAGMENT : CURLUPART_URL, reference + fragment,
                     CURLU_URLENCODE) ||
        curl_url_get(handle, CURLUPART_URL, &url, 0))
        return STR_NONE;
    struct str resolved = STR_NONE;
    if (url_is_web(str_of(url))) {
        resolved = arena_copy(run->arena, str_of(url));
        if (!resolved.at)
            fail(run, FAIL_PAGE_TOO_COMPLEX, "The page's links need more memory than one job may allocate.");
    }
    curl_free(url);
    return resolved;
}

struct str url_resolve(struct run *run, struct str base, struct str reference)
{
    reference = str_trim(reference);
    if (reference.len == 0 || reference.len > URL_MAX || base.len > URL_MAX)
        return STR_NONE;
    /* On the heap: a page's links are many, and its base would be in the arena with each of them. */
    char *base_z = base.len ? strndup(base.at, base.len) : NULL;
    char *reference_z = strndup(reference.at, reference.len);
    CURLU *handle = curl_url();
    struct str resolved = STR_NONE;
    if (handle && reference_z && (base_z || !base.len))
        resolved = resolve_with(handle, run, base_z, reference_z);
    curl_url_cleanup(handle);
    free(base_z);
    free(reference_z);
    return resolved;
}

/* What follows the scheme, without "www.", fragment and trailing slashes. */
static struct str page_part(struct str url)
{
    size_t scheme = str_find(url, STR("://"), 0);
    if (scheme != SIZE_MAX)
        url = str_slice(url, scheme + 3, url.len);
    else if (str_starts(url, STR("//")))
        url = str_slice(url, 2, url.len);
    if (str_starts_nocase(url, STR("www.")))
        url = str_slice(url, 4, url.len);
    url = str_slice(url, 0, str_find_byte(url, '#', 0));
    while (url.len && url.at[url.len - 1] == '/')
        url.len--;
    return url;
}

bool url_same_page(struct str a, struct str b)
{
    a = page_part(str_trim(a));
    b = page_part(str_trim(b));
    size_t host = str_find_byte(a, '/', 0);
    host = host == SIZE_MAX ? a.len : host;
    return a.len > 0 && str_eq_nocase(str_slice(a, 0, host), str_slice(b, 0, host)) &&
           str_eq(str_slice(a, host, a.len), str_slice(b, host, b.len));
}
