/* A text with its marks, on the lines of a block, in a heading, in a cell or in what stands for an image. */
#ifndef COPYDESK_RENDER_MARKDOWN_INLINE_H
#define COPYDESK_RENDER_MARKDOWN_INLINE_H

#include "render/margin.h"
#include "render/markdown_marks.h"

enum place {
    PLACE_LINES,   /* line breaks are hard ones */
    PLACE_HEADING, /* line breaks are spaces */
    PLACE_CELL,    /* line breaks are <br>, pipes have a backslash */
    PLACE_LABEL,   /* inside of [ ]: marks are left out */
};

struct markdown {
    struct margin margin;
    struct markdown_notes *notes; /* not owned */
    struct spans spans;           /* of the text at hand */
};

/* Appends a text at the beginning of a block, of a cell, … `added` is a mark over the whole of it, or
 * NO_INLINE; `is_behind`: something stands before it on its line. */
void write_rich_markdown(struct markdown *markdown, const struct rich *rich, enum place place, unsigned added,
                         bool is_behind);

/* The same of a text without marks. */
void write_plain_markdown(struct markdown *markdown, struct str text, enum place place);

#endif
