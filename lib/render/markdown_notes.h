/* Footnotes: those that something in the body calls are written as GitHub's, numbered anew in their order. A
 * footnote that nothing calls would not be shown, and is written as an item of a list. */
#ifndef COPYDESK_RENDER_MARKDOWN_NOTES_H
#define COPYDESK_RENDER_MARKDOWN_NOTES_H

#include "base/buf.h"
#include "extract/article.h"

struct markdown_note {
    struct str label; /* as the page calls it */
    const struct block *item;
    size_t number; /* 1 … */
    bool is_called;
};

struct markdown_notes {
    struct buf room; /* owned; the notes by label, no two of one label */
    struct markdown_note *items;
    size_t count;
};

/* Finds the footnotes among blocks; of several by one name the first. False when memory is refused. */
bool markdown_notes_find(struct markdown_notes *notes, const struct block *blocks, size_t count);
void markdown_notes_free(struct markdown_notes *notes);

/* The number by which a footnote is called; 0: there is none of that label. `notes` may be NULL. */
size_t markdown_note_number(const struct markdown_notes *notes, struct str label);

/* The number by which an item of footnotes is defined; 0: it is none, or nothing calls it. */
size_t markdown_item_number(const struct markdown_notes *notes, const struct block *item);

#endif
