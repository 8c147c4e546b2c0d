#include "unit/check.h"

#include <math.h>
#include <stdlib.h>

#include "base/forest.h"

enum { HEADER_WORDS = 5 };

/* A section of two trees: the one of the picture in forest.h, and a single leaf. */
struct image {
    uint32_t features, outputs, tree_count, test_count, leaf_count;
    float base[2];
    struct forest_tree trees[2];
    struct forest_test tests[2];
    float leaves[4];
};

static const struct image sound = {
    .features = 3,
    .outputs = 2,
    .tree_count = 2,
    .test_count = 2,
    .leaf_count = 4,
    .base = {0.5F, -0.25F},
    .trees = {{.first_test = 0, .tests = 2, .first_leaf = 0, .output = 0},
              {.first_test = 2, .tests = 0, .first_leaf = 3, .output = 1}},
    .tests = {{0.5F, 0, ~1U}, {-1.0F, 2, ~2U}},
    .leaves = {1, 2, 4, 8},
};

static bool read_image(const struct image *image, struct forest *forest)
{
    return forest_read((struct str){(const char *)image, sizeof *image}, forest);
}

static void rows_end_in_a_leaf(void **state)
{
    (void)state;
    static const struct {
        float row[3], wanted;
    } rows[] = {
        {{0.0F, 9.0F, 9.0F}, 1.5F},  {{0.49F, 0.0F, -9.0F}, 1.5F},    {{0.5F, 0.0F, -2.0F}, 2.5F},
        {{0.5F, 0.0F, -1.0F}, 4.5F}, {{9.0F, 0.0F, 0.0F}, 4.5F},      {{-INFINITY, 0.0F, 0.0F}, 1.5F},
        {{1.0F, NAN, 0.0F}, 4.5F},   {{INFINITY, 0.0F, -2.0F}, 2.5F}, {{1.0F, 0.0F, -INFINITY}, 2.5F},
        {{NAN, 0.0F, -2.0F}, 2.5F},  {{NAN, NAN, NAN}, 4.5F},         {{INFINITY, 0.0F, INFINITY}, 4.5F},
    };
    struct forest forest;
    assert_true(read_image(&sound, &forest));
    for (size_t i = 0; i < COUNT(rows); i++) {
        float out[2];
        forest_score(&forest, rows[i].row, 3, NULL, 1, out);
        assert_float_equal(out[0], rows[i].wanted, 0);
        assert_float_equal(out[1], 7.75F, 0);
    }
}

/* Rows are scored several at a time: none may meet its neighbour's, or what lies between. */
static void many_rows_are_scored_as_one_is(void **state)
{
    (void)state;
    enum { STRIDE = 5, ROWS = 50 };
    struct forest forest;
    float rows[ROWS * STRIDE], out[ROWS * 2 + 1], one[2];
    assert_true(read_image(&sound, &forest));
    for (size_t i = 0; i < COUNT(rows); i++)
        rows[i] = i % STRIDE < 3 ? (float)((i * 7) % 5) - 2.0F : NAN;
    for (size_t count = 0; count <= ROWS; count++) {
        memset(out, 0x55, sizeof out);
        float after = out[count * 2];
        forest_score(&forest, rows, STRIDE, NULL, count, out);
        for (size_t i = 0; i < count; i++) {
            forest_score(&forest, rows + i * STRIDE, STRIDE, NULL, 1, one);
            assert_memory_equal(out + i * 2, one, sizeof one);
        }
        assert_memory_equal(&out[count * 2], &after, sizeof after);
    }
}

/* The last row is read no further than its last number. */
static void nothing_is_read_behind_the_last_row(void **state)
{
    (void)state;
    enum { STRIDE = 7, ROWS = 21 };
    struct forest forest;
    size_t numbers = (ROWS - 1) * STRIDE + 3;
    float *rows = calloc(numbers, sizeof *rows), out[ROWS * 2];
    assert_non_null(rows);
    assert_true(read_image(&sound, &forest));
    forest_score(&forest, rows, STRIDE, NULL, ROWS, out);
    assert_float_equal(out[ROWS * 2 - 2], 1.5F, 0);
    free(rows);
}

static void a_forest_without_trees_scores_its_base(void **state)
{
    (void)state;
    static const struct {
        uint32_t features, outputs, tree_count, test_count, leaf_count;
        float base;
    } image = {0, 1, 0, 0, 0, 0.75F};
    struct forest forest;
    float out[2];
    assert_true(forest_read((struct str){(const char *)&image, sizeof image}, &forest));
    forest_score(&forest, out, 0, NULL, 2, out);
    assert_float_equal(out[0], 0.75F, 0);
    assert_float_equal(out[1], 0.75F, 0);
}

/* A tree to be walked step by step; the leaves of a node are [from, to), its left child's end at `cut`. */
struct grown {
    struct {
        uint32_t feature, from, cut, to;
        float threshold;
    } nodes[FOREST_LEAVES_MAX];
    uint32_t count;
};

enum { GROWN_FEATURES = 4, GROWN_LEAVES = FOREST_LEAVES_MAX };

static uint32_t chance(uint32_t below)
{
    static uint32_t seed = 1;
    seed = seed * 1664525U + 1013904223U;
    return (seed >> 8) % below;
}

static void grow(struct grown *tree, uint32_t from, uint32_t to)
{
    if (to - from < 2)
        return;
    uint32_t cut = from + 1 + chance(to - from - 1), node = tree->count++;
    tree->nodes[node].from = from;
    tree->nodes[node].cut = cut;
    tree->nodes[node].to = to;
    tree->nodes[node].feature = chance(GROWN_FEATURES);
    tree->nodes[node].threshold = (float)chance(8);
    grow(tree, from, cut);
    grow(tree, cut, to);
}

static uint32_t walk(const struct grown *tree, const float *row)
{
    uint32_t from = 0, to = GROWN_LEAVES;
    for (uint32_t i = 0; i < tree->count; i++) {
        if (tree->nodes[i].from != from || tree->nodes[i].to != to)
            continue;
        if (row[tree->nodes[i].feature] < tree->nodes[i].threshold)
            to = tree->nodes[i].cut;
        else
            from = tree->nodes[i].cut;
    }
    return from;
}

/* The same tree as a section. */
static void write_grown(const struct grown *tree, struct forest_test *tests, float *leaves)
{
    for (uint32_t i = 0; i < tree->count; i++) {
        uint64_t left = ((uint64_t)1 << tree->nodes[i].cut) - ((uint64_t)1 << tree->nodes[i].from);
        tests[i] = (struct forest_test){tree->nodes[i].threshold, tree->nodes[i].feature, ~(uint32_t)left};
    }
    for (uint32_t i = 0; i < GROWN_LEAVES; i++)
        leaves[i] = (float)i;
}

static void trees_are_what_a_walk_through_them_finds(void **state)
{
    (void)state;
    enum { TREES = 40, ROWS = 40 };
    static struct {
        uint32_t features, outputs, tree_count, test_count, leaf_count;
        float base;
        struct forest_tree tree;
        struct forest_test tests[GROWN_LEAVES - 1];
        float leaves[GROWN_LEAVES];
    } image = {.features = GROWN_FEATURES,
               .outputs = 1,
               .tree_count = 1,
               .test_count = GROWN_LEAVES - 1,
               .leaf_count = GROWN_LEAVES,
               .tree = {.tests = GROWN_LEAVES - 1}};
    for (size_t n = 0; n < TREES; n++) {
        struct grown tree = {.count = 0};
        struct forest forest;
        float rows[ROWS * GROWN_FEATURES], out[ROWS];
        grow(&tree, 0, GROWN_LEAVES);
        write_grown(&tree, image.tests, image.leaves);
        for (size_t i = 0; i < COUNT(rows); i++)
            rows[i] = (float)chance(9) - 0.5F * (float)chance(2);
        assert_true(forest_read((struct str){(const char *)&image, sizeof image}, &forest));
        forest_score(&forest, rows, GROWN_FEATURES, NULL, ROWS, out);
        for (size_t i = 0; i < ROWS; i++)
            assert_float_equal(out[i], (float)walk(&tree, rows + i * GROWN_FEATURES), 0);
    }
}

#define FLOAT_NAN      0x7FC00000
#define FLOAT_INFINITY 0x7F800000
#define MINUS_INFINITY 0xFF800000
#define SET(member, value)                                                                                   \
    {                                                                                                        \
#member " = " #value, offsetof(struct image, member), value                                          \
    }

static const struct {
    const char *what;
    size_t at;
    uint32_t value;
} damages[] = {
    SET(features, 0),
    SET(features, 2), /* a test looks at the third */
    SET(features, FOREST_FEATURES_MAX + 1),
    SET(features, 0xFFFFFFFF),
    SET(outputs, 0),
    SET(outputs, 1),
    SET(outputs, 3),
    SET(outputs, 0xFFFFFFFF),
    SET(tree_count, 1),
    SET(tree_count, 3),
    SET(tree_count, 0xFFFFFFFF),
    SET(test_count, 1),
    SET(test_count, 3),
    SET(test_count, 0xFFFFFFFF),
    SET(leaf_count, 3),
    SET(leaf_count, 5),
    SET(leaf_count, 0xFFFFFFFF),
    /* in 32 bits, these sizes are what they should be */
    SET(tree_count, 2 + (1U << 28)),
    SET(test_count, 2 + (1U << 30)),
    SET(leaf_count, 4 + (1U << 30)),
    SET(outputs, 2 + (1U << 30)),
    SET(base[0], FLOAT_NAN),
    SET(base[1], FLOAT_INFINITY),
    SET(trees[0].first_test, 1),
    SET(trees[0].first_test, 0xFFFFFFFF),
    SET(trees[1].first_test, 3),
    SET(trees[0].tests, 3),
    SET(trees[0].tests, FOREST_LEAVES_MAX),
    SET(trees[0].tests, 0xFFFFFFFF),
    SET(trees[0].first_leaf, 2), /* its last leaf would be outside */
    SET(trees[0].first_leaf, 0xFFFFFFFF),
    SET(trees[1].first_leaf, 4),
    SET(trees[0].output, 2),
    SET(trees[0].output, 0xFFFFFFFF),
    SET(tests[0].feature, 3),
    SET(tests[1].feature, 0xFFFFFFFF),
    SET(tests[0].threshold, FLOAT_NAN),
    SET(tests[0].threshold, FLOAT_INFINITY),
    SET(tests[1].threshold, MINUS_INFINITY),
    SET(tests[0].leaves, 0), /* a row could be in none of the tree's */
    SET(tests[0].leaves, 3),
    SET(tests[1].leaves, ~4U),
    SET(leaves[0], FLOAT_INFINITY),
    SET(leaves[3], FLOAT_NAN),
};

static void what_does_not_hold_together_is_refused(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(damages); i++) {
        struct image image = sound;
        struct forest forest;
        memcpy((char *)&image + damages[i].at, &damages[i].value, sizeof damages[i].value);
        if (!read_image(&image, &forest))
            continue;
        print_error("read in spite of %s\n", damages[i].what);
        assert_true(false);
    }
}

/* A tree may use no tests and no leaves but its forest's, also where what stands behind them looks like some.
 */
static void trees_keep_within_their_forest(void **state)
{
    (void)state;
    struct image image = sound;
    struct forest forest;
    image.trees[0].tests = 3;
    memcpy(image.leaves, &(struct forest_test){1.0F, 0, ~0U >> 9}, sizeof(struct forest_test));
    assert_false(read_image(&image, &forest));
    image = sound;
    image.leaf_count = 1;
    image.trees[1].first_leaf = 0;
    assert_false(forest_read((struct str){(char *)&image, sizeof image - 3 * sizeof *image.leaves}, &forest));
}

static void a_section_of_another_length_is_refused(void **state)
{
    (void)state;
    uint32_t words[sizeof sound / sizeof(uint32_t) + 1] = {0};
    struct forest forest;
    memcpy(words, &sound, sizeof sound);
    for (size_t len = 0; len <= sizeof words; len++) {
        char *copy = malloc(len + 1);
        assert_non_null(copy);
        memcpy(copy, words, len);
        assert_int_equal(forest_read((struct str){copy, len}, &forest), len == sizeof sound);
        free(copy);
    }
}

/* A tree of `tests` tests on one number, each a leaf to the left of the next: row x is in leaf x. */
static bool read_row_of_leaves(uint32_t tests, float x, float *out)
{
    size_t words = HEADER_WORDS + 1 + 4 + 3 * tests + tests + 1;
    uint32_t *section = calloc(words, sizeof *section);
    struct forest forest;
    assert_non_null(section);
    memcpy(section, (uint32_t[]){1, 1, 1, tests, tests + 1, 0, 0, tests}, 8 * sizeof *section);
    struct forest_test *test = (struct forest_test *)(void *)(section + HEADER_WORDS + 5);
    float *leaves = (float *)(void *)(test + tests);
    for (uint32_t i = 0; i <= tests; i++)
        leaves[i] = (float)i;
    for (uint32_t i = 0; i < tests; i++)
        test[i] = (struct forest_test){(float)i + 0.5F, 0, ~(1U << (i & 31))};
    bool ok = forest_read((struct str){(char *)section, words * sizeof *section}, &forest);
    if (ok)
        forest_score(&forest, &x, 1, NULL, 1, out);
    free(section);
    return ok;
}

static void a_tree_has_32_leaves_at_most(void **state)
{
    (void)state;
    float out;
    for (uint32_t i = 0; i < FOREST_LEAVES_MAX; i++) {
        assert_true(read_row_of_leaves(FOREST_LEAVES_MAX - 1, (float)i, &out));
        assert_float_equal(out, (float)i, 0);
    }
    assert_false(read_row_of_leaves(FOREST_LEAVES_MAX, 0, &out));
}

static void outputs_and_features_have_bounds(void **state)
{
    (void)state;
    uint32_t section[HEADER_WORDS + FOREST_OUTPUTS_MAX + 1] = {FOREST_FEATURES_MAX};
    struct forest forest;
    for (uint32_t outputs = FOREST_OUTPUTS_MAX; outputs <= FOREST_OUTPUTS_MAX + 1; outputs++) {
        section[1] = outputs;
        struct str bytes = {(char *)section, (HEADER_WORDS + outputs) * sizeof *section};
        assert_int_equal(forest_read(bytes, &forest), outputs == FOREST_OUTPUTS_MAX);
    }
    section[1] = 0;
    assert_false(forest_read((struct str){(char *)section, HEADER_WORDS * sizeof *section}, &forest));
    section[0] = FOREST_FEATURES_MAX + 1;
    section[1] = FOREST_OUTPUTS_MAX;
    assert_false(forest_read((struct str){(char *)section, sizeof section - sizeof *section}, &forest));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_end_in_a_leaf),
        cmocka_unit_test(many_rows_are_scored_as_one_is),
        cmocka_unit_test(nothing_is_read_behind_the_last_row),
        cmocka_unit_test(a_forest_without_trees_scores_its_base),
        cmocka_unit_test(trees_are_what_a_walk_through_them_finds),
        cmocka_unit_test(what_does_not_hold_together_is_refused),
        cmocka_unit_test(trees_keep_within_their_forest),
        cmocka_unit_test(a_section_of_another_length_is_refused),
        cmocka_unit_test(a_tree_has_32_leaves_at_most),
        cmocka_unit_test(outputs_and_features_have_bounds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
