/* What is gathered from a first judgement before the context of single segments is read off. */
#ifndef COPYDESK_CLEAN_WEIGH_H
#define COPYDESK_CLEAN_WEIGH_H

#include "clean/context.h"
#include "clean/gauge.h"

/* Segments [from, to). */
struct stretch {
    uint32_t from, to;
};

struct group_mass {
    float p, words; /* sums of p times words, and of words */
};

/* Of one element. */
struct bough {
    uint16_t steps[2];    /* up to an element that holds all of each run */
    uint16_t trunk_steps; /* up to one that holds the trunk */
    uint32_t branch;      /* the trunk's child that holds it; 0 outside */
};

enum { RUN_AT_5, RUN_AT_8, RUN_LEVELS };

struct weigh {
    struct run *run;
    const struct gauge *g;
    const float *p;
    double *mass, *words;      /* [count + 1]: sums of p times words, and of words, before an index */
    struct group_mass *groups; /* [group_count] */
    struct bough *boughs;      /* [node_count] */
    uint32_t trunk;            /* heaviest subtree */
    uint32_t last_branch;      /* its last child with weight */
    struct stretch runs[RUN_LEVELS];
    struct stretch largest; /* island */
    double largest_words;
    struct stretch *islands; /* [count]: of each segment; empty outside */
    uint32_t island_count;
    float *shared; /* [count]: share of words that stand in other sure segments */
};

/* Each fills its part, in this order. False after fail(). */
bool weigh_sums(struct weigh *weigh);
bool weigh_runs(struct weigh *weigh);
bool weigh_tree(struct weigh *weigh);
bool weigh_words(struct weigh *weigh);

static inline float words_of(const struct segment *segment)
{
    return (float)segment->words;
}

#endif
