#include "unit/check.h"

#include <math.h>

/* The source itself, so that each scorer is tried and not only the one that this processor calls for. */
#include "base/forest_score.c"

enum { FEATURES = 11, TREES = 60, TESTS = FOREST_LEAVES_MAX - 1, OUTPUTS = 3 };

static struct forest_tree trees[TREES];
static struct forest_test tests[TREES][TESTS];
static float leaves[TREES][FOREST_LEAVES_MAX];
static const float base[OUTPUTS] = {0.5F, -1.0F, 0.0F};

static uint32_t chance(uint32_t below)
{
    static uint32_t state = 1;
    state = state * 1664525U + 1013904223U;
    return (state >> 8) % below;
}

/* Trees of every size: any sets of leaves with the last one in them. */
static struct forest make_forest(void)
{
    for (uint32_t i = 0; i < TREES; i++) {
        uint32_t count = i % FOREST_LEAVES_MAX;
        trees[i] = (struct forest_tree){i * TESTS, count, i * FOREST_LEAVES_MAX, i % OUTPUTS};
        for (uint32_t n = 0; n < count; n++)
            tests[i][n] = (struct forest_test){(float)chance(7), chance(FEATURES),
                                               (chance(1U << 16) << 16 | chance(1U << 16)) | 1U << count};
        for (uint32_t n = 0; n <= count; n++)
            leaves[i][n] = (float)chance(1000) / 64.0F;
    }
    return (struct forest){.base = base,
                           .trees = trees,
                           .tests = *tests,
                           .leaves = *leaves,
                           .tree_count = TREES,
                           .outputs = OUTPUTS,
                           .features = FEATURES};
}

static void make_batch(struct batch *batch)
{
    memset(batch, 0, sizeof *batch);
    for (size_t i = 0; i < FEATURES; i++)
        for (size_t row = 0; row < SIDE_BY_SIDE; row++)
            batch->columns[i][row] = chance(9) ? (float)chance(8) - 0.5F * (float)chance(2) : NAN;
}

static void score_one_by_one(const struct forest *forest, struct batch *batch)
{
    for (size_t i = 0; i < TREES; i++)
        for (size_t row = 0; row < SIDE_BY_SIDE; row++) {
            uint32_t left = UINT32_MAX, leaf = 0;
            for (size_t n = 0; n < trees[i].tests; n++)
                if (!(batch->columns[tests[i][n].feature][row] < tests[i][n].threshold))
                    left &= tests[i][n].leaves;
            while (!(left >> leaf & 1))
                leaf++;
            batch->scores[trees[i].output][row] += forest->leaves[trees[i].first_leaf + leaf];
        }
}

static void every_scorer_gives_the_same_bits(void **state)
{
    (void)state;
    static struct batch wanted, batch;
    struct forest forest = make_forest();
    make_batch(&batch);
    wanted = batch;
    score_one_by_one(&forest, &wanted);
    score_batch(&forest, &batch);
    assert_memory_equal(batch.scores, wanted.scores, sizeof batch.scores);
#ifdef __x86_64__
    if (__builtin_cpu_supports("avx2")) {
        memset(batch.scores, 0, sizeof batch.scores);
        score_batch_avx2(&forest, &batch);
        assert_memory_equal(batch.scores, wanted.scores, sizeof batch.scores);
    }
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512cd")) {
        memset(batch.scores, 0, sizeof batch.scores);
        score_batch_avx512(&forest, &batch);
        assert_memory_equal(batch.scores, wanted.scores, sizeof batch.scores);
    }
#endif
}

static void picked_rows_are_scored_in_the_order_of_the_picks(void **state)
{
    (void)state;
    enum { ROWS = 3 * SIDE_BY_SIDE + 5, STRIDE = FEATURES + 2 };
    static float rows[ROWS * STRIDE], all[ROWS * OUTPUTS], some[ROWS * OUTPUTS];
    uint32_t picks[ROWS];
    struct forest forest = make_forest();
    for (size_t i = 0; i < COUNT(rows); i++)
        rows[i] = (float)chance(8);
    forest_score(&forest, rows, STRIDE, NULL, ROWS, all);
    for (uint32_t i = 0; i < ROWS; i++)
        picks[i] = i * 7 % ROWS;
    forest_score(&forest, rows, STRIDE, picks, ROWS - 3, some);
    for (size_t i = 0; i < ROWS - 3; i++)
        assert_memory_equal(some + i * OUTPUTS, all + picks[i] * OUTPUTS, OUTPUTS * sizeof *all);
}

int main(void)
{
    const struct CMUnitTest all[] = {
        cmocka_unit_test(every_scorer_gives_the_same_bits),
        cmocka_unit_test(picked_rows_are_scored_in_the_order_of_the_picks),
    };
    return cmocka_run_group_tests(all, NULL, NULL);
}
