#include "rows.h"

#include "clean/segments.h"

enum { LOWER = 1, OTHER_LETTER, UPPER, DIGIT, END, COLON, COMMA, QUOTE, SYMBOL };

static void the_text_is_measured(void **state)
{
    (void)state;
    const struct number numbers[] = {
        {"<p>One two three four", "One", FEATURE_WORDS, LOG(4)},
        {"<p>***", "***", FEATURE_WORDS, 0},
        {"<p>Wide words", "Wide", FEATURE_CHARS_A_WORD, 4.5F},
        {"<p>***", "***", FEATURE_CHARS_A_WORD, 0},
        {"<p>one <a href=/>two three</a> four", "one", FEATURE_LINK_SHARE, 0.5F},
        {"<p><a href=/>a</a> <a href=/>b</a> c", "a", FEATURE_LINKS, 2},
        {"<p>One. Two! Three", "One", FEATURE_SENTENCES, 2},
        {"<p>one, two, three four", "one", FEATURE_COMMA_SHARE, 0.5F},
        {"<p>One Two three four", "One", FEATURE_CAPITAL_SHARE, 0.5F},
        {"<p>ab 123456", "ab", FEATURE_DIGIT_SHARE, 0.75F},
        {"<p>one <em>two</em> <i>three</i> <cite>four</cite>", "one", FEATURE_EMPHASIS_SHARE, 0.75F},
        {"<p>one <b>two</b> <strong>three</strong> four", "one", FEATURE_STRONG_SHARE, 0.5F},
        {"<p>one<br>two<br>three", "one", FEATURE_LINES, LOG(3)},
        {"<p>one", "one", FEATURE_LINES, LOG(1)},
        {"<p>one | two @ three", "one", FEATURE_SYMBOLS, 0.5F},
        {"<p>&copy; a &middot; b &eacute;", "\xC2\xA9", FEATURE_SYMBOLS, 0.5F},
        {"<p>a/b + c # d =", "a/b", FEATURE_SYMBOLS, 0.8F},
        {"<p>a - b * c &plusmn; d", "a", FEATURE_SYMBOLS, 0},
    };
    check_numbers(numbers, COUNT(numbers));
}

static void first_and_last_characters_have_a_mark(void **state)
{
    (void)state;
    const struct number numbers[] = {
        {"<p>one", "", FEATURE_FIRST_MARK, LOWER},
        {"<p>One", "", FEATURE_FIRST_MARK, UPPER},
        {"<p>\xD0\x96", "", FEATURE_FIRST_MARK, OTHER_LETTER},
        {"<p>\xE4\xB8\xAD", "", FEATURE_FIRST_MARK, OTHER_LETTER},
        {"<p>7", "", FEATURE_FIRST_MARK, DIGIT},
        {"<p>?", "", FEATURE_FIRST_MARK, END},
        {"<p>\xE2\x80\xA6", "", FEATURE_FIRST_MARK, END},
        {"<p>:", "", FEATURE_FIRST_MARK, COLON},
        {"<p>\xEF\xBC\x9A", "", FEATURE_FIRST_MARK, COLON},
        {"<p>;", "", FEATURE_FIRST_MARK, COMMA},
        {"<p>\xE3\x80\x81", "", FEATURE_FIRST_MARK, COMMA},
        {"<p>(a", "", FEATURE_FIRST_MARK, QUOTE},
        {"<p>\xC2\xAB"
         "a",
         "", FEATURE_FIRST_MARK, QUOTE},
        {"<p>\xE2\x80\x9C"
         "a",
         "", FEATURE_FIRST_MARK, QUOTE},
        {"<p>\xE3\x80\x8C", "", FEATURE_FIRST_MARK, QUOTE},
        {"<p>*", "", FEATURE_FIRST_MARK, SYMBOL},
        {"<p>[a", "", FEATURE_FIRST_MARK, SYMBOL},
        {"<p>a", "", FEATURE_LAST_MARK, LOWER},
        {"<p>a.", "", FEATURE_LAST_MARK, END},
        {"<p>a.&rdquo;)", "", FEATURE_LAST_MARK, END}, /* closing marks are seen through */
        {"<p>a)", "", FEATURE_LAST_MARK, LOWER},
        {"<p>)", "", FEATURE_LAST_MARK, QUOTE},
        {"<p>a.\"\"\"\"\"\"\"\"\"\"\"", "", FEATURE_LAST_MARK, END},     /* eleven of them are */
        {"<p>a.\"\"\"\"\"\"\"\"\"\"\"\"", "", FEATURE_LAST_MARK, QUOTE}, /* a dozen of them are not */
        {"<p>said:", "", FEATURE_LAST_MARK, COLON},
        {"<p>a,", "", FEATURE_LAST_MARK, COMMA},
        {"<p>\xE4\xB8\xAD\xE6\x96\x87\xE4\xB8\xAD\xE6\x96\x87\xE3\x80\x82", "", FEATURE_LAST_MARK, END},
        {"<p>abc \xD0\x96\xD0\x96\xD0\x96\xD0\x96\xD0\x96\xD0\x96\xD0\x96", "", FEATURE_LAST_MARK,
         OTHER_LETTER},
    };
    check_numbers(numbers, COUNT(numbers));
}

#define TITLED "<title>Big News Today | The Paper</title>"

static void words_of_the_title_are_known(void **state)
{
    (void)state;
    char *long_text = repeat(TITLED "<p>news", " news", 40, "");
    char *long_word = repeat(TITLED "<p>news", "s", 700, "");
    char *long_title = repeat("<title>", "xyz ", 128, "late</title><p>late xyz");
    const struct number numbers[] = {
        {TITLED "<p>big stories TODAY", "big", FEATURE_TITLE_SHARE, 2.0F / 3},
        {TITLED "<p>a of new", "a", FEATURE_TITLE_SHARE, 1}, /* short ones are passed over; parts count */
        {TITLED "<p>no one", "no", FEATURE_TITLE_SHARE, 0},
        {TITLED "<p>a b", "a", FEATURE_TITLE_SHARE, 0},
        {TITLED "<p>big news today | the paper and", "big", FEATURE_TITLE_SHARE, 5.0F / 6},
        {TITLED "<p>***", "***", FEATURE_TITLE_SHARE, 0},
        {"<p>big news", "big", FEATURE_TITLE_SHARE, 0},
        {"<title>Paper</title><p>paper-and-more-than-the-title", "paper", FEATURE_TITLE_SHARE, 0},
        {long_text, "news", FEATURE_TITLE_SHARE, 0}, /* more than 40 words are no title */
        {long_text, "news", FEATURE_WORDS, LOG(41)},
        {long_word, "newsss", FEATURE_TITLE_SHARE, 0},
        {long_title, "late", FEATURE_TITLE_SHARE, 0.5F}, /* 512 bytes of a title are looked at */
    };
    check_numbers(numbers, COUNT(numbers));
    free(long_text);
    free(long_word);
    free(long_title);
}

static void the_place_is_told(void **state)
{
    (void)state;
    const struct number numbers[] = {
        {"<p>x", "x", FEATURE_KIND, SEGMENT_PARAGRAPH},
        {"<ul><li>x", "x", FEATURE_KIND, SEGMENT_ITEM},
        {"<h3>x", "x", FEATURE_LEVEL, 3},
        {"<p>x", "x", FEATURE_LEVEL, 0},
        {"<p><b>x", "x", FEATURE_TAG, TAG_P},
        {"<div>a</div>x", "x", FEATURE_TAG, TAG_BODY},
        {"<div>a</div>x", "x", FEATURE_DEPTH, 1},
        {"<div><p>x", "x", FEATURE_DEPTH, 3},
    };
    check_numbers(numbers, COUNT(numbers));
}

static void each_semantic_ancestor_is_a_feature(void **state)
{
    (void)state;
    static const struct {
        const char *html;
        enum feature feature;
    } rows[] = {
        {"<nav>x", FEATURE_IN_NAV},
        {"<aside>x", FEATURE_IN_ASIDE},
        {"<footer>x", FEATURE_IN_FOOTER},
        {"<header>x", FEATURE_IN_HEADER},
        {"<main>x", FEATURE_IN_MAIN},
        {"<article>x", FEATURE_IN_ARTICLE},
        {"<form>x", FEATURE_IN_FORM},
        {"<figure>x", FEATURE_IN_FIGURE},
        {"<noscript>x</noscript>", FEATURE_IN_NOSCRIPT},
        {"<div hidden>x", FEATURE_IN_HIDDEN},
        {"<table><tr><td>x", FEATURE_IN_TABLE},
        {"<ul>x", FEATURE_IN_LIST},
        {"<dialog>x", FEATURE_IN_DIALOG},
        {"<address>x", FEATURE_COUNT},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        make_sheet(rows[i].html);
        for (enum feature f = FEATURE_IN_NAV; f <= FEATURE_IN_DIALOG; f++)
            assert_float_equal(feature_at(0, f), f == rows[i].feature, 0);
    }
}

/* body 16 words, 5 segments: header; main (div 4 words with a link, section 8 words of prose); footer */
#define TREE                                                                                                 \
    "<body><header><p>top one two</p></header><main><div><p>left one</p><p>right <a href=/>two</a></p>"      \
    "</div><section><div><p>" PROSE "</p></div></section></main><footer>end</footer>"

static void ancestors_are_summed_up(void **state)
{
    (void)state;
    const struct number numbers[] = {
        {TREE, "left", FEATURE_UP1_WORDS, LOG(4)}, /* div */
        {TREE, "left", FEATURE_UP1_LINK_SHARE, 0.25F},
        {TREE, "left", FEATURE_UP1_PROSE_SHARE, 0},
        {TREE, "left", FEATURE_UP1_SEGMENTS, LOG(2)},
        {TREE, "left", FEATURE_UP2_WORDS, LOG(12)}, /* main */
        {TREE, "left", FEATURE_UP2_LINK_SHARE, 1.0F / 12},
        {TREE, "left", FEATURE_UP2_PROSE_SHARE, 8.0F / 12},
        {TREE, "left", FEATURE_UP2_SEGMENTS, LOG(3)},
        {TREE, "left", FEATURE_UP3_WORDS, LOG(16)}, /* body */
        {TREE, "left", FEATURE_UP3_SEGMENTS, LOG(5)},
        {TREE, "left", FEATURE_UP5_WORDS, LOG(16)}, /* the root is above itself */
        {TREE, "One", FEATURE_UP1_SEGMENTS, LOG(1)},
        {TREE, "One", FEATURE_UP3_SEGMENTS, LOG(3)}, /* div, section, main */
        {TREE, "One", FEATURE_UP5_SEGMENTS, LOG(5)},
        {TREE, "One", FEATURE_OUT1_SEGMENTS, LOG(3)}, /* main: div and section hold no more than the p */
        {TREE, "One", FEATURE_OUT1_WORDS, LOG(12)},
        {TREE, "One", FEATURE_OUT1_LINK_SHARE, 1.0F / 12},
        {TREE, "One", FEATURE_OUT1_PROSE_SHARE, 8.0F / 12},
        {TREE, "One", FEATURE_OUT2_SEGMENTS, LOG(5)},
        {TREE, "One", FEATURE_OUT4_SEGMENTS, LOG(5)},
        {TREE, "left", FEATURE_OUT1_SEGMENTS, LOG(2)},
        {TREE, "left", FEATURE_OUT2_SEGMENTS, LOG(3)},
        {TREE, "left", FEATURE_OUT3_SEGMENTS, LOG(5)},
        {TREE, "left", FEATURE_OUT3_WORDS, LOG(16)},
        {TREE, "end", FEATURE_UP1_WORDS, LOG(16)},           /* body: the text's own block is the footer */
        {"<p>one two</p>x", "x", FEATURE_UP1_WORDS, LOG(3)}, /* text in the body has the root above it */
        {"<p>one two</p>x", "x", FEATURE_UP5_WORDS, LOG(3)},
        {"<p>one two</p>x", "x", FEATURE_OUT1_WORDS, LOG(3)},
    };
    check_numbers(numbers, COUNT(numbers));
}

#define THINGS                                                                                               \
    "<img src=a><div><img src=b><p>one</p><p>two</p><input></div><p>three</p><button>four</button><img "     \
    "src=c>"

static void images_and_controls_are_counted(void **state)
{
    (void)state;
    const struct number numbers[] = {
        {THINGS, "one", FEATURE_OUT1_IMAGES, LOG(1)},   {THINGS, "one", FEATURE_OUT1_CONTROLS, LOG(1)},
        {THINGS, "one", FEATURE_OUT2_IMAGES, LOG(3)},   {THINGS, "one", FEATURE_OUT2_CONTROLS, LOG(2)},
        {THINGS, "three", FEATURE_OUT1_IMAGES, LOG(3)}, {THINGS, "three", FEATURE_OUT2_IMAGES, LOG(3)},
    };
    check_numbers(numbers, COUNT(numbers));
}

#define FIVE                                                                                                 \
    "<p>one two</p><p><a href=/>three</a> four five six</p><p>" PROSE                                        \
    "</p><p>seven</p><p><a href=/>eight nine"

static void neighbours_are_seen(void **state)
{
    (void)state;
    const struct number numbers[] = {
        {FIVE, "One", FEATURE_BEFORE1_WORDS, LOG(4)},   {FIVE, "One", FEATURE_BEFORE1_LINK_SHARE, 0.25F},
        {FIVE, "One", FEATURE_BEFORE1_PROSE, 0},        {FIVE, "One", FEATURE_BEFORE2_WORDS, LOG(2)},
        {FIVE, "One", FEATURE_BEFORE2_LINK_SHARE, 0},   {FIVE, "One", FEATURE_BEFORE3_WORDS, -1},
        {FIVE, "One", FEATURE_AFTER1_WORDS, LOG(1)},    {FIVE, "One", FEATURE_AFTER1_LINK_SHARE, 0},
        {FIVE, "One", FEATURE_AFTER2_WORDS, LOG(2)},    {FIVE, "One", FEATURE_AFTER2_LINK_SHARE, 1},
        {FIVE, "One", FEATURE_AFTER3_WORDS, -1},        {FIVE, "one", FEATURE_BEFORE1_WORDS, -1},
        {FIVE, "one", FEATURE_BEFORE1_LINK_SHARE, -1},  {FIVE, "one", FEATURE_BEFORE1_PROSE, -1},
        {FIVE, "one", FEATURE_BEFORE2_LINK_SHARE, -1},  {FIVE, "one", FEATURE_AFTER3_WORDS, LOG(1)},
        {FIVE, "three", FEATURE_AFTER1_PROSE, 1},       {FIVE, "seven", FEATURE_BEFORE1_PROSE, 1},
        {FIVE, "seven", FEATURE_BEFORE3_WORDS, LOG(2)}, {FIVE, "eight", FEATURE_AFTER1_WORDS, -1},
        {FIVE, "eight", FEATURE_AFTER1_LINK_SHARE, -1}, {FIVE, "eight", FEATURE_AFTER1_PROSE, -1},
        {FIVE, "eight", FEATURE_AFTER2_LINK_SHARE, -1},
    };
    check_numbers(numbers, COUNT(numbers));
}

#define LONG_PAGE "<p>" PROSE "<p>b<p>c<p>d<p>e<p>f<p>g<p>h<p>" PROSE " Last.<p>z"

static void prose_near_and_far_is_counted(void **state)
{
    (void)state;
    const struct number numbers[] = {
        {LONG_PAGE, "g", FEATURE_NEAR_PROSE_BEFORE, 1}, /* six before */
        {LONG_PAGE, "h", FEATURE_NEAR_PROSE_BEFORE, 0},
        {LONG_PAGE, "b", FEATURE_NEAR_PROSE_AFTER, 0},
        {LONG_PAGE, "c", FEATURE_NEAR_PROSE_AFTER, 1},
        {LONG_PAGE, "One", FEATURE_NEAR_PROSE_BEFORE, 0}, /* not itself */
        {LONG_PAGE, "One", FEATURE_NEAR_PROSE_AFTER, 0},
        {LONG_PAGE, "One", FEATURE_SINCE_PROSE, -1},
        {LONG_PAGE, "b", FEATURE_SINCE_PROSE, LOG(1)},
        {LONG_PAGE, "h", FEATURE_SINCE_PROSE, LOG(7)},
        {LONG_PAGE, "z", FEATURE_SINCE_PROSE, LOG(1)},
        {LONG_PAGE, "One", FEATURE_UNTIL_PROSE, LOG(8)},
        {LONG_PAGE, "h", FEATURE_UNTIL_PROSE, LOG(1)},
        {LONG_PAGE, "z", FEATURE_UNTIL_PROSE, -1},
        {LONG_PAGE, "One", FEATURE_POSITION, 0},
        {LONG_PAGE, "z", FEATURE_POSITION, 0.9F},
        {LONG_PAGE, "One", FEATURE_WORDS_BEFORE_SHARE, 0},
        {LONG_PAGE, "z", FEATURE_WORDS_BEFORE_SHARE, 24.0F / 25},
        {LONG_PAGE, "b", FEATURE_PROSE_BEFORE_SHARE, 8.0F / 17},
        {LONG_PAGE, "z", FEATURE_PROSE_BEFORE_SHARE, 1},
        {"<p>a<p>b", "b", FEATURE_PROSE_BEFORE_SHARE, 0},
        {"<p>*<p>+", "+", FEATURE_WORDS_BEFORE_SHARE, 0},
    };
    check_numbers(numbers, COUNT(numbers));
}

#define HEADED "<p>zero<h1>Title of it</h1><p>one<p>two<h3>Sub <a href=/>link</a></h3><p>three"

static void the_last_heading_is_known(void **state)
{
    (void)state;
    const struct number numbers[] = {
        {HEADED, "zero", FEATURE_SINCE_HEADING, -1},
        {HEADED, "zero", FEATURE_HEADING_WORDS, -1},
        {HEADED, "zero", FEATURE_HEADING_LINK_SHARE, -1},
        {HEADED, "zero", FEATURE_HEADING_LEVEL, -1},
        {HEADED, "Title", FEATURE_SINCE_HEADING, -1}, /* not itself */
        {HEADED, "two", FEATURE_SINCE_HEADING, LOG(2)},
        {HEADED, "two", FEATURE_HEADING_WORDS, LOG(3)},
        {HEADED, "two", FEATURE_HEADING_LEVEL, 1},
        {HEADED, "Sub", FEATURE_SINCE_HEADING, LOG(3)},
        {HEADED, "three", FEATURE_SINCE_HEADING, LOG(1)},
        {HEADED, "three", FEATURE_HEADING_LINK_SHARE, 0.5F},
        {HEADED, "three", FEATURE_HEADING_LEVEL, 3},
        {HEADED, "zero", FEATURE_FROM_H1, -1},
        {HEADED, "Title", FEATURE_FROM_H1, 0},
        {HEADED, "three", FEATURE_FROM_H1, 4},
        {"<h2>a<p>b", "b", FEATURE_FROM_H1, -1000},
    };
    check_numbers(numbers, COUNT(numbers));
}

#define WHOLE "<nav><a href=/>home</a></nav><p>" PROSE "</p><p>x"

static void the_page_says_the_same_of_all(void **state)
{
    (void)state;
    const struct number numbers[] = {
        {WHOLE, "home", FEATURE_PAGE_WORDS, LOG(10)},
        {WHOLE, "x", FEATURE_PAGE_WORDS, LOG(10)},
        {WHOLE, "x", FEATURE_PAGE_LINK_SHARE, 0.1F},
        {WHOLE, "x", FEATURE_PAGE_PROSE_SHARE, 0.8F},
        {WHOLE, "x", FEATURE_PAGE_SEGMENTS, LOG(3)},
        {WHOLE, "x", FEATURE_PAGE_CORE_SHARE, 1},
        {WHOLE, "x", FEATURE_PAGE_ARTICLE, 0},
        {WHOLE, "x", FEATURE_PAGE_PATH, 4}, /* of PAGE_URL: scheme, host and two more */
        {"<meta property=og:type content=Article><p>x", "x", FEATURE_PAGE_ARTICLE, 1},
        {"<meta property=og:type content=website><p>x", "x", FEATURE_PAGE_ARTICLE, 0},
        {"<p>x", "x", FEATURE_PAGE_CORE_SHARE, 0},
    };
    check_numbers(numbers, COUNT(numbers));
    struct page page = page_of("<p>x", STR("text/html"));
    page.url = STR_NONE;
    make_sheet_of(page);
    assert_float_equal(feature_at(0, FEATURE_PAGE_PATH), 0, 0);
}

static void the_signature_is_of_the_names(void **state)
{
    (void)state;
    assert_int_equal(feature_signature(), feature_signature());
    for (size_t i = 0; i < FEATURE_COUNT; i++)
        assert_true(strlen(feature_names[i]) > 0);
}

/* Whatever the page: every number is one, and below infinity, which the forest asks for. */
static void check_finite(void)
{
    for (size_t i = 0; i < made.sheet.segment_count; i++)
        for (enum feature f = 0; f < FEATURE_COUNT; f++)
            if (!isfinite(feature_at(i, f)))
                give_up("%s of segment %zu is %g", feature_names[f], i, (double)feature_at(i, f));
}

static void odd_pages_have_numbers_too(void **state)
{
    (void)state;
    static const struct {
        const char *html;
        size_t segments;
    } rows[] = {
        {"<html>", 0},
        {"<p> </p><img>", 0},
        {"<title>t</title>", 0},
        {"x", 1},
        {"<p>***", 1},
        {"<h1>***</h1>", 1},
        {"<p>" PROSE, 1},
        {"x<br><br>y<div>z", 3},
        {"<frameset><noframes>x</noframes></frameset>", 0},
        {"<p>\xEF\xBF\xBD", 1},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        make_sheet(rows[i].html);
        assert_int_equal(made.sheet.segment_count, rows[i].segments);
        assert_non_null(made.sheet.features);
        assert_non_null(made.sheet.gauge);
        check_finite();
    }
}

static void a_plain_text_has_no_features(void **state)
{
    (void)state;
    make_sheet_of_lines("One.\n\nTwo.");
    assert_int_equal(made.sheet.segment_count, 2);
    assert_null(made.sheet.features);
    assert_null(made.sheet.gauge);
}

static void deep_nests_are_measured(void **state)
{
    (void)state;
    enum { DEEP = 500 };
    char *html = repeat("<body>", "<div class=a>", DEEP, PROSE "</div>two");
    make_sheet(html);
    free(html);
    check_finite();
    assert_int_equal(made.sheet.segment_count, 2);
    assert_float_equal(feature_at(0, FEATURE_DEPTH), DEEP + 1, 0);
    assert_float_equal(feature_at(0, FEATURE_CORE_STEPS), 0, 0);
    assert_float_equal(feature_at(1, FEATURE_CORE_STEPS), 1, 0);
    assert_float_equal(feature_at(0, FEATURE_OUT1_SEGMENTS), LOG(2), 0);
}

static bool measure_again(void)
{
    return measure_features(&run, &made.sheet);
}

static void every_refused_allocation_is_told(void **state)
{
    (void)state;
    make_sheet(TREE);
    assert_in_range(refuse_each(measure_again), 10, 40);
    check_finite();
}

static void a_hundred_thousand_segments_fit(void **state)
{
    (void)state;
    enum { SEGMENTS = 100000 };
    char *html =
        repeat("<h1>Title</h1>", "<p class=a>one two three four five six, seven.\n</p>", SEGMENTS - 1, "");
    limits.job_wall_ms = 600000;
    make_sheet(html);
    free(html);
    assert_int_equal(made.sheet.segment_count, SEGMENTS);
    assert_float_equal(feature_at(SEGMENTS - 1, FEATURE_TWINS), LOG(SEGMENTS - 1), 0);
    assert_float_equal(feature_at(SEGMENTS - 1, FEATURE_PAGE_SEGMENTS), LOG(SEGMENTS), 0);
    assert_true(arena_used(run.arena) < arena_cap(run.arena));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(the_text_is_measured),
        WITH_RUN(first_and_last_characters_have_a_mark),
        WITH_RUN(words_of_the_title_are_known),
        WITH_RUN(the_place_is_told),
        WITH_RUN(each_semantic_ancestor_is_a_feature),
        WITH_RUN(ancestors_are_summed_up),
        WITH_RUN(images_and_controls_are_counted),
        WITH_RUN(neighbours_are_seen),
        WITH_RUN(prose_near_and_far_is_counted),
        WITH_RUN(the_last_heading_is_known),
        WITH_RUN(the_page_says_the_same_of_all),
        WITH_RUN(the_signature_is_of_the_names),
        WITH_RUN(odd_pages_have_numbers_too),
        WITH_RUN(a_plain_text_has_no_features),
        WITH_RUN(deep_nests_are_measured),
        WITH_RUN(every_refused_allocation_is_told),
        WITH_RUN(a_hundred_thousand_segments_fit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
