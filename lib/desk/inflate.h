/* Content codings of request bodies and fetched pages (RFC 9110, section 8.4), undone in the worker. */
#ifndef COPYDESK_DESK_INFLATE_H
#define COPYDESK_DESK_INFLATE_H

#include "base/run.h"
#include "fetch/page.h"

enum { CODINGS_MAX = 3 }; /* codings applied to one body, identity not counted */

/* Undoes the codings of a Content-Encoding value: gzip, x-gzip, deflate (with or without zlib's wrapper), br,
 * zstd, identity, or a list of them in the order in which they were applied. *plain lies in the run's arena,
 * or is `body` itself where nothing was coded; it holds at most limits.inflated_bytes. Fails with
 * UNSUPPORTED_CODING, with INVALID_REQUEST (broken or truncated data, too many codings; member
 * Content-Encoding), BODY_TOO_LARGE, PAGE_TOO_COMPLEX. */
bool inflate_body(struct run *run, struct str codings, struct str body, struct str *plain);

/* The same for the body of a fetched page, by its Content-Encoding field, up to limits.page_bytes; the
 * failures are the same. What follows the end of the coded data is passed over, as browsers do. */
bool inflate_page(struct run *run, struct page *page);

#endif
