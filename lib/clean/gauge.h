/* What is gathered about a page before the features of single segments are read off: sums over ranges of
 * segments, groups of like segments, and facts of each element. */
#ifndef COPYDESK_CLEAN_GAUGE_H
#define COPYDESK_CLEAN_GAUGE_H

#include "base/tables.h"
#include "clean/features.h"

/* Over the segments before an index: of a range, two look-ups. */
struct sums {
    uint32_t words, link_words, prose_words, prose;
};

/* Segments that are built alike. */
struct group {
    uint32_t count, words, link_words, prose;
};

/* Of one element; where no segment begins in it, only those members that say "any" are filled. */
struct element {
    uint32_t segment;          /* the first that starts at or behind it (any) */
    uint32_t out;              /* nearest ancestor with more segments; itself at the root */
    uint16_t core_steps;       /* up to an element that holds the core */
    uint16_t h1_steps;         /* up to one that holds the first h1 */
    uint32_t images, controls; /* before it in the doc (any) */
    float odds, odds_path, odds_least, odds_most; /* of its tokens; of all from the root to it */
    float end_odds, end_odds_path, end_odds_least;
};

enum { TITLE_MAX = 512, TITLE_PAIRS = 2048 };

struct gauge {
    struct run *run;
    const struct sheet *sheet;
    const struct doc *doc;
    const struct segment *segments;
    size_t count;
    struct sums *before;      /* [count + 1] */
    struct element *elements; /* [node_count + 1] */
    uint64_t *shapes;         /* [node_count + 1], of those that segments begin in: hash of tag and class */
    /* [count], indices into groups: alike in four levels, in two, under one parent */
    uint32_t *twins, *pairs, *siblings;
    struct group *groups;
    uint32_t group_count;
    bool *repeated;              /* [count] */
    uint32_t core;               /* lowest node that holds most of the prose; the root where there is none */
    uint32_t core_from, core_to; /* its segments */
    char title[TITLE_MAX];       /* of the page, in lower case, as much as is compared */
    size_t title_len;
    bool title_pairs[TITLE_PAIRS]; /* by a hash: two bytes that stand side by side in it */
    uint32_t h1;                   /* index of the segment; UINT32_MAX where there is none */
};

/* Prose: a text with a sentence's end, some words, and most of them no links. */
bool is_prose(const struct segment *segment);

static inline uint16_t one_step_more(uint16_t steps)
{
    return steps < UINT16_MAX ? (uint16_t)(steps + 1) : steps;
}

/* Segments that begin in an element. */
static inline uint32_t segments_in(const struct gauge *gauge, uint32_t node)
{
    return gauge->elements[gauge->doc->nodes[node].end].segment - gauge->elements[node].segment;
}

static inline float share_of(uint32_t part, uint32_t whole)
{
    return whole ? (float)part / (float)whole : 0.0F;
}

/* Each fills its part of the gauge, in this order. False after fail(). */
bool gauge_sums(struct gauge *gauge);
bool gauge_elements(struct gauge *gauge);
bool gauge_groups(struct gauge *gauge);

/* Sums over segments [from, to). */
struct sums sums_between(const struct gauge *gauge, uint32_t from, uint32_t to);

#endif
