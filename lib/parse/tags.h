/* The elements and attributes the program knows. Anything else is TAG_OTHER / ATTR_OTHER, with its name kept
 * only where noted. Names and categories: WHATWG HTML, sections 3 and 4, and 15.3 (rendering). */
#ifndef COPYDESK_PARSE_TAGS_H
#define COPYDESK_PARSE_TAGS_H

#include "base/str.h"

/* What a tag means to the cleaner. */
enum {
    TAG_BLOCK = 1 << 0,   /* starts and ends a line: text before and after it is apart */
    TAG_VOID = 1 << 1,    /* has no content and no end tag */
    TAG_UNSEEN = 1 << 2,  /* its text is never shown: head, script, style, template … */
    TAG_HEADING = 1 << 3, /* h1 to h6 */
    TAG_RAW = 1 << 4,     /* its content is text, not markup */
    TAG_INLINE = 1 << 5,  /* phrasing content that does not part words */
    TAG_CONTROL = 1 << 6, /* form controls */
};

/* X(NAME, name, flags) in alphabetical order of name, for a binary search. */
#define TAG_TABLE(X)                                                                                         \
    X(A, "a", TAG_INLINE)                                                                                    \
    X(ABBR, "abbr", TAG_INLINE)                                                                              \
    X(ADDRESS, "address", TAG_BLOCK)                                                                         \
    X(AREA, "area", TAG_VOID)                                                                                \
    X(ARTICLE, "article", TAG_BLOCK)                                                                         \
    X(ASIDE, "aside", TAG_BLOCK)                                                                             \
    X(AUDIO, "audio", 0)                                                                                     \
    X(B, "b", TAG_INLINE)                                                                                    \
    X(BASE, "base", TAG_VOID)                                                                                \
    X(BDI, "bdi", TAG_INLINE)                                                                                \
    X(BDO, "bdo", TAG_INLINE)                                                                                \
    X(BIG, "big", TAG_INLINE)                                                                                \
    X(BLOCKQUOTE, "blockquote", TAG_BLOCK)                                                                   \
    X(BODY, "body", TAG_BLOCK)                                                                               \
    X(BR, "br", TAG_VOID)                                                                                    \
    X(BUTTON, "button", TAG_CONTROL)                                                                         \
    X(CANVAS, "canvas", 0)                                                                                   \
    X(CAPTION, "caption", TAG_BLOCK)                                                                         \
    X(CENTER, "center", TAG_BLOCK)                                                                           \
    X(CITE, "cite", TAG_INLINE)                                                                              \
    X(CODE, "code", TAG_INLINE)                                                                              \
    X(COL, "col", TAG_VOID)                                                                                  \
    X(COLGROUP, "colgroup", TAG_BLOCK)                                                                       \
    X(DATA, "data", TAG_INLINE)                                                                              \
    X(DATALIST, "datalist", TAG_UNSEEN)                                                                      \
    X(DD, "dd", TAG_BLOCK)                                                                                   \
    X(DEL, "del", TAG_INLINE)                                                                                \
    X(DETAILS, "details", TAG_BLOCK)                                                                         \
    X(DFN, "dfn", TAG_INLINE)                                                                                \
    X(DIALOG, "dialog", TAG_BLOCK)                                                                           \
    X(DIR, "dir", TAG_BLOCK)                                                                                 \
    X(DIV, "div", TAG_BLOCK)                                                                                 \
    X(DL, "dl", TAG_BLOCK)                                                                                   \
    X(DT, "dt", TAG_BLOCK)                                                                                   \
    X(EM, "em", TAG_INLINE)                                                                                  \
    X(EMBED, "embed", TAG_VOID)                                                                              \
    X(FIELDSET, "fieldset", TAG_BLOCK)                                                                       \
    X(FIGCAPTION, "figcaption", TAG_BLOCK)                                                                   \
    X(FIGURE, "figure", TAG_BLOCK)                                                                           \
    X(FONT, "font", TAG_INLINE)                                                                              \
    X(FOOTER, "footer", TAG_BLOCK)                                                                           \
    X(FOREIGNOBJECT, "foreignobject", 0)                                                                     \
    X(FORM, "form", TAG_BLOCK)                                                                               \
    X(FRAME, "frame", TAG_VOID)                                                                              \
    X(FRAMESET, "frameset", TAG_BLOCK)                                                                       \
    X(H1, "h1", TAG_BLOCK | TAG_HEADING)                                                                     \
    X(H2, "h2", TAG_BLOCK | TAG_HEADING)                                                                     \
    X(H3, "h3", TAG_BLOCK | TAG_HEADING)                                                                     \
    X(H4, "h4", TAG_BLOCK | TAG_HEADING)                                                                     \
    X(H5, "h5", TAG_BLOCK | TAG_HEADING)                                                                     \
    X(H6, "h6", TAG_BLOCK | TAG_HEADING)                                                                     \
    X(HEAD, "head", TAG_UNSEEN)                                                                              \
    X(HEADER, "header", TAG_BLOCK)                                                                           \
    X(HGROUP, "hgroup", TAG_BLOCK)                                                                           \
    X(HR, "hr", TAG_BLOCK | TAG_VOID)                                                                        \
    X(HTML, "html", TAG_BLOCK)                                                                               \
    X(I, "i", TAG_INLINE)                                                                                    \
    X(IFRAME, "iframe", TAG_RAW | TAG_UNSEEN)                                                                \
    X(IMG, "img", TAG_VOID)                                                                                  \
    X(INPUT, "input", TAG_VOID | TAG_CONTROL)                                                                \
    X(INS, "ins", TAG_INLINE)                                                                                \
    X(KBD, "kbd", TAG_INLINE)                                                                                \
    X(LABEL, "label", TAG_INLINE)                                                                            \
    X(LEGEND, "legend", TAG_BLOCK)                                                                           \
    X(LI, "li", TAG_BLOCK)                                                                                   \
    X(LINK, "link", TAG_VOID | TAG_UNSEEN)                                                                   \
    X(MAIN, "main", TAG_BLOCK)                                                                               \
    X(MAP, "map", 0)                                                                                         \
    X(MARK, "mark", TAG_INLINE)                                                                              \
    X(MATH, "math", 0)                                                                                       \
    X(MENU, "menu", TAG_BLOCK)                                                                               \
    X(META, "meta", TAG_VOID | TAG_UNSEEN)                                                                   \
    X(METER, "meter", TAG_CONTROL)                                                                           \
    X(NAV, "nav", TAG_BLOCK)                                                                                 \
    X(NOEMBED, "noembed", TAG_RAW | TAG_UNSEEN)                                                              \
    X(NOFRAMES, "noframes", TAG_RAW | TAG_UNSEEN)                                                            \
    X(NOSCRIPT, "noscript", TAG_BLOCK)                                                                       \
    X(OBJECT, "object", 0)                                                                                   \
    X(OL, "ol", TAG_BLOCK)                                                                                   \
    X(OPTGROUP, "optgroup", TAG_UNSEEN)                                                                      \
    X(OPTION, "option", TAG_UNSEEN)                                                                          \
    X(OUTPUT, "output", TAG_CONTROL)                                                                         \
    X(P, "p", TAG_BLOCK)                                                                                     \
    X(PARAM, "param", TAG_VOID)                                                                              \
    X(PICTURE, "picture", 0)                                                                                 \
    X(PLAINTEXT, "plaintext", TAG_BLOCK | TAG_RAW)                                                           \
    X(PRE, "pre", TAG_BLOCK)                                                                                 \
    X(PROGRESS, "progress", TAG_CONTROL)                                                                     \
    X(Q, "q", TAG_INLINE)                                                                                    \
    X(RP, "rp", TAG_UNSEEN)                                                                                  \
    X(RT, "rt", TAG_INLINE)                                                                                  \
    X(RUBY, "ruby", TAG_INLINE)                                                                              \
    X(S, "s", TAG_INLINE)                                                                                    \
    X(SAMP, "samp", TAG_INLINE)                                                                              \
    X(SCRIPT, "script", TAG_RAW | TAG_UNSEEN)                                                                \
    X(SECTION, "section", TAG_BLOCK)                                                                         \
    X(SELECT, "select", TAG_UNSEEN | TAG_CONTROL)                                                            \
    X(SLOT, "slot", 0)                                                                                       \
    X(SMALL, "small", TAG_INLINE)                                                                            \
    X(SOURCE, "source", TAG_VOID)                                                                            \
    X(SPAN, "span", TAG_INLINE)                                                                              \
    X(STRIKE, "strike", TAG_INLINE)                                                                          \
    X(STRONG, "strong", TAG_INLINE)                                                                          \
    X(STYLE, "style", TAG_RAW | TAG_UNSEEN)                                                                  \
    X(SUB, "sub", TAG_INLINE)                                                                                \
    X(SUMMARY, "summary", TAG_BLOCK)                                                                         \
    X(SUP, "sup", TAG_INLINE)                                                                                \
    X(SVG, "svg", TAG_UNSEEN)                                                                                \
    X(TABLE, "table", TAG_BLOCK)                                                                             \
    X(TBODY, "tbody", TAG_BLOCK)                                                                             \
    X(TD, "td", TAG_BLOCK)                                                                                   \
    X(TEMPLATE, "template", TAG_UNSEEN)                                                                      \
    X(TEXTAREA, "textarea", TAG_RAW | TAG_UNSEEN | TAG_CONTROL)                                              \
    X(TFOOT, "tfoot", TAG_BLOCK)                                                                             \
    X(TH, "th", TAG_BLOCK)                                                                                   \
    X(THEAD, "thead", TAG_BLOCK)                                                                             \
    X(TIME, "time", TAG_INLINE)                                                                              \
    X(TITLE, "title", TAG_RAW | TAG_UNSEEN)                                                                  \
    X(TR, "tr", TAG_BLOCK)                                                                                   \
    X(TRACK, "track", TAG_VOID)                                                                              \
    X(TT, "tt", TAG_INLINE)                                                                                  \
    X(U, "u", TAG_INLINE)                                                                                    \
    X(UL, "ul", TAG_BLOCK)                                                                                   \
    X(VAR, "var", TAG_INLINE)                                                                                \
    X(VIDEO, "video", 0)                                                                                     \
    X(WBR, "wbr", TAG_VOID | TAG_INLINE)                                                                     \
    X(XMP, "xmp", TAG_BLOCK | TAG_RAW)

enum tag {
    TAG_OTHER,      /* an element that is not in the table: rendered as inline */
    TAG_CHARACTERS, /* not an element: a run of text */
#define X(NAME, name, flags) TAG_##NAME,
    TAG_TABLE(X)
#undef X
        TAG_COUNT
};

struct tag_info {
    const char *name;
    unsigned flags;
};
extern const struct tag_info tag_infos[TAG_COUNT];

static inline bool tag_is(enum tag tag, unsigned flags)
{
    return (tag_infos[tag].flags & flags) != 0;
}

/* The tag of an element's name, ASCII case folded; TAG_OTHER when unknown. */
enum tag tag_find(struct str name);

/* X(NAME, name) in alphabetical order of name. */
#define ATTR_TABLE(X)                                                                                        \
    X(ALT, "alt")                                                                                            \
    X(ARIA_HIDDEN, "aria-hidden")                                                                            \
    X(ARIA_LABEL, "aria-label")                                                                              \
    X(CHARSET, "charset")                                                                                    \
    X(CLASS, "class")                                                                                        \
    X(COLSPAN, "colspan")                                                                                    \
    X(CONTENT, "content")                                                                                    \
    X(DATA_SRC, "data-src")                                                                                  \
    X(DATETIME, "datetime")                                                                                  \
    X(DIR, "dir")                                                                                            \
    X(HEIGHT, "height")                                                                                      \
    X(HIDDEN, "hidden")                                                                                      \
    X(HREF, "href")                                                                                          \
    X(HREFLANG, "hreflang")                                                                                  \
    X(HTTP_EQUIV, "http-equiv")                                                                              \
    X(ID, "id")                                                                                              \
    X(ITEMPROP, "itemprop")                                                                                  \
    X(ITEMSCOPE, "itemscope")                                                                                \
    X(ITEMTYPE, "itemtype")                                                                                  \
    X(LANG, "lang")                                                                                          \
    X(MEDIA, "media")                                                                                        \
    X(NAME, "name")                                                                                          \
    X(PROPERTY, "property")                                                                                  \
    X(REL, "rel")                                                                                            \
    X(ROLE, "role")                                                                                          \
    X(ROWSPAN, "rowspan")                                                                                    \
    X(SRC, "src")                                                                                            \
    X(SRCSET, "srcset")                                                                                      \
    X(START, "start")                                                                                        \
    X(STYLE, "style")                                                                                        \
    X(TITLE, "title")                                                                                        \
    X(TYPE, "type")                                                                                          \
    X(VALUE, "value")                                                                                        \
    X(WIDTH, "width")

enum attr_name {
    ATTR_OTHER, /* kept with its name in `other` */
#define X(NAME, name) ATTR_##NAME,
    ATTR_TABLE(X)
#undef X
        ATTR_COUNT
};

extern const char *const attr_names[ATTR_COUNT];

/* ATTR_OTHER when unknown. ASCII case folded. */
enum attr_name attr_find(struct str name);

#endif
