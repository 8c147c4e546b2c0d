#include "base/forest.h"

#include <math.h>

/* The section: header, base[outputs], trees, nodes, values; all in 32-bit words (two 16-bit ones in a node's
 * second). */
struct header {
    uint32_t features, outputs, tree_count, node_count;
};

enum { DEPTH_MAX = 64, SIDE_BY_SIDE = 8 };

static bool check_node(const struct forest *forest, uint32_t at, uint32_t size, const struct forest_node *node)
{
    bool leaf = node->child == at;
    bool forward = node->child > at && (uint32_t)node->child + 1 < size;
    return node->feature < forest->features && (leaf ? node->threshold == INFINITY : forward) &&
           !isnan(node->threshold);
}

/* Children stand behind their parents, so one pass checks a tree; its depth is bounded by what it says. */
static bool check_tree(const struct forest *forest, const struct forest_tree *tree, uint32_t end)
{
    if (tree->first >= end || end > forest->node_count || tree->output >= forest->outputs ||
        tree->depth > DEPTH_MAX)
        return false;
    for (uint32_t i = tree->first; i < end; i++)
        if (!check_node(forest, i - tree->first, end - tree->first, &forest->nodes[i]))
            return false;
    return true;
}

static bool check_forest(const struct forest *forest)
{
    for (uint32_t i = 0; i < forest->tree_count; i++) {
        uint32_t end = i + 1 < forest->tree_count ? forest->trees[i + 1].first : forest->node_count;
        if (!check_tree(forest, &forest->trees[i], end))
            return false;
    }
    for (uint32_t i = 0; i < forest->node_count; i++)
        if (!isfinite(forest->values[i]))
            return false;
    return true;
}

bool forest_read(struct str section, struct forest *forest)
{
    struct header header;
    if (section.len < sizeof header)
        return false;
    memcpy(&header, section.at, sizeof header);
    uint64_t words = (uint64_t)header.outputs + 3 * (uint64_t)header.tree_count + 3 * (uint64_t)header.node_count;
    if (header.outputs == 0 || words * sizeof(uint32_t) != section.len - sizeof header)
        return false;
    const char *at = section.at + sizeof header;
    forest->features = header.features;
    forest->outputs = header.outputs;
    forest->tree_count = header.tree_count;
    forest->node_count = header.node_count;
    forest->base = (const float *)(const void *)at;
    forest->trees = (const struct forest_tree *)(const void *)(forest->base + header.outputs);
    forest->nodes = (const struct forest_node *)(const void *)(forest->trees + header.tree_count);
    forest->values = (const float *)(const void *)(forest->nodes + header.node_count);
    return check_forest(forest);
}

/* Up to SIDE_BY_SIDE rows go down one tree in step: their loads do not wait for one another. */
static void descend(const struct forest *forest, const struct forest_tree *tree, const float *rows, size_t stride,
                    size_t count, float *out)
{
    const struct forest_node *nodes = forest->nodes + tree->first;
    const float *values = forest->values + tree->first;
    uint32_t at[SIDE_BY_SIDE] = {0};
    for (uint32_t step = 0; step < tree->depth; step++)
        for (size_t row = 0; row < count; row++) {
            const struct forest_node *node = &nodes[at[row]];
            at[row] = node->child + (uint32_t)!(rows[row * stride + node->feature] < node->threshold);
        }
    for (size_t row = 0; row < count; row++)
        out[row * forest->outputs + tree->output] += values[at[row]];
}

void forest_score(const struct forest *forest, const float *rows, size_t stride, size_t count, float *out)
{
    for (size_t row = 0; row < count; row++)
        memcpy(out + row * forest->outputs, forest->base, forest->outputs * sizeof *out);
    for (size_t from = 0; from < count; from += SIDE_BY_SIDE) {
        size_t many = count - from < SIDE_BY_SIDE ? count - from : SIDE_BY_SIDE;
        for (uint32_t tree = 0; tree < forest->tree_count; tree++)
            descend(forest, &forest->trees[tree], rows + from * stride, stride, many,
                    out + from * forest->outputs);
    }
}
