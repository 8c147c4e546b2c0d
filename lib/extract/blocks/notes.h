/* Footnotes: items of the body that short links of its text lead to. */
#ifndef COPYDESK_EXTRACT_BLOCKS_NOTES_H
#define COPYDESK_EXTRACT_BLOCKS_NOTES_H

#include "extract/facts.h"

enum {
    NOTES_MAX = 1000,
    NOTE_LABEL_MAX = 8, /* bytes of a link's text that may be a note's number or mark */
};

struct note {
    struct str id;    /* of the element that is linked to */
    struct str label; /* what the link says, without brackets: "3", "*" */
    uint32_t caller;  /* the first link to it */
    uint32_t item;    /* the <li> behind it that is or holds that element */
};

struct note_list {
    struct note *items; /* by id */
    size_t count, room;
};

/* What an href names on the page itself: it begins with "#", or with one of the article's own addresses, as
 * saved pages have it. Empty for other addresses. */
struct str place_on_page(const struct article *article, struct str href);

/* Adds what a segment's links seem to call; whether it is there is not asked. Links to a place on the page
 * begin with "#"; or, when an article is given, with one of its own addresses. False only after fail(). */
bool call_notes(const struct facts *facts, const struct article *article, const struct segment *segment,
                struct note_list *notes);

/* The note of an id; NULL: there is none. */
const struct note *note_of_id(const struct note_list *notes, struct str id);

/* Finds the footnotes of the body. False only after fail(). */
bool find_notes(const struct facts *facts, const struct article *article, struct note_list *notes);

/* The label of the note that an href leads to; empty where it leads to none. */
struct str note_label(const struct note_list *notes, struct str href);

/* The label of the note that an <li> is; empty where it is none. */
struct str note_label_of_item(const struct note_list *notes, uint32_t item);

/* A link's address: http(s) made absolute, or "mailto:…" as it is; empty for the rest, and for a place on the
 * page itself. */
struct str link_address(const struct facts *facts, struct str href);

#endif
