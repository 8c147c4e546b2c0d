/* The choice of the body in the making: which segments are kept, and the steps that mend what the judgement
 * of single segments gets wrong. */
#ifndef COPYDESK_EXTRACT_BODY_CHOICE_H
#define COPYDESK_EXTRACT_BODY_CHOICE_H

#include "extract/facts.h"

struct choice {
    const struct facts *facts;
    const struct article *article; /* its headline and page type are known */
    const struct segment *segments;
    size_t count;
    bool *kept;
    const float *probabilities; /* 0 … 1, of each segment: how likely it is main text */
    float threshold;            /* of a page of markup: what is as likely is kept for it alone */
    uint8_t *causes;            /* enum removal of each: what the step said that took it away; else NONE */
};

/* Takes a segment away, if it is still kept, for a cause that removed[] will show. */
static inline void drop_segment(struct choice *choice, size_t i, enum removal cause)
{
    if (choice->kept[i])
        choice->causes[i] = (uint8_t)cause;
    choice->kept[i] = false;
}

/* What of a plain text is kept: the largest runs of likely lines. */
void keep_lines(struct choice *choice);

/* The step that takes the place of single judgements for tables: the cells of a data table stand or fall
 * together, with the words of all of them; one of longer cells is given the rest of them where most are kept.
 * Tables that lay out a page are left as they are. */
void unite_tables(struct choice *choice);

/* A step that gives some back: a heading or code that is not unlikely, between two segments that are kept,
 * and a heading before the first of them in the same element. */
void give_back(struct choice *choice);

/* The same of formulas that are a segment each: between two pieces of text they are text, however short. */
void give_back_formulas(struct choice *choice);

/* Steps that take segments away: captions and controls; the headline; a short text that is meant for browsers
 * without scripts and is all there is. On articles alone: what stands before the headline; short pieces
 * before the first and behind the last prose that are not surely text (bylines, dates, labels, share bars);
 * lines without letters. */
void drop_captions(struct choice *choice);
void drop_headline(struct choice *choice);
void drop_script_notice(struct choice *choice);
void drop_before_headline(struct choice *choice);
void trim_ends(struct choice *choice);
void drop_bare_lines(struct choice *choice);

/* A step that takes away what is an image's caption or credit by the class around it, unless such captions
 * are a third of the text and more: those of a photo story are what it tells. On products, collections,
 * listings and services they stay: there the words under a picture are what is offered. */
void drop_named_captions(struct choice *choice);

/* A step for plain text: a paragraph near the end that begins with the name of who wrote the text, and what
 * follows it. */
void drop_biography(struct choice *choice);

/* A step for plain text: headings that nothing follows. */
void drop_bare_headings(struct choice *choice);

#endif
