#include <math.h>

#include "unit/extract/signs.h"

#define PAGE                                                                                                 \
    "<html lang=en><title>Tea - Shop</title><meta property=og:type content=product>"                         \
    "<body class=single-product><nav><a href=/>Home</a></nav><main><h1>Tea</h1><p class=price>$12.50"        \
    "<p>It grows in the hills, where the mornings are cold and the soil is red.</main>"

static void every_sign_has_a_name_and_a_number(void **state)
{
    (void)state;
    measure(PAGE);
    for (size_t i = 0; i < PAGE_SIGN_COUNT; i++) {
        assert_non_null(page_sign_names[i]);
        assert_true(isfinite(signs[i]));
        assert_true(signs[i] >= 0.0F);
    }
    assert_string_equal(page_sign_names[PAGE_SIGN_URL_KNOWN], "URL_KNOWN");
}

static void all_parts_are_measured(void **state)
{
    (void)state;
    make_sheet(PAGE);
    float probabilities[16];
    for (size_t i = 0; i < COUNT(probabilities); i++)
        probabilities[i] = 1.0F;
    assert_in_range(made.sheet.segment_count, 1, COUNT(probabilities));
    measure_made(probabilities);
    assert_signs({PAGE_SIGN_URL_KNOWN, 1}, {PAGE_SIGN_GRAPH_PRODUCT, 1}, {PAGE_SIGN_TAG_P, 2},
                 {PAGE_SIGN_ROOT_SINGLE, 1}, {PAGE_SIGN_PRICES, 1}, {PAGE_SIGN_KEPT_SHARE, 1});
}

static void body_is_unknown_without_probabilities(void **state)
{
    (void)state;
    measure(PAGE);
    for (size_t i = PAGE_SIGN_KEPT_WORDS; i < PAGE_SIGN_COUNT; i++)
        assert_true(signs[i] == 0.0F);
}

static void page_without_nodes_or_text_has_signs(void **state)
{
    (void)state;
    measure("<p>");
    assert_signs({PAGE_SIGN_WORDS, 0}, {PAGE_SIGN_SEGMENTS, 0});
    make_sheet_of_lines("The river rose by two metres in the night, and the town stood under water.\n");
    float probability = 0.75F;
    measure_made(&probability);
    assert_signs({PAGE_SIGN_NODES, 0}, {PAGE_SIGN_WORDS, 15}, {PAGE_SIGN_PROSE_SHARE, 1},
                 {PAGE_SIGN_KEPT_MEAN, 0.75F});
}

static void refused_memory_is_a_failure(void **state)
{
    (void)state;
    for (size_t n = 1;; n++) {
        make_facts(PAGE);
        arena_refuse_after(run.arena, n);
        const float *measured = measure_page_signs(&made.facts, NULL);
        arena_refuse_after(run.arena, 0);
        if (measured) {
            assert_true(n > 4);
            return;
        }
        assert_int_equal(run.failure.code, FAIL_PAGE_TOO_COMPLEX);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(every_sign_has_a_name_and_a_number),    WITH_RUN(all_parts_are_measured),
        WITH_RUN(body_is_unknown_without_probabilities), WITH_RUN(page_without_nodes_or_text_has_signs),
        WITH_RUN(refused_memory_is_a_failure),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
