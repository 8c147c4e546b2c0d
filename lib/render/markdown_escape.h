/* Text that stays text: what of it Markdown would read as markup where it stands gets a backslash, or a
 * spelling that is none; the rest stays as it is. */
#ifndef COPYDESK_RENDER_MARKDOWN_ESCAPE_H
#define COPYDESK_RENDER_MARKDOWN_ESCAPE_H

#include "base/buf.h"

/* What stands at an end of a piece. */
enum edge {
    EDGE_TEXT, /* the text's own end */
    EDGE_LINK, /* "[" or "](" of a link */
    EDGE_CODE,
    EDGE_NOTE,
    EDGE_OTHER, /* another mark */
};

/* A part of a text without marks inside. */
struct piece {
    struct str text; /* the whole */
    size_t from, to;
    enum edge before, after;
    bool is_in_link;
    bool is_in_cell;
    bool follows_first_note; /* a footnote's call before it begins the line: a colon would define it */
    bool has_tildes;         /* two of them and more, or a mark that is written with them */
    size_t bare_end; /* zeroed; of what was looked at last as an address, and whether it needs a backslash */
    bool bare_needs;
};

/* The place in text [i, …) that needs a backslash lest its line, whose first visible character stands at i,
 * be a heading, list, quote, rule, table or underline; SIZE_MAX: none does. */
size_t escape_of_line(struct str text, size_t i);

/* The '#' that would close a heading, and needs a backslash; SIZE_MAX: there is none. */
size_t escape_of_heading(struct str text);

/* Appends the next character of a piece, which is no line break and stands at i, and as many as go on without
 * one; returns where it got. `forced` needs a backslash whatever it is; `starts_line`: nothing stands before
 * it on its line. Time grows with the piece. */
size_t write_escaped(struct buf *out, struct piece *piece, size_t i, size_t forced, bool starts_line);

/* The address of a link, as it stands in parentheses. */
void write_destination(struct buf *out, struct str url);

/* Whether an address can stand in <> as it is. */
bool is_autolink(struct str url);

/* A code span of a text, line breaks as spaces; with the pipes of a cell escaped. */
void write_code_span(struct buf *out, struct str text, bool is_in_cell);

/* The shortest fence of backticks, `least` of them at least, that does not stand in a text. */
size_t fence_of(struct str text, size_t least);

#endif
