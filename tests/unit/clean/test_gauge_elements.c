#include "rows.h"

#include <stdio.h>

#define SENTENCE "<p>" PROSE "</p>"
#define CORE     "<nav><p>menu</p></nav><article>" SENTENCE SENTENCE SENTENCE "</article><p>end"

static void the_core_is_the_lowest_with_most_prose(void **state)
{
    (void)state;
    const struct number numbers[] = {
        {CORE, "menu", FEATURE_FROM_CORE, -1},
        {CORE, "One", FEATURE_FROM_CORE, 0},
        {CORE, "end", FEATURE_FROM_CORE, 1},
        {CORE, "menu", FEATURE_CORE_STEPS, 3}, /* text, p, nav */
        {CORE, "One", FEATURE_CORE_STEPS, 2},
        {CORE, "end", FEATURE_CORE_STEPS, 2},
        /* 60 of 100 are most */
        {"<div>" SENTENCE SENTENCE SENTENCE "</div>" SENTENCE SENTENCE "<p>end", "end", FEATURE_FROM_CORE, 1},
        {"<div>" SENTENCE SENTENCE SENTENCE SENTENCE "</div>" SENTENCE SENTENCE SENTENCE "<p>end", "end",
         FEATURE_FROM_CORE, 0},
        /* it may stand behind much that is left out on the way, and be a single text */
        {"<div><p>a</p><p>b</p></div><div><p>c</p><div>" SENTENCE "<p>d</p></div></div>", "One",
         FEATURE_CORE_STEPS, 0},
        {"<div><p>a</p><p>b</p></div><div><p>c</p><div>" SENTENCE "<p>d</p></div></div>", "d",
         FEATURE_FROM_CORE, 1},
        {"<p>a<p>b", "b", FEATURE_FROM_CORE, 0},
        {"<p>a<p>b", "b", FEATURE_CORE_STEPS, 3}, /* the root: text, p, body */
    };
    check_numbers(numbers, COUNT(numbers));
    make_sheet("<article>" SENTENCE SENTENCE SENTENCE "</article>" SENTENCE);
    assert_float_equal(feature_at(0, FEATURE_PAGE_CORE_SHARE), 0.75F, 0);
    make_sheet("<p>a<p>b");
    assert_int_equal(made.sheet.gauge->core, 0);
}

#define HEADED "<nav>menu</nav><main><header><h1>Title</h1></header><p>one<div><div><p>two"

static void steps_lead_up_to_the_h1(void **state)
{
    (void)state;
    const struct number numbers[] = {
        {HEADED, "Title", FEATURE_H1_STEPS, 0}, {HEADED, "one", FEATURE_H1_STEPS, 2},
        {HEADED, "two", FEATURE_H1_STEPS, 4},   {HEADED, "menu", FEATURE_H1_STEPS, 2},
        {"<p>x", "x", FEATURE_H1_STEPS, -1},
    };
    check_numbers(numbers, COUNT(numbers));
}

static void each_element_knows_its_segments(void **state)
{
    (void)state;
    make_sheet("<nav>a</nav><main><p>b</p><p>c</p></main>");
    const struct doc *doc = &made.doc;
    const struct element *elements = made.sheet.gauge->elements;
    static const struct {
        enum tag tag;
        uint32_t from, to;
    } rows[] = {{TAG_HTML, 0, 3}, {TAG_BODY, 0, 3}, {TAG_NAV, 0, 1}, {TAG_MAIN, 1, 3}, {TAG_P, 1, 2}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        uint32_t node = doc_find(doc, rows[i].tag, 0, doc->node_count);
        assert_int_equal(elements[node].segment, rows[i].from);
        assert_int_equal(elements[doc->nodes[node].end].segment, rows[i].to);
    }
    make_sheet("<section><div><p>a</p></div></section><p>b");
    assert_int_equal(
        made.sheet.gauge->elements[made.sheet.segments[0].first].out,
        doc_find(doc, TAG_BODY, 0, doc->node_count)); /* the first that holds more than the text */
    make_sheet("<nav>a</nav><main><p>b</p><p>c</p></main>");
    elements = made.sheet.gauge->elements;
    assert_int_equal(elements[0].out, 0);
    assert_int_equal(elements[doc_find(doc, TAG_BODY, 0, doc->node_count)].out, 0);
    assert_int_equal(elements[doc_find(doc, TAG_P, 0, doc->node_count)].out,
                     doc_find(doc, TAG_MAIN, 0, doc->node_count));
}

static int by_hash(const void *a, const void *b)
{
    const struct token_odds *left = a, *right = b;
    return left->hash < right->hash ? -1 : left->hash > right->hash;
}

/* Measures the page by a table of words: "post" 1, "good" .5, "side" -2, "big" 9; at the end "side" -1,
 * "tags" -3. */
static void make_weighed(const char *html)
{
    static struct token_odds odds[5];
    static struct tables tables;
    memcpy(odds,
           (struct token_odds[]){{str_hash(STR("post")), 1.0F, 0.0F},
                                 {str_hash(STR("good")), 0.5F, 0.0F},
                                 {str_hash(STR("side")), -2.0F, -1.0F},
                                 {str_hash(STR("tags")), 0.0F, -3.0F},
                                 {str_hash(STR("big")), 9.0F, 0.0F}},
           sizeof odds);
    qsort(odds, COUNT(odds), sizeof *odds, by_hash);
    assert_true(token_table_make(odds, COUNT(odds), &tables.tokens));
    make_sheet(html);
    run.tables = &tables;
    assert_true(measure_features(&run, &made.sheet));
}

#define NEST                                                                                                 \
    "<body class=post><div class='side'><div id=none><section class='good-post'><p class='tags'>x"           \
    "<i class=side>y</i></p></section></div></div><p><b class=side>z"

static void tokens_are_weighed_on_the_way_down(void **state)
{
    (void)state;
    static const struct {
        const char *segment;
        enum feature feature;
        float wanted;
    } rows[] = {
        {"x", FEATURE_TOKENS_OWN, 0},
        {"x", FEATURE_TOKENS_UP1, 1.5F}, /* section */
        {"x", FEATURE_TOKENS_UP2, 0},    /* div without a word that is known */
        {"x", FEATURE_TOKENS_PATH, 0.5F},
        {"x", FEATURE_TOKENS_LEAST, -2},
        {"x", FEATURE_TOKENS_MOST, 1.5F},
        {"x", FEATURE_TOKENS_NEAR_LEAST, -2}, /* three above */
        {"x", FEATURE_END_TOKENS_PATH, -4},
        {"x", FEATURE_END_TOKENS_LEAST, -3},
        {"x", FEATURE_END_TOKENS_NEAR, -3},
        {"z", FEATURE_TOKENS_OWN, 0},
        {"z", FEATURE_TOKENS_UP1, 1},
        {"z", FEATURE_TOKENS_PATH, -1}, /* what stands between block and text is on the way too */
        {"z", FEATURE_TOKENS_NEAR_LEAST, 0},
        {"z", FEATURE_END_TOKENS_PATH, -1},
        {"z", FEATURE_END_TOKENS_NEAR, 0},
    };
    make_weighed(NEST);
    for (size_t i = 0; i < COUNT(rows); i++)
        if (!is_near(feature_at(segment_of(rows[i].segment), rows[i].feature), rows[i].wanted))
            give_up("%s of %s", feature_names[rows[i].feature], rows[i].segment);
}

static void one_element_weighs_four_at_most(void **state)
{
    (void)state;
    make_weighed("<div class='big post'><p class='side side side'>x");
    assert_float_equal(feature_at(0, FEATURE_TOKENS_UP1), 4, 0);
    assert_float_equal(feature_at(0, FEATURE_TOKENS_OWN), -4, 0);
    assert_float_equal(feature_at(0, FEATURE_TOKENS_PATH), 0, 0);
}

static void names_of_one_element_are_summed(void **state)
{
    (void)state;
    make_weighed("<p class=post id=good>x<p class=post id=side>y<p class=side id=tags>z<p class=big id=post>u"
                 "<p class=side itemprop=side role=side>v<p id=post class=good>w");
    static const float own[] = {1.5F, -1, -2, 4, -4, 1.5F}; /* clipped once all are added up */
    static const float end_path[] = {0, -1, -4, 0, -3, 0};
    assert_int_equal(made.sheet.segment_count, COUNT(own));
    for (size_t i = 0; i < COUNT(own); i++) {
        assert_float_equal(feature_at(i, FEATURE_TOKENS_OWN), own[i], 0);
        assert_float_equal(feature_at(i, FEATURE_END_TOKENS_PATH), end_path[i], 0);
    }
    /* not one name each: 9 - 4, not 4 - 4 */
    make_weighed("<p class=big id='side side'>x");
    assert_float_equal(feature_at(0, FEATURE_TOKENS_OWN), 4, 0);
}

static void the_same_names_weigh_the_same(void **state)
{
    (void)state;
    enum { ELEMENTS = 300 };
    char *html = repeat("<p class='good-post'>x",
                        "<p class='good-post'>x<p id='good-post'>x<p title='good-post'>x", ELEMENTS, "");
    make_weighed(html);
    free(html);
    assert_int_equal(made.sheet.segment_count, 3 * ELEMENTS + 1);
    for (size_t i = 0; i < 3 * ELEMENTS + 1; i++)
        assert_float_equal(feature_at(i, FEATURE_TOKENS_OWN), i && i % 3 == 0 ? 0 : 1.5F, 0);
}

/* What names weigh is remembered in a few places: more names than there are must not be mixed up. */
static void many_names_are_not_mixed_up(void **state)
{
    (void)state;
    enum { NAMES = 1400, ROUNDS = 2, PIECE = 32 };
    static const char *const words[] = {"post", "side", "none"};
    static const float wanted[] = {1, -2, 0};
    char *html = malloc(NAMES * ROUNDS * PIECE);
    size_t len = 0;
    assert_non_null(html);
    for (int i = 0; i < NAMES * ROUNDS; i++)
        len += (size_t)snprintf(html + len, PIECE, "<p %s=%s-%d>x", i % 2 ? "id" : "class", words[i % 3],
                                i % NAMES);
    make_weighed(html);
    free(html);
    assert_int_equal(made.sheet.segment_count, NAMES * ROUNDS);
    for (size_t i = 0; i < NAMES * ROUNDS; i++)
        assert_float_equal(feature_at(i, FEATURE_TOKENS_OWN), wanted[i % 3], 0);
}

static void least_and_most_begin_at_nothing(void **state)
{
    (void)state;
    make_weighed("<p class=post>x");
    assert_float_equal(feature_at(0, FEATURE_TOKENS_LEAST), 0, 0);
    assert_float_equal(feature_at(0, FEATURE_TOKENS_MOST), 1, 0);
    make_weighed("<p class=side>x");
    assert_float_equal(feature_at(0, FEATURE_TOKENS_LEAST), -2, 0);
    assert_float_equal(feature_at(0, FEATURE_TOKENS_MOST), 0, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(the_core_is_the_lowest_with_most_prose), WITH_RUN(steps_lead_up_to_the_h1),
        WITH_RUN(each_element_knows_its_segments),        WITH_RUN(tokens_are_weighed_on_the_way_down),
        WITH_RUN(one_element_weighs_four_at_most),        WITH_RUN(names_of_one_element_are_summed),
        WITH_RUN(the_same_names_weigh_the_same),          WITH_RUN(many_names_are_not_mixed_up),
        WITH_RUN(least_and_most_begin_at_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
