#include "unit/page.h"

#include "extract/body/judge.h"

/* The score of the first line that starts with "Here". */
static float score_of(const char *lines)
{
    make_sheet_of_lines(lines);
    make_facts_of_sheet();
    const float *scores = judge_lines(&made.facts);
    assert_non_null(scores);
    for (size_t i = 0; i < made.sheet.segment_count; i++)
        if (str_starts(made.sheet.segments[i].text, STR("Here")))
            return scores[i];
    print_error("no line starts with \"Here\" in %s\n", lines);
    _fail(__FILE__, __LINE__);
    return 0.0F;
}

#define SENTENCE "Here is a sentence of some ten words, and it ends."
#define OTHER    "\n\nThere is another one that ends.\n\n"

static void better_lines_score_higher(void **state)
{
    (void)state;
    static const struct {
        const char *better, *worse;
    } rows[] = {
        {SENTENCE " " SENTENCE, SENTENCE},
        {SENTENCE, "Here is a sentence of some ten words and it ends."},        /* a comma */
        {SENTENCE, "Here Is A Sentence Of Some Ten Words, And It Ends."},       /* capitals */
        {SENTENCE, "Here 1 2 3 4 5 6 7 8 9 10, 11."},                           /* digits */
        {SENTENCE, "Here is a sentence of some ten words, and it ends"},        /* a bare line */
        {"Here is some text that goes on.", "Here is some text that goes on:"}, /* a sentence */
        {"# Here it is for good.", "Here it is for good."},
        {"- Here it is for good.", "Here it is for good."},
        {"- Here is a lead:", "- Here is a lead"},
        {"# Here is", "Here is"},                                /* a heading */
        {"- Here is some", "Here is some"},                      /* an item */
        {"- Here is a sentence of some ten words, and it ends.", //
         "- Here is a sentence of some ten words, and it ends"}, /* a bare item */
        {"Here is a lead:", "Here is a lead"},                   /* leads to more */
        {OTHER "Here is what is between" OTHER, OTHER "Here is what is between"},
        {SENTENCE "\n\nMany words stand here without an end", SENTENCE "\n\nFew"}, /* neighbours */
        {"Many words stand here without an end\n\n" SENTENCE, "Few\n\n" SENTENCE},
        {SENTENCE OTHER, SENTENCE "\n\nHere is a sentence of some ten words, and it ends."}, /* said twice */
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        float better = score_of(rows[i].better), worse = score_of(rows[i].worse);
        if (better <= worse)
            print_error("%s\nis not above\n%s\n", rows[i].better, rows[i].worse);
        assert_true(better > worse);
    }
}

/* Lines of a known kind, and what stands in a list or a discussion, are no text; a thread's posts are. */
static void kinds_and_zones_count(void **state)
{
    (void)state;
#define TWICE                                                                                                \
    OTHER "And that is one more that ends as well, though it has many more words than the ones before "      \
          "it.\n\n"
    static const char *const foreign[] = {
        TWICE "Related stories\nHere is a sentence of some words, and it ends.\n",
        TWICE "Comments\nAda\n12 March 2024\nHere is a sentence of some words, and it ends.\n",
        TWICE "Read more: Here it is\n",
    };
    for (size_t i = 0; i < 2; i++)
        assert_true(score_of(foreign[i]) < -3.0F);
    assert_true(score_of("What is it?\nAda\n12 March 2024\nHere it is\nAnd there is more to it than most of "
                         "you would think.\nBob\n13 March 2024\nThat is not all there is.\nEve\n14 March "
                         "2024\nIt is what it is, as they say.\n") > 0.0F);
#undef TWICE
}

static void prose_is_text_and_labels_are_not(void **state)
{
    (void)state;
    assert_true(score_of(SENTENCE " " SENTENCE) > 0.0F);
    assert_true(score_of("Here she said: \"it is the end of the road, and not a bad one.\"") > 0.0F);
    assert_true(score_of("Menu\n\nHere\n\n17") < 0.0F);
}

static void repetition_is_seen_wherever_it_stands(void **state)
{
    (void)state;
    static const char end[] =
        "Here we go again.\n\nAnother line, and a longer one.\n\nHere we go again.\n\nEnd.";
    float once = score_of("Another line, and a longer one.\n\nHere we go again.\n\nEnd.");
    make_sheet_of_lines(end);
    make_facts_of_sheet();
    const float *scores = judge_lines(&made.facts);
    assert_non_null(scores);
    assert_true(scores[0] < once - 1.0F);
    assert_true(scores[2] < once - 1.0F);
}

static void text_without_lines_is_judged(void **state)
{
    (void)state;
    make_sheet_of_lines("\xE2\x80\xA2\n"); /* an item of nothing */
    assert_int_equal(made.sheet.segment_count, 0);
    make_facts_of_sheet();
    assert_non_null(judge_lines(&made.facts));
}

static void refused_memory_is_a_failure(void **state)
{
    (void)state;
    for (size_t n = 1; n <= 1; n++) {
        make_sheet_of_lines(SENTENCE);
        make_facts_of_sheet();
        arena_refuse_after(run.arena, n);
        assert_null(judge_lines(&made.facts));
        arena_refuse_after(run.arena, 0);
        assert_int_equal(run.failure.code, FAIL_PAGE_TOO_COMPLEX);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(better_lines_score_higher),        WITH_RUN(kinds_and_zones_count),
        WITH_RUN(prose_is_text_and_labels_are_not), WITH_RUN(repetition_is_seen_wherever_it_stands),
        WITH_RUN(text_without_lines_is_judged),     WITH_RUN(refused_memory_is_a_failure),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
