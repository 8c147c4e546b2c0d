/* Text with marks, as inline HTML. */
#ifndef COPYDESK_RENDER_HTML_INLINE_H
#define COPYDESK_RENDER_HTML_INLINE_H

#include "render/html_notes.h"
#include "render/html_tags.h"

/* What the whole of one HTML text is written with. */
struct html {
    struct buf *out;
    const struct article *article;
    struct html_notes notes;
};

/* Said of links to other pages: they are not vouched for, and learn nothing of the page they stand on. */
#define HTML_LINK_REL STR("nofollow noopener noreferrer")

/* Appends the bytes [from, to) of a text with the marks over them: phrasing content, a "\n" as <br>. */
void html_rich(struct html *html, const struct rich *rich, size_t from, size_t to);

/* The same of a text without marks. */
void html_line(struct html *html, struct str text);

/* <a> around a text; the text alone where the address is not safe. */
void html_link(struct html *html, struct str url, struct str text);

#endif
