#include "unit/extract/signs.h"

#define S(name) PAGE_SIGN_##name
#define TEN     "one two three four five six seven eight nine ten"
#define TWENTY  TEN " " TEN

static void measure_with(const char *html, const float *probabilities, size_t count)
{
    make_sheet(html);
    assert_int_equal(made.sheet.segment_count, count);
    measure_made(probabilities);
}

static void kept_words_are_counted(void **state)
{
    (void)state;
    const float p[] = {0.1F, 0.95F, 0.5F, 0.49F};
    measure_with("<p>" TEN "<h1>One $1?</h1><ul><li>" TEN "</ul><p>" TWENTY, p, COUNT(p));
    assert_signs({S(KEPT_WORDS), 12}, {S(KEPT_SHARE), 12 / 42.0F}, {S(KEPT_SEGMENTS), 2},
                 {S(KEPT_WORDS_EACH), 6}, {S(KEPT_MEAN), 6.9F / 12}, {S(KEPT_FIRST), 10 / 42.0F},
                 {S(KEPT_LAST), 22 / 42.0F}, {S(KEPT_HEADINGS), 1}, {S(KEPT_H1), 1}, {S(KEPT_PRICES), 1},
                 {S(KEPT_QUESTIONS), 1}, {S(KEPT_ITEM_SHARE), 10 / 12.0F}, {S(KEPT_MOST), 0.95F},
                 {S(KEPT_UNSURE), 30 / 17.7F}, {S(KEPT_LOOSE), 32 / 13.0F}, {S(KEPT_STRICT), 2 / 13.0F},
                 {S(KEPT_FIRM), 2 / 13.0F}, {S(KEPT_PARAGRAPHS), 0.49F}, {S(KEPT_WANTED), 17.7F / 13});
}

static void islands_are_parted_by_what_is_left_out(void **state)
{
    (void)state;
    const float p[] = {1, 0, 1, 0, 1};
    measure_with("<p>" TEN "<p>gap of four words<p>" TEN "<p>" TWENTY "<p>" TEN, p, COUNT(p));
    assert_signs({S(KEPT_ISLANDS), 2}, {S(KEPT_RUN), 20}, {S(KEPT_RUN_SHARE), 20 / 30.0F},
                 {S(KEPT_RUN_2), 10 / 30.0F}, {S(KEPT_RUN_3), 0}, {S(KEPT_GAP), 20}, {S(KEPT_JUMPS), 1});
}

static void expected_f1_is_that_of_the_best_threshold(void **state)
{
    (void)state;
    const float sure[] = {1, 1, 0};
    measure_with("<p>" TEN "<p>" TEN "<p>" TEN, sure, COUNT(sure));
    assert_signs({S(KEPT_F1), 1}, {S(KEPT_THRESHOLD), 0.2F}, {S(KEPT_DOUBT), 0}, {S(KEPT_WRONG), 0});
    const float torn[] = {0.8F, 0.35F, 0.1F}; /* both: 23 / 32.5; the first alone: 16 / 22.5 */
    measure_with("<p>" TEN "<p>" TEN "<p>" TEN, torn, COUNT(torn));
    assert_signs({S(KEPT_F1), 16 / 22.5F}, {S(KEPT_THRESHOLD), 0.36F}, {S(KEPT_WRONG), 6.5F / 12.5F});
}

static void nothing_kept_divides_by_nothing(void **state)
{
    (void)state;
    const float p[] = {0, 0};
    measure_with("<p>" TEN "<p>" TEN, p, COUNT(p));
    assert_signs({S(KEPT_WORDS), 0}, {S(KEPT_MEAN), 0}, {S(KEPT_F1), 0}, {S(KEPT_ISLANDS), 0},
                 {S(KEPT_DOUBT), 0});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(kept_words_are_counted),
        WITH_RUN(islands_are_parted_by_what_is_left_out),
        WITH_RUN(expected_f1_is_that_of_the_best_threshold),
        WITH_RUN(nothing_kept_divides_by_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
