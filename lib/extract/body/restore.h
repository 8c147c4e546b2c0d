/* Steps of the choice that give back what was judged unlikely by itself, but belongs to the kept text by
 * where it stands and how it is built. Each is for what it names; all leave a page alone of which nothing is
 * kept. */
#ifndef COPYDESK_EXTRACT_BODY_RESTORE_H
#define COPYDESK_EXTRACT_BODY_RESTORE_H

#include "extract/body/choice.h"
#include "extract/body/cues.h"

/* Quotes and code between kept pieces, captions and controls aside; and what is built like other pieces
 * between the first and the last that is kept, most of which are kept: of headings half. On articles alone.
 */
void fill_gaps(struct choice *choice);

/* Items of a list of which half is kept; and a list that is all that stands between a kept heading and the
 * next kept piece. On articles and documentation. */
void unite_lists(struct choice *choice);

/* The text of an article that goes on in further elements of the same <article>, built like those before. */
void follow_text(struct choice *choice);

/* Lists of notes that the kept text refers to by numbers, and that lead back to it, with their heading. On
 * articles and documentation. */
void keep_notes(struct choice *choice);

/* Whether a segment is half as likely as what is kept by its probability alone. */
static inline bool is_half_likely(const struct choice *choice, size_t i)
{
    return choice->probabilities[i] * 2 >= choice->threshold;
}

/* Captions and controls stand in a text's place without being text of it. */
static inline bool is_beside(const struct segment *segment)
{
    return segment->kind == SEGMENT_CAPTION || segment->kind == SEGMENT_CONTROL;
}

/* Text, most of whose words are no links. */
static inline bool is_plain(const struct segment *segment)
{
    return !is_beside(segment) && segment->link_words * 2 <= segment->words;
}

/* What class names say that speaks against a segment, unless it is said of both its neighbours in the text
 * too. */
static inline unsigned foreign_cues(const struct choice *choice, size_t i, size_t before, size_t behind)
{
    const unsigned foreign = 0xFFu & ~(1u << CUE_CONTENT | 1u << CUE_POST);
    const uint8_t *cues = choice->facts->cues;
    const struct segment *segments = choice->segments;
    return cues[segments[i].node] & foreign & ~(unsigned)cues[segments[before].node] &
           ~(unsigned)cues[segments[behind].node];
}

#endif
