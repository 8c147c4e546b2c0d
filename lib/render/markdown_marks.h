/* Which marks of a text Markdown can have, and in what order they begin and end.
 *
 * Emphasis is what its neighbours allow (CommonMark 0.31, section 6.2, left- and right-flanking): `**` beside
 * a letter on one side and punctuation on the other prints its stars. So marks lose the white space at their
 * ends, and the punctuation where that helps; marks of one kind that touch are one; those that cannot be
 * written all the same are dropped. The text itself is never changed. */
#ifndef COPYDESK_RENDER_MARKDOWN_MARKS_H
#define COPYDESK_RENDER_MARKDOWN_MARKS_H

#include "extract/article.h"

struct markdown_notes;

struct span {
    enum inline_type type;
    uint32_t from, to;              /* bytes of the text; never empty */
    const struct inline_mark *mark; /* NULL: one that was added */
    bool is_dropped;
};

/* The beginning or the end of a span. */
struct turn {
    uint32_t at;
    uint16_t span;
    bool opens;
};

enum { SPANS_MAX = MARKS_MAX + 1 };

struct spans {
    struct str text;
    bool in_cell; /* whose line breaks are <br> */
    struct span items[SPANS_MAX];
    size_t count;
    struct turn turns[2 * SPANS_MAX]; /* in the order in which they are written */
    size_t turn_count;
};

enum { NO_INLINE = INLINE_TYPE_COUNT };

/* Fills *spans from a text's marks; `added` is a mark over the whole of it, or NO_INLINE. `notes` tells which
 * footnotes there are. In a cell no code holds a backslash before a pipe, for which tables have no spelling.
 * Time grows with marks log marks. */
void choose_spans(struct spans *spans, const struct rich *rich, unsigned added,
                  const struct markdown_notes *notes, bool in_cell);

#endif
