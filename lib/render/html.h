/* Blocks as HTML: built through an allow-list of elements and attributes (render/html_tags.h), never by
 * filtering the page's own. Nothing of it is a script, a style, a frame, a form, or text that a parser reads
 * otherwise than as text.
 *
 *     paragraph, heading   p, h1 … h6               figure     figure, img, figcaption, small.credit
 *     list                 ul, ol, dl where it has terms       embed      p with a link: nothing is embedded
 *     quote                blockquote, footer       math       p with code.math, which holds TeX
 *     code                 pre, code.language-…     footnotes  section.footnotes, ol
 *     table                table, caption, thead …  post       article, header with a time
 *
 * Parsing what is written and writing it again gives the same bytes. */
#ifndef COPYDESK_RENDER_HTML_H
#define COPYDESK_RENDER_HTML_H

#include "base/buf.h"
#include "extract/article.h"

/* Appends the body, a "\n" behind each of its outermost blocks. Sticks out->failed when refused. */
void write_html(const struct article *article, struct buf *out);

#endif
