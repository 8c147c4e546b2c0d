/* Tables, code, figures and other leaves as HTML, and who wrote something when. */
#ifndef COPYDESK_RENDER_HTML_OBJECTS_H
#define COPYDESK_RENDER_HTML_OBJECTS_H

#include "extract/article.h"
#include "render/html_inline.h"

/* Each appends one block of its type. */
void html_code(struct html *html, const struct block *block);
void html_table(struct html *html, const struct block *block);
void html_figure(struct html *html, const struct block *block);
void html_rule(struct html *html, const struct block *block);

/* Each appends a block of its type as a part of a line. */
void html_embed(struct html *html, const struct block *block);
void html_math(struct html *html, const struct block *block);

/* A name in an element of class "author", as a link where its address is known; nothing of an empty name. */
void html_author(struct html *html, const struct person *author);

/* <time> of a date, "2024-11-27 18:05" without what is finer and without its zone; where HTML has no form for
 * it, the page's own words in an element of class "date"; nothing of an unknown date. */
void html_time(struct html *html, struct str date, struct str raw);

#endif
