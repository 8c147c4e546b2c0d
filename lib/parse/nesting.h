/* Which end tags are missing. libxml2 lets no end tag end a div that is open within its element, so that one
 * forgotten </div> leaves a whole article in the <nav> or the <template> before it; nor does </h3> end an
 * <h2> to it. So the pre-scan keeps the blocks that are open, and here it learns what to end first (WHATWG
 * HTML, 13.2.6.4.7 and 13.2.6.4.15, by the scopes of 13.2.4.2). Inline elements and paragraphs are left to
 * libxml2. */
#ifndef COPYDESK_PARSE_NESTING_H
#define COPYDESK_PARSE_NESTING_H

#include "base/run.h"

/* What an open element is to the tags within it. */
enum nesting {
    NESTING_NONE,    /* not kept */
    NESTING_BLOCK,   /* its end tag ends all within it */
    NESTING_LIST,    /* the same; the end tag of an item outside does not reach into it */
    NESTING_DIV,     /* the same as a block, but not to libxml2 */
    NESTING_HEADING, /* the end tag of any heading ends it */
    NESTING_ITEM,    /* the start of the next item ends it */
    NESTING_TERM,    /* the start of the next term or description ends it */
    NESTING_CELL,    /* the start of the next cell or row ends it; tags within it end nothing outside */
    NESTING_ROW,     /* the start of the next row ends it */
    NESTING_ROWS,    /* a part of a table: the start of the next ends it */
    NESTING_TABLE,   /* tags within it end nothing outside */
    NESTING_FENCE    /* the same, and no cell or table outside either */
};

struct nested {
    struct str name;
    enum nesting kind;
};

/* The open elements that are kept, outermost first; in the run's arena. */
struct nest {
    struct nested *open;
    size_t count, capacity;
};

/* Elements that a tag ends, outermost first. Valid until the next call. */
struct nested_span {
    const struct nested *at;
    size_t count;
};

/* Before a tag of that name and kind: takes from the nest an element that the tag ends, with all within it,
 * and returns them; nothing where the tag ends nothing that is kept. A start tag may end several: ask again.
 * Looks through at most `depth` elements. */
struct nested_span nest_start(struct nest *nest, enum nesting kind, size_t depth);
struct nested_span nest_end(struct nest *nest, struct str name, enum nesting kind, size_t depth);

/* Adds an element that opens. False after fail(). */
bool nest_push(struct run *run, struct nest *nest, struct str name, enum nesting kind);

/* Whether libxml2 lets no end tag of a block end such an element. */
static inline bool nesting_is_stubborn(enum nesting kind)
{
    return kind == NESTING_DIV || (kind >= NESTING_CELL && kind <= NESTING_TABLE);
}

#endif
