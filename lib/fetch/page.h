/* A page as it came: bytes and what is known of how they were got. Made by the fetcher, or from a request
 * that carries the page itself. */
#ifndef COPYDESK_FETCH_PAGE_H
#define COPYDESK_FETCH_PAGE_H

#include "base/str.h"

struct header {
    struct str name; /* as sent; compared without case */
    struct str value;
};

/* All spans are owned by whoever made the page and outlive it. Empty means unknown. */
struct page {
    struct str url;             /* as asked */
    struct str resolved_url;    /* after redirects */
    struct str body;            /* as received; of a fetched page its content coding is not undone */
    struct str content_type;    /* the Content-Type field's value; empty: sniff */
    struct str date_downloaded; /* RFC 3339 */
    unsigned redirects;         /* that led from url to resolved_url */
    int status_code;            /* of the answer that carried the body; 0: unknown */
    const struct header *headers;
    size_t header_count;
    bool is_unicode; /* the body is UTF-8 by construction (a JSON string): declared charsets do not count */
};

/* Value of the first header of that name; empty where there is none. */
struct str page_header(const struct page *page, struct str name);

/* Copies a page that was fetched, with another URL as the one asked, into one heap block that is freed with
 * free(). NULL when memory is refused. */
void *page_copy(const struct page *page, struct str url, struct page *copy);

#endif
