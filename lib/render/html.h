/* Blocks as HTML: built through an allow-list of elements and attributes, never by filtering the page's own.
 */
#ifndef COPYDESK_RENDER_HTML_H
#define COPYDESK_RENDER_HTML_H

#include "base/buf.h"
#include "extract/article.h"

/* Appends the body. Sticks out->failed when refused. */
void write_html(const struct article *article, struct buf *out);

#endif
