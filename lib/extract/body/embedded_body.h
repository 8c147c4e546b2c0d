/* The body of pages that carry their text in their data and show none, or no more than a teaser, until
 * scripts run. */
#ifndef COPYDESK_EXTRACT_BODY_EMBEDDED_BODY_H
#define COPYDESK_EXTRACT_BODY_EMBEDDED_BODY_H

#include "extract/facts.h"

enum {
    LINKED_WORDS_MIN = 40, /* a shorter articleBody is no body */
    STATE_WORDS_MIN = 100, /* a shorter text in the state is a label or a notice more often than a body */
    LINKED_RATIO = 2,      /* articleBody serves from this many times the words of the body that is shown */
    STATE_RATIO = 3,       /* the same for state, which says less of what it is */
    STATE_BODY_MAX = 150,  /* words of a teaser; past a longer body the state is not read */
    UNTITLED_WORDS_MIN = 400, /* the same of state that names no headline */
    STATE_SHOWN_MAX = 25,     /* words shown by a page for which state may serve that names no headline */
};

/* To be called when the body was chosen. Where the page's data hold much more text than was chosen, that text
 * becomes the body: it is parsed and cut as a page of its own, article->sheet and facts->sheet (with the
 * page's own head) and facts->cues are those of that page from then on, and article->body_origin says so.
 * Else both are left alone. False only after fail().
 * State must also hold more words than the page shows out of links, frame aside.
 *
 * LINKED_RATIO: on pages that have both, a declared articleBody of more than twice the chosen body was the
 * right one each time, one of 1.0 to 1.25 times no better than the body, so that the border lies between.
 * The least words: with all text taken out of pages that have both, what shorter state held was a notice or a
 * label, longer state was the text on seven pages of ten. */
bool take_embedded_body(struct facts *facts, struct article *article);

#endif
