/* What the reasons for an absence look at: how much text stands where, counted once. */
#ifndef COPYDESK_EXTRACT_BODY_ABSENCE_VIEW_H
#define COPYDESK_EXTRACT_BODY_ABSENCE_VIEW_H

#include "extract/facts.h"

/* Own words are those that a page says itself: out of links, controls, navigation, header, footer and what is
 * for browsers without scripts. Hidden ones count: a script may show them. */
struct view {
    const struct facts *facts;
    const struct article *article;
    const struct sheet *sheet;
    const struct doc *doc;
    const uint32_t *own_before;       /* own words in the segments before each; segment_count + 1 of them */
    const uint32_t *landmarks_before; /* main, article and nav before each node; node_count + 1 of them */
    size_t body_words;                /* of the body, links and all */
    size_t body_own;                  /* of them, out of links */
    size_t own_words;
    size_t main_words;     /* shown out of navigation, header and footer, links and all */
    size_t shown_words;    /* of all segments that a browser with scripts shows */
    size_t noscript_words; /* for browsers without scripts */
    size_t consent_words;  /* own words in elements that ask for consent */
    unsigned scripts;      /* loaded from elsewhere */
    bool declared;         /* the page's data call it an article, or give it a date */
};

/* False after fail(). */
bool make_view(const struct facts *facts, const struct article *article, struct view *view);

/* Own words in a node's subtree; number of segments in it. */
size_t own_words_in(const struct view *view, uint32_t node);
size_t segments_in(const struct view *view, uint32_t node);

#endif
