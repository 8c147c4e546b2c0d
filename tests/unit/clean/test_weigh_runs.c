#include "judged.h"

static void the_best_run_is_found_at_two_levels(void **state)
{
    (void)state;
    JUDGE("<p>a b<p>a b<p>a b<p>a b<p>a b<p>a b", 0.1F, 0.9F, 0.6F, 0.9F, 0.1F, 0.2F);
    CHECK_LOOKED({0, CONTEXT_FROM_RUN5, -1}, {1, CONTEXT_FROM_RUN5, 0}, {3, CONTEXT_FROM_RUN5, 0},
                 {4, CONTEXT_FROM_RUN5, 1}, {0, CONTEXT_RUN5_SEGMENTS, -LOG(1)},
                 {2, CONTEXT_RUN5_SEGMENTS, 0}, {4, CONTEXT_RUN5_SEGMENTS, LOG(1)},
                 {5, CONTEXT_RUN5_SEGMENTS, LOG(2)}, {0, CONTEXT_RUN5_WORDS, 0}, {2, CONTEXT_RUN5_WORDS, 0},
                 {4, CONTEXT_RUN5_WORDS, 0}, {5, CONTEXT_RUN5_WORDS, LOG(2)},
                 /* at .8 the .6 between the two costs more than the second brings */
                 {0, CONTEXT_FROM_RUN8, -1}, {1, CONTEXT_FROM_RUN8, 0}, {2, CONTEXT_FROM_RUN8, 1},
                 {5, CONTEXT_RUN8_SEGMENTS, LOG(4)}, {5, CONTEXT_RUN8_WORDS, LOG(6)});
}

static void words_before_a_run_are_negative(void **state)
{
    (void)state;
    JUDGE("<p>a<p>b c d<p>e<p>f g", 0.1F, 0.1F, 0.1F, 0.9F);
    CHECK_LOOKED({0, CONTEXT_RUN5_SEGMENTS, -LOG(3)}, {0, CONTEXT_RUN5_WORDS, -LOG(4)},
                 {1, CONTEXT_RUN5_WORDS, -LOG(1)}, {2, CONTEXT_RUN5_WORDS, 0}, {3, CONTEXT_RUN5_WORDS, 0});
}

/* A gap is crossed when what lies behind it weighs more, words to the power of .8. */
static void runs_cross_gaps_that_pay(void **state)
{
    (void)state;
    JUDGE("<p>a b c d<p>e<p>f g h i", 0.9F, 0.1F, 0.9F);
    CHECK_LOOKED({0, CONTEXT_FROM_RUN5, 0}, {1, CONTEXT_FROM_RUN5, 0}, {2, CONTEXT_FROM_RUN5, 0});
    JUDGE("<p>a b c d<p>e f g h i<p>j k", 0.9F, 0.1F, 0.9F);
    CHECK_LOOKED({0, CONTEXT_FROM_RUN5, 0}, {1, CONTEXT_FROM_RUN5, 1}, {2, CONTEXT_FROM_RUN5, 1});
    /* 20 words weigh as 11 do: what they cost is less than what the two bring */
    JUDGE("<p>a b<p>c d e f g h i j k l m n o p q r s t u v<p>w x", 0.9F, 0.45F, 0.9F);
    CHECK_LOOKED({0, CONTEXT_FROM_RUN5, 0}, {2, CONTEXT_FROM_RUN5, 0});
    JUDGE("<p>a<p>b c d e f g h i j k<p>l<p>m", 0.9F, 0.4F, 0.9F, 0.9F);
    CHECK_LOOKED({0, CONTEXT_FROM_RUN5, -1}, {2, CONTEXT_FROM_RUN5, 0}, {3, CONTEXT_FROM_RUN5, 0});
}

static void least_and_low_count_since_the_start(void **state)
{
    (void)state;
    JUDGE("<p>a<p>a<p>a<p>a<p>a<p>a", 0.1F, 0.9F, 0.6F, 0.29F, 0.3F, 0.2F);
    CHECK_LOOKED({0, CONTEXT_RUN5_LEAST, 1}, {0, CONTEXT_RUN5_LOW, 0}, {1, CONTEXT_RUN5_LEAST, 0.9F},
                 {2, CONTEXT_RUN5_LEAST, 0.6F}, {3, CONTEXT_RUN5_LEAST, 0.29F}, {3, CONTEXT_RUN5_LOW, LOG(1)},
                 {4, CONTEXT_RUN5_LEAST, 0.29F}, {4, CONTEXT_RUN5_LOW, LOG(1)}, {5, CONTEXT_RUN5_LEAST, 0.2F},
                 {5, CONTEXT_RUN5_LOW, LOG(2)}, {5, CONTEXT_RUN8_LOW, LOG(2)}, {0, CONTEXT_RUN8_LEAST, 1});
}

static void steps_lead_up_to_what_holds_a_run(void **state)
{
    (void)state;
    JUDGE("<main><div><p>a<p>b</div><p>c</main><div><p>d", 0.9F, 0.9F, 0.1F, 0.1F);
    CHECK_LOOKED({0, CONTEXT_RUN5_STEPS, 2}, {2, CONTEXT_RUN5_STEPS, 2}, {3, CONTEXT_RUN5_STEPS, 3},
                 {3, CONTEXT_RUN8_STEPS, 3});
    JUDGE("<p>a<p>b", 0.9F, 0.1F);
    CHECK_LOOKED({0, CONTEXT_RUN5_STEPS, 0}, {1, CONTEXT_RUN5_STEPS, 2});
}

/* No segment above the level: the run is empty and stands before the first. */
static void an_empty_run_stands_before_all(void **state)
{
    (void)state;
    JUDGE("<p>a b<p>c", 0.4F, 0.7F);
    CHECK_LOOKED({0, CONTEXT_FROM_RUN8, 1}, {0, CONTEXT_RUN8_SEGMENTS, LOG(1)},
                 {1, CONTEXT_RUN8_SEGMENTS, LOG(2)}, {1, CONTEXT_RUN8_WORDS, LOG(2)},
                 {1, CONTEXT_RUN8_LEAST, 0.4F}, {0, CONTEXT_FROM_RUN5, -1});
}

static void islands_are_what_is_above_three_tenths(void **state)
{
    (void)state;
    JUDGE("<p>a a<p>a a<p>a a<p>a a<p>a a<p>a a<p>a a", 0.3F, 0.4F, 0.29F, 0.5F, 0.5F, 0.5F, 0.1F);
    CHECK_LOOKED(
        {0, CONTEXT_ISLAND_WORDS, LOG(4)}, {2, CONTEXT_ISLAND_WORDS, 0}, {3, CONTEXT_ISLAND_WORDS, LOG(6)},
        {0, CONTEXT_ISLAND_SHARE, 4.0F / 6}, {2, CONTEXT_ISLAND_SHARE, 0}, {4, CONTEXT_ISLAND_SHARE, 1},
        {0, CONTEXT_ISLAND_GAP, -LOG(3)}, {2, CONTEXT_ISLAND_GAP, -LOG(1)}, {3, CONTEXT_ISLAND_GAP, 0},
        {6, CONTEXT_ISLAND_GAP, LOG(1)}, {0, CONTEXT_ISLAND_PLACE, 0.5F}, {1, CONTEXT_ISLAND_PLACE, 1},
        {2, CONTEXT_ISLAND_PLACE, -1}, {3, CONTEXT_ISLAND_PLACE, 1.0F / 3}, {5, CONTEXT_ISLAND_PLACE, 1},
        {0, CONTEXT_PAGE_ISLANDS, LOG(2)}, {6, CONTEXT_PAGE_ISLANDS, LOG(2)});
}

/* Of islands that hold as many words, the first is the largest. */
static void the_largest_island_is_where_gaps_lead(void **state)
{
    (void)state;
    JUDGE("<p>a b<p>c<p>d e<p>f<p>g", 0.9F, 0.1F, 0.9F, 0.1F, 0.9F);
    CHECK_LOOKED({0, CONTEXT_ISLAND_GAP, 0}, {2, CONTEXT_ISLAND_GAP, LOG(2)}, {4, CONTEXT_ISLAND_GAP, LOG(4)},
                 {4, CONTEXT_ISLAND_SHARE, 0.5F});
}

static void without_islands_there_is_no_share(void **state)
{
    (void)state;
    JUDGE("<p>a<p>b", 0.1F, 0.2F);
    CHECK_LOOKED({1, CONTEXT_ISLAND_WORDS, 0}, {1, CONTEXT_ISLAND_SHARE, -1}, {1, CONTEXT_ISLAND_PLACE, -1},
                 {1, CONTEXT_ISLAND_GAP, LOG(2)}, {1, CONTEXT_PAGE_ISLANDS, 0});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(the_best_run_is_found_at_two_levels),
        WITH_RUN(words_before_a_run_are_negative),
        WITH_RUN(runs_cross_gaps_that_pay),
        WITH_RUN(least_and_low_count_since_the_start),
        WITH_RUN(steps_lead_up_to_what_holds_a_run),
        WITH_RUN(an_empty_run_stands_before_all),
        WITH_RUN(islands_are_what_is_above_three_tenths),
        WITH_RUN(the_largest_island_is_where_gaps_lead),
        WITH_RUN(without_islands_there_is_no_share),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
