/* Blocks as Markdown: CommonMark 0.31 with GitHub's tables, strikethrough and footnotes. */
#ifndef COPYDESK_RENDER_MARKDOWN_H
#define COPYDESK_RENDER_MARKDOWN_H

#include "base/buf.h"
#include "extract/article.h"

/* Appends the body. Sticks out->failed when refused. */
void write_markdown(const struct article *article, struct buf *out);

#endif
