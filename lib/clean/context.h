/* The context of a first judgement: what the second one looks at in each segment, beside its features. p is
 * the first judgement's probability of main text; means are weighted by words; "others" leaves the segment
 * itself out. Where a thing does not exist, -1. */
#ifndef COPYDESK_CLEAN_CONTEXT_H
#define COPYDESK_CLEAN_CONTEXT_H

#include "clean/sheet.h"

/* Under it the first judgement decides (train/learn.py has the same number): about half of all segments, with
 * a five-hundredth of the main text. */
#define RULED_OUT 0.03F

#define NEAR_CONTEXT(X)                                                                                      \
    X(P)                                                                                                     \
    X(P_BEFORE1)                                                                                             \
    X(P_BEFORE2)                                                                                             \
    X(P_BEFORE3)                                                                                             \
    X(P_AFTER1)                                                                                              \
    X(P_AFTER2)                                                                                              \
    X(P_AFTER3)                                                                                              \
    X(P_WINDOW3) /* mean of the others within three segments, within ten */                                  \
    X(P_WINDOW10)                                                                                            \
    X(P_NEXT10)     /* mean of the ten behind */                                                             \
    X(MASS_BEFORE)  /* share of the page's p-weighted words */                                               \
    X(P_HEADING)    /* of the last heading */                                                                \
    X(P_SECTION)    /* mean of the others from the last heading to the next */                               \
    X(SECTION_MASS) /* share of the page's p-weighted words that stand in this section */

#define LIKE_CONTEXT(X)                                                                                      \
    X(P_TWINS) /* mean of the others that are built alike */                                                 \
    X(P_PAIRS)                                                                                               \
    X(P_SIBLINGS)                                                                                            \
    X(P_OUT1) /* mean of the others in the ancestor; its share of the page's p-weighted words */             \
    X(MASS_OUT1)                                                                                             \
    X(P_OUT2)                                                                                                \
    X(MASS_OUT2)                                                                                             \
    X(P_OUT3)                                                                                                \
    X(MASS_OUT3)                                                                                             \
    X(P_OUT4)                                                                                                \
    X(MASS_OUT4)

/* The heaviest subtree, weight (p - .5) words; its branch is the child that holds the segment. */
#define BRANCH_CONTEXT(X)                                                                                    \
    X(FROM_TRUNK) /* -1 before, 0 in, 1 behind the heaviest subtree */                                       \
    X(P_BRANCH)                                                                                              \
    X(BRANCH_MASS)                                                                                           \
    X(BRANCH_LAST) /* no later branch has weight */                                                          \
    X(TRUNK_STEPS)

/* The contiguous run with the largest sum of (p - level) words^.8, at levels .5 and .8. */
#define RUN_CONTEXT(X, RUN)                                                                                  \
    X(FROM_##RUN)     /* -1 before, 0 in, 1 behind */                                                        \
    X(RUN##_SEGMENTS) /* behind its end (before its start) */                                                \
    X(RUN##_WORDS)                                                                                           \
    X(RUN##_STEPS) /* elements up to one that holds all of it */                                             \
    X(RUN##_LEAST) /* least p since it began */                                                              \
    X(RUN##_LOW)   /* segments under .3 since it began */

#define ISLAND_CONTEXT(X)                                                                                    \
    X(ISLAND_WORDS) /* contiguous segments with p >= .3; 0 outside */                                        \
    X(ISLAND_SHARE) /* of the largest island's words */                                                      \
    X(ISLAND_GAP)   /* segments to the largest island, negative before it */                                 \
    X(ISLAND_PLACE) /* how far through its island, 0 … 1 */

#define WORD_CONTEXT(X)                                                                                      \
    X(SHARED_WORDS) /* share of its words that stand in other segments with p >= .8 */                       \
    X(PAGE_KEPT)    /* share of the page's words, weighted by p */                                           \
    X(PAGE_SURE)    /* share of the p-weighted words with p >= .8 */                                         \
    X(PAGE_ISLANDS)

#define CONTEXT_TABLE(X)                                                                                     \
    NEAR_CONTEXT(X)                                                                                          \
    LIKE_CONTEXT(X)                                                                                          \
    BRANCH_CONTEXT(X)                                                                                        \
    RUN_CONTEXT(X, RUN5)                                                                                     \
    RUN_CONTEXT(X, RUN8)                                                                                     \
    ISLAND_CONTEXT(X)                                                                                        \
    WORD_CONTEXT(X)

enum context {
#define X(name) CONTEXT_##name,
    CONTEXT_TABLE(X)
#undef X
        CONTEXT_COUNT
};

extern const char *const context_names[CONTEXT_COUNT];

/* CONTEXT_COUNT numbers for each segment that is not ruled out, `stride` floats apart from `rows` on; those
 * of the others are left as they are. `p`: one probability a segment. The sheet has a gauge. Linear in the
 * page. False after fail(). */
bool measure_context(struct run *run, const struct sheet *sheet, const float *p, float *rows, size_t stride);

#endif
