#include "unit/page.h"

#include "extract/judge.h"

/* The score of the first segment that starts with "Here". */
static float score_of(const char *html, bool thread)
{
    make_facts(html);
    const float *scores = judge_segments(&made.facts, thread);
    assert_non_null(scores);
    for (size_t i = 0; i < made.sheet.segment_count; i++)
        if (str_starts(made.sheet.segments[i].text, STR("Here")))
            return scores[i];
    print_error("no segment starts with \"Here\" in %s\n", html);
    _fail(__FILE__, __LINE__);
    return 0.0F;
}

#define SENTENCE "Here is a sentence of some ten words, and it ends."

static void better_text_scores_higher(void **state)
{
    (void)state;
    static const struct {
        const char *better, *worse;
    } rows[] = {
        {"<p>" SENTENCE, "<p>Here"},
        {"<p>" SENTENCE " " SENTENCE, "<p>" SENTENCE},
        {"<p>" SENTENCE, "<p><a href=/>" SENTENCE "</a>"},
        {"<p>" SENTENCE, "<p>Here is a sentence of some ten words and it ends"},
        {"<p>" SENTENCE, "<p>Here Is A Sentence Of Some Ten Words, And It Ends."},
        {"<p>" SENTENCE, "<p>Here 1 2 3 4 5 6 7 8 9 10, 11."},
        {"<p>" SENTENCE, "<button>" SENTENCE},
        {"<p>" SENTENCE, "<figure><figcaption>" SENTENCE},
        {"<p>" SENTENCE, "<nav><p>" SENTENCE},
        {"<p>" SENTENCE, "<aside><p>" SENTENCE},
        {"<p>" SENTENCE, "<footer><p>" SENTENCE},
        {"<p>" SENTENCE, "<dialog><p>" SENTENCE},
        {"<p>" SENTENCE, "<div hidden><p>" SENTENCE},
        {"<article><p>" SENTENCE, "<p>" SENTENCE},
        {"<div class=entry-content><p>" SENTENCE, "<p>" SENTENCE},
        {"<p>" SENTENCE, "<div class=sidebar><p>" SENTENCE},
        {"<p>" SENTENCE, "<div class=comments><p>" SENTENCE},
        {"<p>" SENTENCE "<p>Another", "<p>" SENTENCE "<p><a href=/>Another</a>"},
        {"<p>" SENTENCE "<p>Another one.", "<p>" SENTENCE "<p>" SENTENCE}, /* said twice */
        {"<div><p>" SENTENCE "<p>More words that end.</div>",
         "<div><p>" SENTENCE "<ul><li><a href=/>a b c d e f</a></ul>"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        float better = score_of(rows[i].better, false), worse = score_of(rows[i].worse, false);
        if (better <= worse)
            print_error("%s\nis not above\n%s\n", rows[i].better, rows[i].worse);
        assert_true(better > worse);
    }
}

static void prose_is_text_and_menus_are_not(void **state)
{
    (void)state;
    assert_true(score_of("<article><p>" SENTENCE " " SENTENCE "</article>", false) > 0.0F);
    assert_true(score_of("<nav><ul><li><a href=/>Here</a><li><a href=/>There</a></ul></nav>", false) < 0.0F);
}

static void posts_of_a_thread_stand_in_discussions(void **state)
{
    (void)state;
    static const char *const post = "<div class=comments><p>" SENTENCE;
    assert_true(score_of(post, true) > score_of(post, false));
}

static void lines_of_a_text_are_judged_too(void **state)
{
    (void)state;
    make_sheet_of_lines("Menu\n\n" SENTENCE "\n\n17");
    make_facts_of_sheet();
    const float *scores = judge_segments(&made.facts, false);
    assert_true(scores[1] > scores[0]);
    assert_true(scores[1] > scores[2]);
    make_sheet("<p>");
    make_facts_of_sheet();
    assert_non_null(judge_segments(&made.facts, false));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(better_text_scores_higher),
        WITH_RUN(prose_is_text_and_menus_are_not),
        WITH_RUN(posts_of_a_thread_stand_in_discussions),
        WITH_RUN(lines_of_a_text_are_judged_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
