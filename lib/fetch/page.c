#include "fetch/page.h"

#include <stdlib.h>

struct str page_header(const struct page *page, struct str name)
{
    for (size_t i = 0; i < page->header_count; i++)
        if (str_eq_nocase(page->headers[i].name, name))
            return page->headers[i].value;
    return STR_NONE;
}

/* Copies s to *at, which it moves on. */
static struct str put(char **at, struct str s)
{
    struct str copy = {*at, s.len};
    if (s.len)
        memcpy(*at, s.at, s.len);
    *at += s.len;
    return copy;
}

static size_t header_bytes(const struct page *page)
{
    size_t bytes = 0;
    for (size_t i = 0; i < page->header_count; i++)
        bytes += page->headers[i].name.len + page->headers[i].value.len;
    return bytes;
}

void *page_copy(const struct page *page, struct str url, struct page *copy)
{
    /* The header array, then every span's bytes. */
    size_t array = page->header_count * sizeof(struct header);
    struct header *headers = malloc(array + header_bytes(page) + url.len + page->resolved_url.len +
                                    page->content_type.len + page->date_downloaded.len + page->body.len + 1);
    if (!headers)
        return NULL;
    char *at = (char *)headers + array;
    for (size_t i = 0; i < page->header_count; i++) {
        headers[i].name = put(&at, page->headers[i].name);
        headers[i].value = put(&at, page->headers[i].value);
    }
    *copy = *page;
    copy->headers = headers;
    copy->url = put(&at, url);
    copy->resolved_url = put(&at, page->resolved_url);
    copy->date_downloaded = put(&at, page->date_downloaded);
    copy->body = put(&at, page->body);
    copy->content_type = put(&at, page->content_type);
    return headers;
}
