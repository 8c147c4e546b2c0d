#include "base/forest.h"

#include <math.h>

/* The section: header, base[outputs], trees, tests, leaves; all in 32-bit words. */
struct header {
    uint32_t features, outputs, tree_count, test_count, leaf_count;
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
