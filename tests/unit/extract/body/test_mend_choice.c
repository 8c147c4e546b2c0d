#include "unit/extract/kept.h"

/* Seven words that end a sentence. */
#define TEXT(word) "<p>" word " stood under water in the night.</p>"

struct row {
    void (*step)(struct choice *choice);
    enum page_type type;
    const char *headline, *html, *wanted;
};

/* `cause` is that of all that goes; REMOVAL_COUNT where there are several. */
static void check_rows(const struct row *rows, size_t count, enum removal cause)
{
    for (size_t i = 0; i < count; i++) {
        struct choice choice = choose_all(rows[i].html);
        made.article.page_type = rows[i].type;
        made.article.headline = str_of(rows[i].headline);
        rows[i].step(&choice);
        assert_string_equal(kept_of(&choice), rows[i].wanted);
        for (size_t n = 0; cause != REMOVAL_COUNT && n < choice.count; n++)
            if (!choice.kept[n] && !str_starts(choice.segments[n].text, STR("not")))
                assert_int_equal(choice.causes[n], cause);
    }
}

/* The step over a choice of all of a page, each segment of which is text by the same probability. */
static const char *kept_when(float probability, void (*step)(struct choice *choice), const char *html)
{
    struct choice choice = choose_all(html);
    float *probabilities = run_alloc_array(&run, choice.count, sizeof *probabilities);
    assert_non_null(probabilities);
    for (size_t i = 0; i < choice.count; i++)
        probabilities[i] = probability;
    choice.probabilities = probabilities;
    made.article.page_type = PAGE_TYPE_ARTICLE;
    step(&choice);
    for (size_t i = 0; step == drop_captions && i < choice.count; i++)
        assert_int_equal(choice.causes[i], REMOVAL_NONE); /* removed[] says what they are */
    return kept_of(&choice);
}

static void captions_and_unlikely_controls_go(void **state)
{
    (void)state;
    static const struct {
        float probability;
        const char *wanted;
    } rows[] = {{0, "A"}, {0.49F, "A"}, {0.5F, "A C"}, {1, "A C"}};
    static const char page[] = TEXT("A") "<figure><figcaption>B</figcaption></figure><button>C</button>";
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_string_equal(kept_when(rows[i].probability, drop_captions, page), rows[i].wanted);
}

static void formulas_between_text_come_back(void **state)
{
    (void)state;
    static const struct {
        const char *html, *wanted;
    } rows[] = {
        {TEXT("A") "<p><math><mi>not</mi></math><p><img class=tex alt='not x'>" TEXT("B"), "A not not B"},
        {TEXT("A") "<p><math><mi>not</mi></math>", "A"},
        {TEXT("A") "<p>not <math><mi>x</mi></math>" TEXT("B"), "A B"},
        {TEXT("A") "<p><math><mi>not</mi></math> for it" TEXT("B"), "A B"},
        {TEXT("A") "<p><math><mi>not</mi></math><p>not that" TEXT("B"), "A B"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct choice choice = choose_all(rows[i].html);
        give_back_formulas(&choice);
        assert_string_equal(kept_of(&choice), rows[i].wanted);
    }
}

static void named_captions_go_from_texts(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {drop_named_captions, PAGE_TYPE_ARTICLE, NULL,
         TEXT("A") "<div><img src=1><p class=caption>B</p></div>" TEXT("C"), "A C"},
        {drop_named_captions, PAGE_TYPE_PRODUCT, NULL,
         TEXT("A") "<div><img src=1><p class=caption>B</p></div>" TEXT("C"), "A B C"},
        {drop_named_captions, PAGE_TYPE_ARTICLE, NULL,
         TEXT("A") "<div><img src=1><p class=caption>B which is a third of all of it</p></div>" TEXT("C"),
         "A B C"},
        {drop_named_captions, PAGE_TYPE_ARTICLE, NULL, TEXT("A") "<p class=caption>B</p>", "A B"},
    };
    check_rows(rows, COUNT(rows), REMOVAL_CAPTION);
}

static void control_that_was_not_chosen_is_not_brought_back(void **state)
{
    (void)state;
    assert_string_equal(kept_when(1, drop_captions, TEXT("A") "<button>not</button>"), "A");
}

static void headline_goes_in_every_form(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {drop_headline, 0, "The flood", "<h1>The FLOOD!</h1>" TEXT("A"), "A"},
        {drop_headline, 0, "The flood", "<p>The flood</p>" TEXT("A"), "The A"}, /* two words may be any two */
        {drop_headline, 0, "The great flood", "<p>The great flood</p>" TEXT("A"), "A"},
        {drop_headline, 0, "The great flood", "<h2>News: The great flood</h2>" TEXT("A"), "A"},
        {drop_headline, 0, "Flood", "<h2>Flood and more</h2>" TEXT("A"), "Flood A"},
        {drop_headline, 0, NULL, "<h1>B</h1>" TEXT("A"), "B A"},
    };
    check_rows(rows, COUNT(rows), REMOVAL_HEADLINE);
}

static void what_stands_before_an_articles_headline_goes(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {drop_before_headline, PAGE_TYPE_ARTICLE, "The flood", "<p>B</p><h1>The flood</h1>" TEXT("A"),
         "The A"},
        {drop_before_headline, PAGE_TYPE_FORUM, "The flood", "<p>B</p><h1>The flood</h1>" TEXT("A"),
         "B The A"},
        {drop_before_headline, PAGE_TYPE_ARTICLE, "The flood", TEXT("B") "<h1>The flood</h1>" TEXT("A"),
         "B The A"},
        {drop_before_headline, PAGE_TYPE_ARTICLE, "Not there", "<p>B</p>" TEXT("A"), "B A"},
    };
    check_rows(rows, COUNT(rows), REMOVAL_BEFORE);
}

static void short_pieces_at_an_articles_ends_go(void **state)
{
    (void)state;
#define LONG "one two three four five six seven eight nine ten"
    static const char page[] = "<p>By Ada</p><p>not</p>" TEXT("A") "<p>B</p>" TEXT("C") "<p>Share</p>"
                                                                                        "<ul><li>D</ul>";
    static const struct row rows[] = {
        {trim_ends, PAGE_TYPE_ARTICLE, NULL, page, "A B C"},
        {trim_ends, PAGE_TYPE_OTHER, NULL, page, "By A B C Share D"},
        {trim_ends, PAGE_TYPE_PRODUCT, NULL, page, "By A B C Share D"},
        {trim_ends, PAGE_TYPE_ARTICLE, NULL, "<h2>H</h2>" TEXT("A") "<pre>x</pre>", "H A x"},
        {trim_ends, PAGE_TYPE_ARTICLE, NULL, TEXT("A") "<blockquote>q</blockquote>", "A q"},
        {trim_ends, PAGE_TYPE_ARTICLE, NULL, TEXT("A") "<p>" LONG " " LONG, "A one"},
        {trim_ends, PAGE_TYPE_ARTICLE, NULL, "<p>A</p><p>B</p>", ""},
    };
    check_rows(rows, COUNT(rows), REMOVAL_COUNT);
}

static void trimming_says_at_which_end(void **state)
{
    (void)state;
    struct choice choice = choose_all("<p>By Ada" TEXT("A") "<p>Share");
    made.article.page_type = PAGE_TYPE_ARTICLE;
    trim_ends(&choice);
    assert_int_equal(choice.causes[0], REMOVAL_BEFORE);
    assert_int_equal(choice.causes[2], REMOVAL_AFTER);
}

static void surely_texts_end_an_article(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {trim_ends, PAGE_TYPE_ARTICLE, NULL, "<p>By Ada<p>sure<p>B" TEXT("A") "<p>C<p>sure<p>Share",
         "sure B A C sure"},
    };
    check_rows(rows, COUNT(rows), REMOVAL_COUNT);
}

/* Ten words. */
#define TEN "one two three four five six seven eight nine ten "

static void lines_of_rights_at_an_articles_ends_go(void **state)
{
    (void)state;
#define FORTY(sign) "<p>" sign " of the press. " TEN TEN TEN "one two three four five six "
    static const char page[] = FORTY("X ©") TEXT("A") "<p>B © stays</p>" TEXT("C") FORTY("Y ©");
    static const struct {
        float probability;
        const char *html, *wanted;
    } rows[] = {
        {0.1F, page, "A B C"},
        {1, page, "A B C"}, /* however sure */
        {1, TEXT("A") FORTY("Y (c)"), "A Y"},
        {1, FORTY("X © one") TEXT("A") FORTY("Y © one"), "X A Y"}, /* forty-one words */
        {1, FORTY("X © one") TEXT("A") FORTY("Y ©"), "X A"},
        {1, TEXT("A") "<h2>H ©</h2><pre>x ©</pre>", "A"}, /* of any kind */
        {1, TEXT("A") "<p>Y © 2024<p>sure", "A Y sure"},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_string_equal(kept_when(rows[i].probability, trim_ends, rows[i].html), rows[i].wanted);
#undef FORTY
}

static void lines_of_rights_stay_on_other_pages(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {trim_ends, PAGE_TYPE_OTHER, NULL, TEXT("A") "<p>Y © 2024", "A Y"},
        {trim_ends, PAGE_TYPE_SERVICE, NULL, "<p>X © 2024" TEXT("A"), "X A"},
        {trim_ends, PAGE_TYPE_ARTICLE, NULL, TEXT("A") "<p>Y © 2024. All of it.", "A"},
    };
    check_rows(rows, COUNT(rows), REMOVAL_AFTER);
}

/* A line each, of a text. */
static void check_lines(void (*step)(struct choice *choice), enum page_type type, const char *lines,
                        const char *wanted)
{
    make_sheet_of_lines(lines);
    struct choice choice = choose_none(NULL);
    memset(choice.kept, true, choice.count);
    made.article.page_type = type;
    step(&choice);
    assert_string_equal(kept_of(&choice), wanted);
    for (size_t i = 0; i < choice.count; i++)
        assert_int_equal(choice.causes[i], choice.kept[i] ? REMOVAL_NONE : REMOVAL_NUMBERS);
}

static void headings_and_code_between_texts_are_kept(void **state)
{
    (void)state;
    static const char page[] = "<h2>not first</h2><p>A<h2>not b</h2><p>C<pre>not d</pre><p>E<p>not f<p>G"
                               "<h2>not h</h2><p>not i<p>J<h2><a href=/k>not k</a></h2><p>L";
    assert_string_equal(kept_when(0.4F, give_back, page), "not A not C not E G J L");
    assert_string_equal(kept_when(0.39F, give_back, page), "A C E G J L");
}

static void heading_that_a_text_begins_with_is_given_back(void **state)
{
    (void)state;
    assert_string_equal(kept_when(0.4F, give_back, "<h1>not H</h1>" TEXT("A")), "not A");
    assert_string_equal(kept_when(0.39F, give_back, "<h1>not H</h1>" TEXT("A")), "A");
    assert_string_equal(kept_when(1, give_back, "<div><h1>not H</h1></div>" TEXT("A")), "A"); /* apart */
    assert_string_equal(kept_when(1, give_back, "<h1>not H</h1><p>not B" TEXT("A")), "A");
    assert_string_equal(kept_when(1, give_back, "<pre>not x</pre>" TEXT("A")), "A");
    assert_string_equal(kept_when(1, give_back, TEXT("A") "<p>not B<h1>not H</h1>" TEXT("C")), "A C");
}

static void bare_lines_of_an_article_go(void **state)
{
    (void)state;
    static const char lines[] = "A stood here.\n\n05:35\n\nB\n\n-1\n\n- 17\n\n2, 3.";
    check_lines(drop_bare_lines, PAGE_TYPE_ARTICLE, lines, "A B 17 2,");
    check_lines(drop_bare_lines, PAGE_TYPE_OTHER, lines, "A 05:35 B -1 17 2,");
}

static void headings_need_text_behind_them(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {drop_bare_headings, 0, NULL, "<h2>A</h2><p>B<h2>C</h2>", "A B"},
        {drop_bare_headings, 0, NULL, "<h2>A</h2><h3>B</h3><p>C", "A B C"},
        {drop_bare_headings, 0, NULL, "<h2>A</h2><p>not 1<p>not 2<p>B", "A B"},
        {drop_bare_headings, 0, NULL, "<h2>A</h2><p>not 1<p>not 2<p>not 3<p>B", "B"},
        {drop_bare_headings, 0, NULL, "<h2>A</h2><h2>B</h2>", ""},
        {drop_bare_headings, 0, NULL, "<h2>not A</h2><p>B", "B"},
    };
    check_rows(rows, COUNT(rows), REMOVAL_BARE_HEADING);
}

static void notice_for_browsers_without_scripts_is_no_text(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {drop_script_notice, 0, NULL, "<noscript>" TEXT("A") "</noscript><p>not here", ""},
        {drop_script_notice, 0, NULL, "<noscript>" TEXT("A") "</noscript>" TEXT("B"), "A B"},
        {drop_script_notice, 0, NULL,
         "<noscript>" TEXT("A") TEXT("B") TEXT("C") TEXT("D") TEXT("E") TEXT("F") "</noscript>",
         "A B C D E F"},
    };
    check_rows(rows, COUNT(rows), REMOVAL_NOTICE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(captions_and_unlikely_controls_go),
        WITH_RUN(named_captions_go_from_texts),
        WITH_RUN(formulas_between_text_come_back),
        WITH_RUN(control_that_was_not_chosen_is_not_brought_back),
        WITH_RUN(headline_goes_in_every_form),
        WITH_RUN(what_stands_before_an_articles_headline_goes),
        WITH_RUN(short_pieces_at_an_articles_ends_go),
        WITH_RUN(trimming_says_at_which_end),
        WITH_RUN(surely_texts_end_an_article),
        WITH_RUN(lines_of_rights_at_an_articles_ends_go),
        WITH_RUN(lines_of_rights_stay_on_other_pages),
        WITH_RUN(headings_and_code_between_texts_are_kept),
        WITH_RUN(heading_that_a_text_begins_with_is_given_back),
        WITH_RUN(bare_lines_of_an_article_go),
        WITH_RUN(headings_need_text_behind_them),
        WITH_RUN(notice_for_browsers_without_scripts_is_no_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
