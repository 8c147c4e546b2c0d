/* A forest: gradient-boosted regression trees over rows of numbers, as learnt by train/.
 *
 * A tree's nodes stand in one array, the root first and the two children of a node side by side:
 *
 *     node   0       1     2       3     4        row[f0] < t0 ? 1 : 2
 *            f0<t0   leaf  f2<t2   leaf  leaf     row[f2] < t2 ? 3 : 4
 *
 * A leaf leads to itself, so that many rows can go down side by side for as many steps as the tree is deep,
 * without a branch. */
#ifndef COPYDESK_BASE_FOREST_H
#define COPYDESK_BASE_FOREST_H

#include "base/str.h"

struct forest_node {
    float threshold;  /* of a leaf: +infinity */
    uint16_t feature; /* index into a row */
    uint16_t child;   /* of the tree's nodes: where the row goes when it is below the threshold; else child + 1 */
};

struct forest_tree {
    uint32_t first;  /* of its nodes in the forest's */
    uint32_t output; /* which score its leaves add to */
    uint32_t depth;  /* steps from the root to the deepest leaf */
};

struct forest {
    const struct forest_node *nodes;
    const float *values; /* of the leaves, one a node; 0 elsewhere */
    const struct forest_tree *trees;
    uint32_t node_count, tree_count;
    uint32_t outputs;  /* scores a row */
    uint32_t features; /* numbers a row */
    const float *base; /* [outputs]: what every score starts from */
};

/* Reads a forest's section (see forest.c for its layout) into *forest, whose arrays then point into it; it must
 * be aligned to 4. False where it does not hold together: sizes, indices, a tree that leads backwards. */
bool forest_read(struct str section, struct forest *forest);

/* The scores of `count` rows of forest->features numbers each, `stride` numbers apart, into out[row * outputs
 * + output]. */
void forest_score(const struct forest *forest, const float *rows, size_t stride, size_t count, float *out);

#endif
