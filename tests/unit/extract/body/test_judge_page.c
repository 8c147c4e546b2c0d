#include <stdio.h>

#include "unit/extract/clear_cut.h"
#include "unit/extract/handmade.h"

#define PAGE                                                                                                 \
    "<title>The flood</title><nav><a href=/>Home</a></nav><h1>The flood</h1><p>The river rose by two "       \
    "metres in the night, and by the morning most of the lower town stood under water."

enum { TYPES = PAGE_TYPE_COUNT - 1, ARTICLE = PAGE_TYPE_ARTICLE - 1, FORUM = PAGE_TYPE_FORUM - 1 };

/* Judges a page by the tables made by hand. */
static void judge(const char *html)
{
    make_facts(html);
    run.tables = &handmade;
    assert_true(judge_page(&made.facts, &made.article));
}

static void assert_near(float got, float wanted)
{
    if (fabsf(got - wanted) < 0.0005F)
        return;
    print_error("%g, wanted %g\n", (double)got, (double)wanted);
    _fail(__FILE__, __LINE__);
}

/* The score of one type, of all others' being 0, that gives it this probability. */
static float score_of_type(float probability)
{
    return logf((TYPES - 1) * probability / (1.0F - probability));
}

static void tables_that_were_learnt_for_others_do_not_fit(void **state)
{
    (void)state;
    say_of_all(0.5F, 0.5F, 0.5F, (float[TYPES]){0});
    assert_true(tables_fit(&handmade));
    for (size_t i = 0; i < FOREST_NAME_COUNT; i++) {
        struct forest *forest = &handmade.forests[i];
        forest->features++;
        assert_false(tables_fit(&handmade));
        forest->features -= 2;
        assert_false(tables_fit(&handmade));
        forest->features++;
        forest->outputs++;
        assert_false(tables_fit(&handmade));
        forest->outputs--;
        assert_true(tables_fit(&handmade));
    }
    handmade.signature ^= 1;
    assert_false(tables_fit(&handmade));
    assert_false(tables_fit(&(struct tables){.signature = tables_signature()}));
}

static void builtin_tables_fit(void **state)
{
    (void)state;
    assert_true(tables_fit(tables_builtin()));
    assert_int_not_equal(tables_signature(), feature_signature()); /* it is of the page's signs too */
}

static void second_look_is_blended_by_type(void **state)
{
    (void)state;
    static const struct {
        float article, wanted;
    } rows[] = {
        {0.5F, 0.5F * 0.9F + 0.5F * (0.2F + 0.6F) / 2},
        {0.8F, 0.8F * 0.9F + 0.2F * (0.2F + 0.6F) / 2},
        {0.04F, 0.04F * 0.2F + 0.96F * (0.2F + 0.6F) / 2}, /* too little of an article to look at its end */
        {0.06F, 0.06F * 0.9F + 0.94F * (0.2F + 0.6F) / 2},
        {0.94F, 0.94F * 0.9F + 0.06F * (0.2F + 0.6F) / 2},
        {0.96F, 0.96F * 0.9F + 0.04F * 0.2F}, /* too much of one for the look at others */
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        float types[TYPES] = {[ARTICLE] = score_of_type(rows[i].article)};
        say_of_all(0.2F, 0.6F, 0.9F, types);
        judge(PAGE);
        assert_near(made.judgement.types[PAGE_TYPE_ARTICLE], rows[i].article);
        for (size_t n = 0; n < made.sheet.segment_count; n++) {
            assert_near(made.judgement.first[n], 0.2F);
            assert_near(made.judgement.probabilities[n], rows[i].wanted);
        }
    }
}

/* The first look is at a segment alone; the second sees what the first said of it. */
static void second_look_sees_the_first(void **state)
{
    (void)state;
    static const float types[TYPES] = {[ARTICLE] = 20};
    say_of_all(0.5F, 0.5F, 0.5F, types);
    say_by(FOREST_SEGMENT, FEATURE_WORDS, 4.0F, log_odds_of(0.3F), log_odds_of(0.7F));
    say_by(FOREST_ENDING, FEATURE_COUNT + CONTEXT_P, 0.5F, log_odds_of(0.1F), log_odds_of(0.9F));
    judge("<p>Home<p>The river rose by two metres in the night, and by the morning most of the lower town "
          "stood under water, as it had in the spring before that.");
    assert_int_equal(made.sheet.segment_count, 2);
    assert_near(made.judgement.first[0], 0.3F);
    assert_near(made.judgement.first[1], 0.7F);
    assert_near(made.judgement.probabilities[0], 0.1F);
    assert_near(made.judgement.probabilities[1], 0.9F);
}

/* Short lines are ruled out at the first look, however many stand around the one that is not. */
static void what_the_first_look_rules_out_stays_out(void **state)
{
    (void)state;
    enum { LINES = 40, TEXT_AT = 35 };
    static const float types[TYPES] = {[ARTICLE] = 1.7917595F}; /* the one half, ln 6 beside six others */
    char html[4096];
    size_t len = 0;
    for (size_t i = 0; i < LINES; i++)
        len +=
            (size_t)snprintf(html + len, sizeof html - len, "<p>%s",
                             i == TEXT_AT ? "The river rose by two metres in the night, and by the morning "
                                            "most of the lower town stood under water, as it had before."
                                          : "Home");
    say_of_all(0.5F, 0.6F, 0.9F, types);
    say_by(FOREST_SEGMENT, FEATURE_WORDS, 4.0F, log_odds_of(0.029F), log_odds_of(0.031F));
    judge(html);
    assert_int_equal(made.sheet.segment_count, LINES);
    for (size_t i = 0; i < LINES; i++)
        assert_near(made.judgement.probabilities[i],
                    i == TEXT_AT ? 0.5F * 0.9F + 0.5F * (0.031F + 0.6F) / 2 : 0.029F);
}

static void type_is_told_from_the_first_look_too(void **state)
{
    (void)state;
    say_of_all(0.9F, 0.5F, 0.5F, (float[TYPES]){0});
    say_by(FOREST_TYPE, PAGE_SIGN_KEPT_SHARE, 0.5F, -20, 20); /* the score of an article */
    judge(PAGE);
    assert_int_equal(made.article.page_type, PAGE_TYPE_ARTICLE);
    say_always(FOREST_SEGMENT, (float[]){-3});
    judge(PAGE);
    assert_int_not_equal(made.article.page_type, PAGE_TYPE_ARTICLE);
}

static void type_is_the_likeliest_if_it_is_likely(void **state)
{
    (void)state;
    const struct {
        float scores[TYPES];
        enum page_type wanted;
    } rows[] = {
        {{[ARTICLE] = 5}, PAGE_TYPE_ARTICLE},
        {{[ARTICLE] = 5, [FORUM] = 6}, PAGE_TYPE_FORUM},
        {{[TYPES - 1] = 5}, PAGE_TYPE_SERVICE},
        {{[FORUM] = score_of_type(0.33F)}, PAGE_TYPE_FORUM},
        {{[FORUM] = score_of_type(0.31F)}, PAGE_TYPE_OTHER},
        {{0}, PAGE_TYPE_OTHER},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        say_of_all(0.5F, 0.5F, 0.5F, rows[i].scores);
        judge(PAGE);
        assert_int_equal(made.article.page_type, rows[i].wanted);
        float sum = 0.0F;
        for (size_t type = 0; type < PAGE_TYPE_COUNT; type++)
            sum += made.judgement.types[type];
        assert_near(sum, 1.0F);
        assert_near(made.judgement.types[PAGE_TYPE_OTHER], 0.0F);
    }
}

static void page_without_segments_is_judged(void **state)
{
    (void)state;
    make_facts("<p>");
    assert_int_equal(made.sheet.segment_count, 0);
    assert_true(judge_page(&made.facts, &made.article));
    assert_non_null(made.judgement.probabilities);
}

static void plain_text_is_judged_by_rules(void **state)
{
    (void)state;
    make_sheet_of_lines("Menu\n\nThe river rose by two metres, and the lower town stood under water.");
    make_facts_of_sheet();
    const float *scores = judge_lines(&made.facts);
    assert_true(judge_page(&made.facts, &made.article));
    for (size_t i = 0; i < 2; i++)
        assert_near(made.judgement.probabilities[i], 1.0F / (1.0F + expf(-scores[i])));
    assert_int_equal(made.article.page_type, PAGE_TYPE_OTHER);
#define LONG                                                                                                 \
    "The river rose by two metres in the night, and by the morning most of the lower town stood under "      \
    "water, as it had in the spring before.\n\n"
    make_sheet_of_lines(LONG LONG LONG);
    make_facts_of_sheet();
    assert_true(judge_page(&made.facts, &made.article));
    assert_int_equal(made.article.page_type, PAGE_TYPE_ARTICLE);
#undef LONG
}

/* How the built-in tables judge what nobody would doubt. */
static void clear_cut_pages_are_judged_right(void **state)
{
    (void)state;
    static const struct {
        const char *url, *html;
        enum page_type type;
    } pages[] = {
        {"https://example.org/news/2022/01/28/river-rises-by-two-metres", CLEAR_ARTICLE, PAGE_TYPE_ARTICLE},
        {"https://forum.example.org/viewtopic.php?f=2&t=8", CLEAR_FORUM, PAGE_TYPE_FORUM},
        {"https://docs.example.org/docs/read", CLEAR_DOCUMENTATION, PAGE_TYPE_DOCUMENTATION},
        {"https://shop.example.org/products/oak-stool", CLEAR_PRODUCT, PAGE_TYPE_PRODUCT},
    };
    for (size_t i = 0; i < COUNT(pages); i++) {
        struct page page = page_of(pages[i].html, STR("text/html; charset=utf-8"));
        page.url = str_of(pages[i].url);
        make_sheet_of(page);
        make_facts_of_sheet();
        assert_true(judge_page(&made.facts, &made.article));
        assert_int_equal(made.article.page_type, pages[i].type);
        for (size_t n = 0; n < made.sheet.segment_count; n++) {
            struct str text = made.sheet.segments[n].text;
            float p = made.judgement.probabilities[n];
            bool prose = str_starts(text, STR("Prose")), frame = str_starts(text, STR("Frame"));
            if ((prose && p < 0.7F) || (frame && p > 0.3F))
                print_error("%g: %.*s\n", (double)p, STR_FMT(text));
            assert_true(!prose || p >= 0.7F);
            assert_true(!frame || p <= 0.3F);
        }
    }
}

static void refused_memory_is_a_failure(void **state)
{
    (void)state;
    size_t refused = 0;
    for (bool judged = false; !judged; refused += !judged) {
        make_facts(PAGE);
        arena_refuse_after(run.arena, refused + 1);
        judged = judge_page(&made.facts, &made.article);
        arena_refuse_after(run.arena, 0);
        assert_int_equal(run.failure.code, judged ? FAIL_NONE : FAIL_PAGE_TOO_COMPLEX);
    }
    assert_true(refused > 6);
    for (size_t n = 1; n <= 2; n++) {
        make_sheet_of_lines("Menu\n");
        make_facts_of_sheet();
        arena_refuse_after(run.arena, n);
        assert_false(judge_page(&made.facts, &made.article));
        arena_refuse_after(run.arena, 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(tables_that_were_learnt_for_others_do_not_fit),
        WITH_RUN(builtin_tables_fit),
        WITH_RUN(second_look_is_blended_by_type),
        WITH_RUN(second_look_sees_the_first),
        WITH_RUN(what_the_first_look_rules_out_stays_out),
        WITH_RUN(type_is_told_from_the_first_look_too),
        WITH_RUN(type_is_the_likeliest_if_it_is_likely),
        WITH_RUN(page_without_segments_is_judged),
        WITH_RUN(plain_text_is_judged_by_rules),
        WITH_RUN(clear_cut_pages_are_judged_right),
        WITH_RUN(refused_memory_is_a_failure),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
