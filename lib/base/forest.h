/* A forest: gradient-boosted regression trees over rows of numbers, as learnt by train/.
 *
 * A tree is kept as its leaves from left to right and, for each test, the leaves that stay possible when a
 * number is at or above the test's threshold; below it, all do. What is left when all tests were made is the
 * row's leaf and some further to the right (QuickScorer: Lucchese et al., SIGIR 2015):
 *
 *          f0 < t0                  test   rules out, at or above
 *         /       \                 f0     leaf 0
 *     leaf 0     f2 < t2            f2     leaf 1
 *               /       \           row with f0 >= t0, f2 < t2: leaves 1 and 2 are left, so it is in leaf 1
 *            leaf 1   leaf 2
 *
 * So no test waits for another, and many rows are tested side by side. */
#ifndef COPYDESK_BASE_FOREST_H
#define COPYDESK_BASE_FOREST_H

#include "base/str.h"

enum {
    FOREST_LEAVES_MAX = 32,    /* of one tree */
    FOREST_FEATURES_MAX = 512, /* numbers a row */
    FOREST_OUTPUTS_MAX = 16,   /* scores a row */
};

struct forest_test {
    float threshold;
    uint32_t feature; /* index into a row */
    uint32_t leaves;  /* bit set of the leaves that stay possible for numbers at or above the threshold */
};

struct forest_tree {
    uint32_t first_test, tests; /* of the forest's tests */
    uint32_t first_leaf;        /* of the forest's leaves; a tree has one more leaf than tests */
    uint32_t output;            /* which score its leaves add to */
};

struct forest {
    const float *base; /* [outputs]: what every score starts from */
    const struct forest_tree *trees;
    const struct forest_test *tests;
    const float *leaves;
    uint32_t tree_count, test_count, leaf_count;
    uint32_t outputs;  /* scores a row */
    uint32_t features; /* numbers a row */
};

/* Reads a forest's section (see forest.c for its layout) into *forest, whose arrays then point into it; it
 * must be aligned to 4. False where it does not hold together: sizes, indices, sets of leaves without the
 * last one, numbers that are not finite. What a false read leaves in *forest must not be scored by. */
bool forest_read(struct str section, struct forest *forest);

/* The scores of `count` rows of forest->features numbers each into out[i * outputs + output]: of the rows
 * picks[i], or of all from the first where `picks` is NULL. Rows stand `stride` numbers apart. A number that
 * is not one (NaN) counts as at or above every threshold. */
void forest_score(const struct forest *forest, const float *rows, size_t stride, const uint32_t *picks,
                  size_t count, float *out);

#endif
