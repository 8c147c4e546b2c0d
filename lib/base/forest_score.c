#include "base/forest.h"

#ifdef __x86_64__
#include <immintrin.h>
#endif

/* Rows that are scored side by side, and what the widest vectors are aligned to. */
enum { SIDE_BY_SIDE = 32, VECTOR_BYTES_MAX = 64 };

/* A batch of rows, turned: a feature's numbers of all rows side by side; and their scores so far. */
struct batch {
    _Alignas(VECTOR_BYTES_MAX) float columns[FOREST_FEATURES_MAX][SIDE_BY_SIDE];
    _Alignas(VECTOR_BYTES_MAX) float scores[FOREST_OUTPUTS_MAX][SIDE_BY_SIDE];
};

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

static void add_leaves(const struct forest *forest, leaf_finder *find, struct batch *batch)
{
    _Alignas(VECTOR_BYTES_MAX) uint32_t left[SIDE_BY_SIDE];
    for (uint32_t i = 0; i < forest->tree_count; i++) {
        const struct forest_tree *tree = &forest->trees[i];
        const float *leaves = forest->leaves + tree->first_leaf;
        find(forest->tests + tree->first_test, tree->tests, batch, left);
        for (size_t row = 0; row < SIDE_BY_SIDE; row++)
            batch->scores[tree->output][row] += leaves[__builtin_ctz(left[row])];
    }
}

static void score_batch(const struct forest *forest, struct batch *batch)
{
    add_leaves(forest, find_leaves, batch);
}

#ifdef __x86_64__
static void score_batch_avx2(const struct forest *forest, struct batch *batch)
{
    add_leaves(forest, find_leaves_avx2, batch);
}

/* Sixteen rows in a vector, all leaves of a tree in two: a test is two instructions, a look-up one. */
__attribute__((target("avx512f,avx512cd"))) static void score_batch_avx512(const struct forest *forest,
                                                                           struct batch *batch)
{
    enum { VECTORS = SIDE_BY_SIDE / 16 };
    for (uint32_t i = 0; i < forest->tree_count; i++) {
        const struct forest_tree *tree = &forest->trees[i];
        const struct forest_test *test = forest->tests + tree->first_test, *end = test + tree->tests;
        const float *leaves = forest->leaves + tree->first_leaf;
        uint32_t there = (2U << tree->tests) - 1; /* one leaf more than tests */
        __m512i left[VECTORS];
#pragma GCC unroll 2 /* here and below: keeps left[] in registers */
        for (size_t n = 0; n < VECTORS; n++)
            left[n] = _mm512_set1_epi32(-1);
        for (; test < end; test++) {
            const float *column = batch->columns[test->feature];
            __m512 threshold = _mm512_set1_ps(test->threshold);
            __m512i possible = _mm512_set1_epi32((int32_t)test->leaves);
#pragma GCC unroll 2
            for (size_t n = 0; n < VECTORS; n++) {
                __mmask16 above = _mm512_cmp_ps_mask(_mm512_load_ps(column + 16 * n), threshold, _CMP_NLT_UQ);
                left[n] = _mm512_mask_and_epi32(left[n], above, left[n], possible);
            }
        }
        __m512 first = _mm512_maskz_loadu_ps((__mmask16)there, leaves);
        __m512 last = _mm512_maskz_loadu_ps((__mmask16)(there >> 16), leaves + 16);
        float *scores = batch->scores[tree->output];
#pragma GCC unroll 2
        for (size_t n = 0; n < VECTORS; n++) {
            __m512i lowest = _mm512_and_si512(left[n], _mm512_sub_epi32(_mm512_setzero_si512(), left[n]));
            __m512i index = _mm512_sub_epi32(_mm512_set1_epi32(31), _mm512_lzcnt_epi32(lowest));
            __m512 found = _mm512_permutex2var_ps(first, index, last);
            _mm512_store_ps(scores + 16 * n, _mm512_add_ps(_mm512_load_ps(scores + 16 * n), found));
        }
    }
}
#endif

typedef void batch_scorer(const struct forest *forest, struct batch *batch);

static batch_scorer *best_scorer(void)
{
#ifdef __x86_64__
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512cd"))
        return score_batch_avx512;
    if (__builtin_cpu_supports("avx2"))
        return score_batch_avx2;
#endif
    return score_batch;
}

typedef float four __attribute__((vector_size(16), aligned(4), may_alias));

/* Four numbers of four rows, turned. */
static void turn_four(const float *const *rows, size_t feature, float (*columns)[SIDE_BY_SIDE])
{
    four a = *(const four *)(rows[0] + feature), b = *(const four *)(rows[1] + feature);
    four c = *(const four *)(rows[2] + feature), d = *(const four *)(rows[3] + feature);
    four ab = __builtin_shufflevector(a, b, 0, 4, 1, 5), cd = __builtin_shufflevector(c, d, 0, 4, 1, 5);
    *(four *)columns[feature] = __builtin_shufflevector(ab, cd, 0, 1, 4, 5);
    *(four *)columns[feature + 1] = __builtin_shufflevector(ab, cd, 2, 3, 6, 7);
    ab = __builtin_shufflevector(a, b, 2, 6, 3, 7);
    cd = __builtin_shufflevector(c, d, 2, 6, 3, 7);
    *(four *)columns[feature + 2] = __builtin_shufflevector(ab, cd, 0, 1, 4, 5);
    *(four *)columns[feature + 3] = __builtin_shufflevector(ab, cd, 2, 3, 6, 7);
}

static void turn(struct batch *batch, const float *const *rows, size_t features)
{
    size_t whole = features - features % 4;
    for (size_t row = 0; row < SIDE_BY_SIDE; row += 4)
        for (size_t feature = 0; feature < whole; feature += 4)
            turn_four(rows + row, feature, (float(*)[SIDE_BY_SIDE])(void *)&batch->columns[0][row]);
    for (size_t feature = whole; feature < features; feature++)
        for (size_t row = 0; row < SIDE_BY_SIDE; row++)
            batch->columns[feature][row] = rows[row][feature];
}

void forest_score(const struct forest *forest, const float *rows, size_t stride, const uint32_t *picks,
                  size_t count, float *out)
{
    struct batch batch;
    const float *some[SIDE_BY_SIDE];
    batch_scorer *score = best_scorer();
    for (size_t from = 0; from < count; from += SIDE_BY_SIDE) {
        size_t many = count - from < SIDE_BY_SIDE ? count - from : SIDE_BY_SIDE;
        for (size_t i = 0; i < SIDE_BY_SIDE; i++) {
            size_t row = from + (i < many ? i : many - 1); /* the last fills what is left */
            some[i] = rows + (picks ? picks[row] : row) * stride;
        }
        turn(&batch, some, forest->features);
        for (size_t output = 0; output < forest->outputs; output++)
            for (size_t i = 0; i < SIDE_BY_SIDE; i++)
                batch.scores[output][i] = forest->base[output];
        score(forest, &batch);
        for (size_t i = 0; i < many; i++)
            for (size_t output = 0; output < forest->outputs; output++)
                out[(from + i) * forest->outputs + output] = batch.scores[output][i];
    }
}
