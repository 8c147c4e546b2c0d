#include <math.h>
#include <stdio.h>

#include "unit/page.h"

#include "extract/fields.h"

/* Ten words that end a sentence, the first of them a name. */
#define TEN(word)  word " rose by two metres in the night of May."
#define PARA(word) "<p>" TEN(word)

/* The first words of the body's segments, parted by spaces. */
static const char *body_of_made(void)
{
    static char out[1024];
    size_t len = 0;
    out[0] = '\0';
    for (size_t i = 0; i < made.article.body_count; i++) {
        struct str rest = made.article.body[i]->text, word = STR_NONE;
        str_next(&rest, ' ', &word);
        len += (size_t)snprintf(out + len, sizeof out - len, "%s%.*s", i ? " " : "", STR_FMT(word));
    }
    return out;
}

/* Chooses from the sheet that was made last, by one probability a segment. */
static bool choose_made(float *probabilities, size_t count, enum favor favor)
{
    make_facts_of_sheet();
    assert_int_equal(made.sheet.segment_count, count);
    run.options.favor = favor;
    made.judgement.probabilities = probabilities;
    return choose_body(&made.facts, &made.article);
}

enum { PIECES = 4 };

static const char *body_by(const float *wanted, enum favor favor)
{
    float probabilities[PIECES];
    memcpy(probabilities, wanted, sizeof probabilities);
    make_sheet(PARA("A") PARA("B") PARA("C") PARA("D"));
    assert_true(choose_made(probabilities, PIECES, favor));
    return body_of_made();
}

/* An article's choice leans to precision, unless something else is favoured. */
static void article_is_cut_closer(void **state)
{
    (void)state;
    static const float doubtful[PIECES] = {1, 0.5F, 0.1F, 0};
    static const struct {
        enum page_type type;
        enum favor favor;
        const char *wanted;
    } rows[] = {
        {PAGE_TYPE_OTHER, FAVOR_NEITHER, "A B"}, /* F1 30 / 36, without B 20 / 26 */
        {PAGE_TYPE_ARTICLE, FAVOR_NEITHER, "A"}, /* F.65 14.2 / 16.8, with B 21.3 / 26.8 */
        {PAGE_TYPE_ARTICLE, FAVOR_RECALL, "A B"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        float probabilities[PIECES];
        memcpy(probabilities, doubtful, sizeof probabilities);
        make_sheet(PARA("A") PARA("B") PARA("C") PARA("D"));
        make_facts_of_sheet();
        run.options.favor = rows[i].favor;
        made.article.page_type = rows[i].type;
        made.judgement.probabilities = probabilities;
        assert_true(choose_body(&made.facts, &made.article));
        assert_string_equal(body_of_made(), rows[i].wanted);
    }
}

/* Beside each row the expected F1 of what is kept, and of what else could be. */
static void threshold_is_that_of_the_largest_expected_f1(void **state)
{
    (void)state;
    static const struct {
        float probabilities[PIECES];
        const char *wanted;
    } rows[] = {
        {{0.8F, 0.35F, 0.1F, 0}, "A"},    /* 16 / 22.5, with B 23 / 32.5 */
        {{0.8F, 0.4F, 0.1F, 0}, "A B"},   /* 24 / 33, without B 16 / 23 */
        {{1, 0.6F, 0.3F, 0}, "A B"},      /* 32 / 39, with C 38 / 49, without B 20 / 29 */
        {{0.3F, 0.3F, 0.3F, 0}, "A B C"}, /* all the same */
        {{0.21F, 0.1F, 0.1F, 0.1F}, "A"}, /* 4.2 / 15.1: as likely as anything here */
        {{0.19F, 0.1F, 0.1F, 0.1F}, ""},  /* under what any threshold may be */
        {{0, 0.9F, 0.05F, 0.9F}, "B D"},  /* in reading order, and no run */
        {{0, 0, 0, 0}, ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_string_equal(body_by(rows[i].probabilities, FAVOR_NEITHER), rows[i].wanted);
}

static void probability_is_the_f1_to_be_expected(void **state)
{
    (void)state;
    static const struct {
        float probabilities[PIECES], wanted;
    } rows[] = {
        {{0.8F, 0.35F, 0.1F, 0}, 16 / 22.5F},
        {{1, 1, 1, 1}, 1.0F},
        {{1, 0, 0, 0}, 1.0F},
        {{0.1F, 0.1F, 0.1F, 0.1F}, 0.0F}, /* nothing is kept */
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        body_by(rows[i].probabilities, FAVOR_NEITHER);
        assert_true(fabsf(made.article.probability - rows[i].wanted) < 0.001F);
    }
}

/* A page of few large and many small pieces: what counts is words. */
static void pieces_count_by_their_words(void **state)
{
    (void)state;
    float probabilities[] = {0.8F, 0.35F, 0.35F};
    make_sheet(PARA("A") " " TEN("One") " " TEN("Two") "<p>B<p>C");
    assert_true(choose_made(probabilities, COUNT(probabilities), FAVOR_NEITHER));
    assert_string_equal(body_of_made(), "A"); /* 48 / 54.7, with B and C 49.4 / 56.7 */
    make_sheet("<p>A<p>B"
               "<p>" TEN("C"));
    assert_true(choose_made(probabilities, COUNT(probabilities), FAVOR_NEITHER));
    assert_string_equal(body_of_made(), "A B C");
}

static void favour_moves_the_threshold(void **state)
{
    (void)state;
    static const struct {
        float probabilities[PIECES];
        const char *precision, *neither, *recall;
    } rows[] = {
        {{1, 0.6F, 0.3F, 0}, "A", "A B", "A B C"},
        {{1, 1, 1, 0.95F}, "A B C D", "A B C D", "A B C D"},
        {{0.25F, 0.25F, 0.25F, 0.25F}, "", "A B C D", "A B C D"},
        {{0.1F, 0.1F, 0.1F, 0.1F}, "", "", "A B C D"},
        {{0.04F, 0.04F, 0.04F, 0.04F}, "", "", ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_string_equal(body_by(rows[i].probabilities, FAVOR_PRECISION), rows[i].precision);
        assert_string_equal(body_by(rows[i].probabilities, FAVOR_NEITHER), rows[i].neither);
        assert_string_equal(body_by(rows[i].probabilities, FAVOR_RECALL), rows[i].recall);
    }
}

static void fewer_than_eight_words_are_no_text(void **state)
{
    (void)state;
    float sure[] = {1, 1};
    make_sheet("<p>Seven words are too few<p>for this.");
    assert_true(choose_made(sure, 2, FAVOR_NEITHER));
    assert_int_equal(made.article.body_count, 0);
    make_sheet("<p>Eight words are just enough<p>for this one.");
    assert_true(choose_made(sure, 2, FAVOR_NEITHER));
    assert_int_equal(made.article.body_count, 2);
    make_sheet("<p>");
    assert_true(choose_made(sure, 0, FAVOR_NEITHER));
    assert_int_equal(made.article.body_count, 0);
}

static void what_is_chosen_is_mended(void **state)
{
    (void)state;
    static const struct {
        const char *html, *headline;
        enum page_type type;
        float probabilities[6];
        size_t count;
        const char *wanted;
    } rows[] = {
        {PARA("A") "<figure><figcaption>Share</figcaption></figure>" PARA("B"), NULL, 0, {1, 1, 1}, 3, "A B"},
        {"<h2>The flood</h2>" PARA("A"), "The flood", 0, {1, 1}, 2, "A"},
        {"<p>By Ada" PARA("A"), NULL, PAGE_TYPE_ARTICLE, {0.7F, 1}, 2, "A"},
        {"<p>By Ada" PARA("A"), NULL, PAGE_TYPE_LISTING, {0.7F, 1}, 2, "By A"},
        {"<noscript>" TEN("A") "</noscript>", NULL, 0, {1}, 1, ""},
        {PARA("A") "<h2>H</h2>", NULL, 0, {1, 1}, 2, "A H"}, /* where the page's judgement wants it */
        /* A table's caption goes though the table stays. */
        {"<table><caption>Cap</caption><tr><td>one two three<td>four five six<tr><td>seven eight<td>nine "
         "ten</table>",
         NULL,
         0,
         {1, 1, 1, 1, 0.1F},
         5,
         "one four seven nine"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        float probabilities[COUNT(rows[0].probabilities)];
        memcpy(probabilities, rows[i].probabilities, sizeof probabilities);
        make_sheet(rows[i].html);
        made.article.headline = str_of(rows[i].headline);
        made.article.page_type = rows[i].type;
        assert_true(choose_made(probabilities, rows[i].count, FAVOR_NEITHER));
        assert_string_equal(body_of_made(), rows[i].wanted);
    }
}

#define LONG(word)                                                                                           \
    "\n\n" word " rose by two metres in the night, and by the morning most of the lower town stood under "   \
    "water, as it had in the spring before."

static void lines_of_a_text_are_chosen_too(void **state)
{
    (void)state;
    assert_true(make_article_of_lines(
        "Log in\n\nThe flood came in the night\n\n17\n-1" LONG("Alpha") "\n\n28 01 2026 05:35" LONG("Beta")
            LONG("Gamma") "\n\n## Read more\n\n\xE2\x80\xA2 27.01 20:57\n\xE2\x80\xA2 1\n"));
    assert_string_equal(body_of_made(), "Alpha Beta Gamma");
    assert_span(made.article.headline, "The flood came in the night");
}

/* Lines are chosen by runs, whatever is favoured: an unlikely one inside stays. */
static void lines_have_no_threshold(void **state)
{
    (void)state;
    float probabilities[] = {0.9F, 0.45F, 0.9F};
    make_sheet_of_lines(TEN("A") "\n\n" TEN("B") "\n\n" TEN("C"));
    assert_true(choose_made(probabilities, COUNT(probabilities), FAVOR_PRECISION));
    assert_string_equal(body_of_made(), "A B C");
}

static void what_is_chosen_of_lines_is_mended(void **state)
{
    (void)state;
#define BEGINNING TEN("A") "\n\n# The flood\n\n" TEN("B") "\n\n" TEN("C") "\n\n17\n\n" TEN("D") "\n\n"
    static const struct {
        const char *lines, *wanted;
    } rows[] = {
        {BEGINNING "# More", "B C D"},
        {BEGINNING "Share", "B C D"},
        {BEGINNING "# More\n\n" TEN("E"), "B C D More E"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        float probabilities[] = {0.9F, 0.9F, 0.9F, 0.9F, 0.7F, 0.9F, 0.7F, 0.9F};
        make_sheet_of_lines(rows[i].lines);
        made.article.headline = STR("The flood");
        made.article.page_type = PAGE_TYPE_ARTICLE;
        assert_true(choose_made(probabilities, made.sheet.segment_count, FAVOR_NEITHER));
        assert_string_equal(body_of_made(), rows[i].wanted);
    }
#undef BEGINNING
}

static void refused_memory_is_a_failure(void **state)
{
    (void)state;
    float probabilities[] = {1, 1};
    for (size_t n = 1;; n++) {
        make_sheet(PARA("A") PARA("B"));
        make_facts_of_sheet();
        made.judgement.probabilities = probabilities;
        run.options.include = INCLUDE_EXPLAIN;
        arena_refuse_after(run.arena, n);
        bool chosen = choose_body(&made.facts, &made.article);
        arena_refuse_after(run.arena, 0);
        if (chosen) {
            assert_int_equal(made.article.body_count, 2);
            assert_int_equal(made.article.removed_count, 2); /* until the body is settled */
            assert_true(n > 4);                              /* kept, causes, the body, what was removed */
            return;
        }
        assert_int_equal(run.failure.code, FAIL_PAGE_TOO_COMPLEX);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(threshold_is_that_of_the_largest_expected_f1),
        WITH_RUN(probability_is_the_f1_to_be_expected),
        WITH_RUN(article_is_cut_closer),
        WITH_RUN(pieces_count_by_their_words),
        WITH_RUN(favour_moves_the_threshold),
        WITH_RUN(fewer_than_eight_words_are_no_text),
        WITH_RUN(what_is_chosen_is_mended),
        WITH_RUN(lines_of_a_text_are_chosen_too),
        WITH_RUN(lines_have_no_threshold),
        WITH_RUN(what_is_chosen_of_lines_is_mended),
        WITH_RUN(refused_memory_is_a_failure),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
