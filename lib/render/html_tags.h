/* HTML out, through an allow-list: elements, the attributes each may have, and what an attribute's value may
 * be stand in one table. What is not in it cannot be written. Text and values are escaped as the HTML
 * standard serialises them (13.3), so that parsing and serialising again gives the same bytes. */
#ifndef COPYDESK_RENDER_HTML_TAGS_H
#define COPYDESK_RENDER_HTML_TAGS_H

#include "base/buf.h"

/* X(NAME, attribute, what its value may be). */
#define HTML_ATTR_TABLE(X)                                                                                   \
    X(HREF, "href", LINK)                                                                                    \
    X(REL, "rel", WORDS)                                                                                     \
    X(ID, "id", WORDS)                                                                                       \
    X(CLASS, "class", WORDS)                                                                                 \
    X(LANG, "lang", WORDS)                                                                                   \
    X(DIR, "dir", WORDS)                                                                                     \
    X(CITE, "cite", LINK)                                                                                    \
    X(START, "start", NUMBER)                                                                                \
    X(SCOPE, "scope", WORDS)                                                                                 \
    X(COLSPAN, "colspan", NUMBER)                                                                            \
    X(ROWSPAN, "rowspan", NUMBER)                                                                            \
    X(SRC, "src", IMAGE)                                                                                     \
    X(ALT, "alt", TEXT)                                                                                      \
    X(WIDTH, "width", NUMBER)                                                                                \
    X(HEIGHT, "height", NUMBER)                                                                              \
    X(LOADING, "loading", WORDS)                                                                             \
    X(DATETIME, "datetime", WORDS)

enum html_attr_name {
#define X(NAME, name, value) HTML_ATTR_##NAME,
    HTML_ATTR_TABLE(X)
#undef X
        HTML_ATTR_COUNT
};

/* Bits of attributes. */
enum html_attr_bit {
    HTML_NONE = 0,
#define X(NAME, name, value) HTML_##NAME = 1 << HTML_ATTR_##NAME,
    HTML_ATTR_TABLE(X)
#undef X
        HTML_FLOW = HTML_LANG | HTML_DIR
};

/* X(NAME, element, its attributes). */
#define HTML_ELEMENT_TABLE(X)                                                                                \
    X(P, "p", HTML_FLOW)                                                                                     \
    X(H1, "h1", HTML_FLOW)                                                                                   \
    X(H2, "h2", HTML_FLOW)                                                                                   \
    X(H3, "h3", HTML_FLOW)                                                                                   \
    X(H4, "h4", HTML_FLOW)                                                                                   \
    X(H5, "h5", HTML_FLOW)                                                                                   \
    X(H6, "h6", HTML_FLOW)                                                                                   \
    X(UL, "ul", HTML_FLOW)                                                                                   \
    X(OL, "ol", HTML_START | HTML_FLOW)                                                                      \
    X(LI, "li", HTML_ID | HTML_FLOW)                                                                         \
    X(DL, "dl", HTML_FLOW)                                                                                   \
    X(DT, "dt", HTML_FLOW)                                                                                   \
    X(DD, "dd", HTML_FLOW)                                                                                   \
    X(BLOCKQUOTE, "blockquote", HTML_CITE | HTML_FLOW)                                                       \
    X(FOOTER, "footer", HTML_NONE)                                                                           \
    X(PRE, "pre", HTML_NONE)                                                                                 \
    X(CODE, "code", HTML_CLASS)                                                                              \
    X(TABLE, "table", HTML_FLOW)                                                                             \
    X(CAPTION, "caption", HTML_NONE)                                                                         \
    X(THEAD, "thead", HTML_NONE)                                                                             \
    X(TBODY, "tbody", HTML_NONE)                                                                             \
    X(TR, "tr", HTML_NONE)                                                                                   \
    X(TH, "th", HTML_SCOPE | HTML_COLSPAN | HTML_ROWSPAN)                                                    \
    X(TD, "td", HTML_COLSPAN | HTML_ROWSPAN)                                                                 \
    X(FIGURE, "figure", HTML_NONE)                                                                           \
    X(FIGCAPTION, "figcaption", HTML_NONE)                                                                   \
    X(IMG, "img", HTML_SRC | HTML_ALT | HTML_WIDTH | HTML_HEIGHT | HTML_LOADING)                             \
    X(SPAN, "span", HTML_CLASS)                                                                              \
    X(SMALL, "small", HTML_CLASS)                                                                            \
    X(HR, "hr", HTML_NONE)                                                                                   \
    X(BR, "br", HTML_NONE)                                                                                   \
    X(A, "a", HTML_HREF | HTML_REL | HTML_ID)                                                                \
    X(STRONG, "strong", HTML_NONE)                                                                           \
    X(EM, "em", HTML_NONE)                                                                                   \
    X(SUB, "sub", HTML_NONE)                                                                                 \
    X(SUP, "sup", HTML_NONE)                                                                                 \
    X(DEL, "del", HTML_NONE)                                                                                 \
    X(SECTION, "section", HTML_CLASS)                                                                        \
    X(ARTICLE, "article", HTML_NONE)                                                                         \
    X(HEADER, "header", HTML_NONE)                                                                           \
    X(TIME, "time", HTML_DATETIME)                                                                           \
    X(HTML, "html", HTML_FLOW)                                                                               \
    X(BODY, "body", HTML_NONE)

enum html_element {
#define X(NAME, name, attrs) HTML_ELEMENT_##NAME,
    HTML_ELEMENT_TABLE(X)
#undef X
        HTML_ELEMENT_COUNT
};

struct html_attr {
    enum html_attr_name name;
    struct str value; /* empty: the attribute is left out, but for alt */
};

/* <element attr="value">. An attribute that the element may not have, and a value that the attribute may not
 * have, is left out: an address by url_is_safe, a number that is none, words with more than letters, digits
 * and "-_.:+#". The void elements (br, hr, img) have no end. */
void html_start(struct buf *out, enum html_element element, const struct html_attr *attrs, size_t count);

/* The same without attributes. */
void html_open(struct buf *out, enum html_element element);

/* </element>. */
void html_close(struct buf *out, enum html_element element);

/* Text, a "\n" as it is. Controls are dropped. */
void html_text(struct buf *out, struct str text);

enum url_use { URL_OF_LINK, URL_OF_IMAGE };

/* Whether an address may be written. Links: http, https, mailto, and "#…" within the document; images: http
 * and https. Never one with a control character, a space, or a scheme that is spelt otherwise. */
bool url_is_safe(struct str url, enum url_use use);

#endif
