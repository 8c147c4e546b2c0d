/* The addresses of a text's links, as numbered notes at its end. */
#ifndef COPYDESK_RENDER_TEXT_NOTES_H
#define COPYDESK_RENDER_TEXT_NOTES_H

#include "extract/article.h"
#include "render/margin.h"

struct link_notes {
    bool is_wanted;
    size_t count;
    struct buf urls;  /* owned; struct str each, in the order of their numbers */
    struct buf slots; /* owned; a hash table of numbers, 0 for none */
};

void link_notes_begin(struct link_notes *notes, bool is_wanted);

/* The number of an address's note; one address has one. 0 when memory is refused, which link_notes_write
 * tells. */
size_t note_link(struct link_notes *notes, struct str url);

/* Appends the notes as a block, "[1] https://…" a line, and frees them. */
void link_notes_write(struct link_notes *notes, struct margin *margin);

#endif
