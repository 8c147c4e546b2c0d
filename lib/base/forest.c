#include "base/forest.h"

#include <math.h>

/* The section: header, base[outputs], trees, tests, leaves; all in 32-bit words. */
struct header {
    uint32_t features, outputs, tree_count, test_count, leaf_count;
};

/* Rows that are tested side by side. */
enum { SIDE_BY_SIDE = 16 };

/* A batch of rows, turned: a feature's numbers of all rows side by side. */
struct batch {
    _Alignas(32) float columns[FOREST_FEATURES_MAX][SIDE_BY_SIDE];
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
            batch->columns[feature][row] = rows[row * stride + feature];
}

/* Vectors of the size that every processor of the kind has; wider ones the compiler would take apart. */
#define LANES     4
#define FIND_LEAF find_leaves
#include "base/forest_lanes.h"
#undef LANES
#undef FIND_LEAF

#ifdef __x86_64__
#pragma GCC push_options
#pragma GCC target("avx2")
#define LANES     8
#define FIND_LEAF find_leaves_avx2
#include "base/forest_lanes.h"
#pragma GCC pop_options
#undef LANES
#undef FIND_LEAF
#endif

typedef void leaf_finder(const struct forest_test *tests, uint32_t count, const struct batch *batch,
                         uint32_t *left);

static leaf_finder *best_finder(void)
{
#ifdef __x86_64__
    if (__builtin_cpu_supports("avx2"))
        return find_leaves_avx2;
#endif
    return find_leaves;
}

static void score_batch(const struct forest *forest, leaf_finder *find, const struct batch *batch,
                        size_t count, float *out)
{
    _Alignas(32) uint32_t left[SIDE_BY_SIDE];
    for (uint32_t i = 0; i < forest->tree_count; i++) {
        const struct forest_tree *tree = &forest->trees[i];
        const float *leaves = forest->leaves + tree->first_leaf;
        find(forest->tests + tree->first_test, tree->tests, batch, left);
        for (size_t row = 0; row < count; row++)
            out[row * forest->outputs + tree->output] += leaves[__builtin_ctz(left[row])];
    }
}

void forest_score(const struct forest *forest, const float *rows, size_t stride, size_t count, float *out)
{
    struct batch batch;
    leaf_finder *find = best_finder();
    for (size_t from = 0; from < count; from += SIDE_BY_SIDE, rows += SIDE_BY_SIDE * stride) {
        size_t many = count - from < SIDE_BY_SIDE ? count - from : SIDE_BY_SIDE;
        float *scores = out + from * forest->outputs;
        if (many < SIDE_BY_SIDE)
            memset(&batch, 0, sizeof batch);
        turn(&batch, rows, stride, many, forest->features);
        for (size_t row = 0; row < many; row++)
            memcpy(scores + row * forest->outputs, forest->base, forest->outputs * sizeof *out);
        score_batch(forest, find, &batch, many, scores);
    }
}
