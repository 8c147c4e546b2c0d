#include "unit/extract/signs.h"

#define S(name) PAGE_SIGN_##name
#define CARD(n) "<div class='card card-" n "'><img src=a><a href=" n ">A fine thing</a><b>$" n "</b></div>"
#define POST(n)                                                                                              \
    "<div class=post" n                                                                                      \
    "><time>now</time><p>It rose by two metres in the night, and most of the town stood under "              \
    "water by the morning.</div>"

static void cards_are_a_group(void **state)
{
    (void)state;
    measure("<section>" CARD("1") CARD("2") CARD("3") CARD("4") "</section><p>end");
    assert_signs({S(CARD_ITEMS), 4}, {S(CARD_WORDS), 4}, {S(CARD_PRICES), 1}, {S(CARD_LINKS), 0.75F},
                 {S(CARD_SHARE), 16 / 17.0F}, {S(CARD_HEADINGS), 0}, {S(PRICED_ITEMS), 4}, {S(ROW_ITEMS), 4},
                 {S(WORDY_ITEMS), 4}, {S(WORDY_IMAGES), 1}, {S(POST_ITEMS), 0});
}

static void posts_are_a_group_whatever_their_numbers(void **state)
{
    (void)state;
    measure("<main>" POST("17") POST("18") POST("190") "</main>");
    assert_signs({S(POST_ITEMS), 3}, {S(WORDY_ITEMS), 3}, {S(WORDY_TIMES), 1}, {S(CARD_ITEMS), 0},
                 {S(PRICED_ITEMS), 0});
    assert_true(signs[S(WORDY_PROSE)] > 0.9F);
}

static void two_are_no_group_and_menus_have_none(void **state)
{
    (void)state;
    measure("<main>" CARD("1") CARD("2") "</main>");
    assert_signs({S(GROUPS), 0}, {S(CARD_ITEMS), 0}, {S(WORDY_ITEMS), 0});
    measure("<nav>" CARD("1") CARD("2") CARD("3") "</nav>");
    assert_signs({S(GROUPS), 0}, {S(CARD_ITEMS), 0});
}

static void probabilities_are_averaged_over_the_items(void **state)
{
    (void)state;
    make_sheet("<ul><li>one two three<li>four five six<li>seven eight nine</ul>");
    const float probabilities[] = {0.9F, 0.6F, 0.3F};
    assert_int_equal(made.sheet.segment_count, COUNT(probabilities));
    measure_made(probabilities);
    assert_signs({S(WORDY_BODY), 0.6F}, {S(ROW_BODY), 0.6F}, {S(ROW_ITEMS), 3});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(cards_are_a_group),
        WITH_RUN(posts_are_a_group_whatever_their_numbers),
        WITH_RUN(two_are_no_group_and_menus_have_none),
        WITH_RUN(probabilities_are_averaged_over_the_items),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
