/* What earlier pages of an article said, so that a later one does not say it again: a headline and a
 * standfirst that stand on every page, the last paragraphs once more, bylines, rights, "Page 2 of 4". */
#ifndef COPYDESK_EXTRACT_BODY_EARLIER_H
#define COPYDESK_EXTRACT_BODY_EARLIER_H

#include "extract/facts.h"

enum {
    REPEAT_MIN = 40,     /* letters and digits from which on a text is no repetition by chance */
    COUNTER_MAX = 40,    /* of a text that may count the pages */
    COUNTER_NUMBERS = 2, /* numbers that it then holds at least */
};

/* Texts, each as a hash of its letters and digits, case folded; white space and marks do not count. A hash
 * table with open addressing; all zero, it is an empty one. */
struct said {
    struct said_text *slots;
    size_t count, capacity; /* of slots: 0 or a power of two, at most half of them taken */
};

/* Adds all that the page shows, told apart by whether its body holds it, and its headline, deck and lede. To
 * be called once the page's article is whole. False only after fail(). */
bool note_said(struct run *run, const struct article *article, const struct sheet *shown, struct said *said);

/* A step of the extraction, before all that look at the body: takes out of it what facts->earlier holds.
 * Of REPEAT_MIN letters and digits anywhere; shorter at the beginning and the end of the page's body, cells
 * and code apart, and no post of a forum. What earlier pages show outside of their body may be a heading
 * here. Without earlier pages it does nothing. False only after fail(). */
bool drop_repeated(const struct facts *facts, struct article *article);

#endif
