#include "base/forest.h"

#include <math.h>

/* The section: header, base[outputs], trees, tests, leaves; all in 32-bit words. */
struct header {
    uint32_t features, outputs, tree_count, test_count, leaf_count;
};

/* Vectors of the size that every processor of the kind has; wider ones a compiler may take apart. */
enum { LANES = 4, VECTORS = 4, SIDE_BY_SIDE = LANES * VECTORS };
typedef float numbers __attribute__((vector_size(LANES * sizeof(float))));
typedef int32_t masks __attribute__((vector_size(LANES * sizeof(int32_t))));

/* A batch of rows, turned: a feature's numbers of all rows side by side. */
struct batch {
    numbers columns[FOREST_FEATURES_MAX][VECTORS];
};

static bool check_tests(const struct forest *forest, const struct forest_tree *tree)
{
    uint32_t last_leaf = 1U << tree->tests;
    for (uint32_t i = tree->first_test; i < tree->first_test + tree->tests; i++) {
        const struct forest_test *test = &forest->tests[i];
        if (test->feature >= forest->features || !(test->leaves & last_leaf) || !isfinite(test->threshold))
            return false;
    }
    return true;
}

static bool check_tree(const struct forest *forest, const struct forest_tree *tree)
{
    return tree->tests < FOREST_LEAVES_MAX && tree->tests <= forest->test_count &&
           tree->first_test <= forest->test_count - tree->tests && tree->tests < forest->leaf_count &&
           tree->first_leaf < forest->leaf_count - tree->tests && tree->output < forest->outputs &&
           check_tests(forest, tree);
}

static bool are_finite(const float *values, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        if (!isfinite(values[i]))
            return false;
    return true;
}

static bool check_forest(const struct forest *forest)
{
    for (uint32_t i = 0; i < forest->tree_count; i++)
        if (!check_tree(forest, &forest->trees[i]))
            return false;
    return are_finite(forest->base, forest->outputs) && are_finite(forest->leaves, forest->leaf_count);
}

bool forest_read(struct str section, struct forest *forest)
{
    struct header header;
    if (section.len < sizeof header)
        return false;
    memcpy(&header, section.at, sizeof header);
    uint64_t size = header.outputs * (uint64_t)sizeof(float) +
                    header.tree_count * (uint64_t)sizeof(struct forest_tree) +
                    header.test_count * (uint64_t)sizeof(struct forest_test) +
                    header.leaf_count * (uint64_t)sizeof(float);
    if (header.outputs == 0 || header.outputs > FOREST_OUTPUTS_MAX || header.features > FOREST_FEATURES_MAX ||
        size != section.len - sizeof header)
        return false;
    *forest = (struct forest){.features = header.features,
                              .outputs = header.outputs,
                              .tree_count = header.tree_count,
                              .test_count = header.test_count,
                              .leaf_count = header.leaf_count};
    forest->base = (const float *)(const void *)(section.at + sizeof header);
    forest->trees = (const struct forest_tree *)(const void *)(forest->base + header.outputs);
    forest->tests = (const struct forest_test *)(const void *)(forest->trees + header.tree_count);
    forest->leaves = (const float *)(const void *)(forest->tests + header.test_count);
    return check_forest(forest);
}

static void turn(struct batch *batch, const float *rows, size_t stride, size_t count, uint32_t features)
{
    for (uint32_t feature = 0; feature < features; feature++)
        for (size_t row = 0; row < count; row++)
            batch->columns[feature][row / LANES][row % LANES] = rows[row * stride + feature];
}

static void score_tree(const struct forest *forest, const struct forest_tree *tree, const struct batch *batch,
                       size_t count, float *out)
{
    const struct forest_test *tests = forest->tests + tree->first_test;
    const float *leaves = forest->leaves + tree->first_leaf;
    masks left[VECTORS] = {~(masks){0}, ~(masks){0}, ~(masks){0}, ~(masks){0}};
    for (uint32_t i = 0; i < tree->tests; i++) {
        const numbers *column = batch->columns[tests[i].feature];
#pragma GCC unroll 4 /* keeps left[] in registers */
        for (size_t n = 0; n < VECTORS; n++)
            left[n] &= (column[n] < tests[i].threshold) | (int32_t)tests[i].leaves;
    }
    for (size_t row = 0; row < count; row++)
        out[row * forest->outputs + tree->output] +=
            leaves[__builtin_ctz((unsigned)left[row / LANES][row % LANES])];
}

void forest_score(const struct forest *forest, const float *rows, size_t stride, size_t count, float *out)
{
    struct batch batch;
    for (size_t from = 0; from < count; from += SIDE_BY_SIDE, rows += SIDE_BY_SIDE * stride) {
        size_t many = count - from < SIDE_BY_SIDE ? count - from : SIDE_BY_SIDE;
        float *scores = out + from * forest->outputs;
        if (many < SIDE_BY_SIDE)
            memset(&batch, 0, sizeof batch);
        turn(&batch, rows, stride, many, forest->features);
        for (size_t row = 0; row < many; row++)
            memcpy(scores + row * forest->outputs, forest->base, forest->outputs * sizeof *out);
        for (uint32_t tree = 0; tree < forest->tree_count; tree++)
            score_tree(forest, &forest->trees[tree], &batch, many, scores);
    }
}
