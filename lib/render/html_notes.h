/* Footnotes of an article's HTML: the places that calls and notes link to, with ids that are made here. */
#ifndef COPYDESK_RENDER_HTML_NOTES_H
#define COPYDESK_RENDER_HTML_NOTES_H

#include "base/buf.h"
#include "extract/article.h"

enum { HTML_NOTES_MAX = 1000 }; /* that are linked; further ones are written without links */

struct html_notes {
    struct {
        struct str label; /* as calls name it */
        bool is_called;   /* a call of it is written */
    } items[HTML_NOTES_MAX];
    size_t count;
    size_t next; /* of the note that is to be written next */
};

struct html_place {
    char id[32]; /* "fn-12" of a note, "fnref-12" of its first call; empty: none */
    char href[32];
};

/* Finds the notes among blocks, in their order. */
void html_notes_find(struct html_notes *notes, const struct block *blocks, size_t count);

/* The place of a call: its id where it is the first, and a link to its note; both empty where there is none.
 */
struct html_place html_notes_call(struct html_notes *notes, struct str label);

/* The place of the note that is written next, and a link back to its call; that is empty where there is none.
 */
struct html_place html_notes_next(struct html_notes *notes);

/* A note's text without the marks at its end that led back to its call. */
struct str html_note_text(struct str text);

#endif
