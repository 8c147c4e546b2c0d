/* The judgement of a page: how likely each of its segments is part of the main text, and what kind of page it
 * is. Learnt (train/) for pages cut from a doc, in two looks: the first at each segment's features gives
 * probabilities; these tell the page's type and, as context, a second look. Plain text is judged by rules. */
#ifndef COPYDESK_EXTRACT_BODY_JUDGE_H
#define COPYDESK_EXTRACT_BODY_JUDGE_H

#include "extract/facts.h"

struct judgement {
    const float *first; /* probability of each segment at the first look */
    uint32_t *open;     /* the segments that it has not ruled out */
    size_t open_count;
    float *probabilities;         /* at the second: of being main text */
    float types[PAGE_TYPE_COUNT]; /* probability of each type; of OTHER 0 */
};

/* A hash over the names of all numbers that forests look at, in their order: tables that were learnt for
 * others must not be used. */
uint32_t tables_signature(void);

/* Whether the program can judge by these tables: their signature, and the width of every forest. */
bool tables_fit(const struct tables *tables);

/* A step of the extraction: fills facts->judgement and article->page_type. */
bool judge_page(const struct facts *facts, struct article *article);

/* For plain text: the log-odds of its lines. NULL after fail(). */
const float *judge_lines(const struct facts *facts);

/* A plain text that holds some paragraphs of prose is most likely an article. */
enum page_type page_type_of_lines(const struct facts *facts);

#endif
