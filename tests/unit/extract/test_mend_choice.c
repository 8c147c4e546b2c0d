#include "kept.h"

/* Seven words that end a sentence. */
#define TEXT(word) "<p>" word " stood under water in the night.</p>"

struct row {
    void (*step)(struct choice *choice);
    enum page_type type;
    const char *headline, *html, *wanted;
};

static void check_rows(const struct row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct choice choice = choose_all(rows[i].html);
        made.article.page_type = rows[i].type;
        made.article.headline = str_of(rows[i].headline);
        rows[i].step(&choice);
        assert_string_equal(kept_of(&choice), rows[i].wanted);
    }
}

static void captions_and_controls_go(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {drop_captions, 0, NULL, TEXT("A") "<figure><figcaption>B</figcaption></figure><button>C</button>",
         "A"},
    };
    check_rows(rows, COUNT(rows));
}

static void what_little_stands_apart_goes(void **state)
{
    (void)state;
#define MOST TEXT("A") TEXT("B") TEXT("C") TEXT("D") TEXT("E")
    static const struct row rows[] = {
        {drop_foreign, 0, NULL, MOST "<div class=related>" TEXT("F") "</div>", "A B C D E"},
        {drop_foreign, 0, NULL, MOST "<aside>" TEXT("F") "</aside>", "A B C D E"},
        {drop_foreign, 0, NULL, MOST "<aside><blockquote>F</blockquote></aside>", "A B C D E F"},
        {drop_foreign, 0, NULL, "<div class=sidebar>" MOST "</div>" TEXT("F"), "A B C D E F"},
        {drop_foreign, 0, NULL, TEXT("A") TEXT("B") "<aside>" TEXT("F") "</aside>",
         "A B F"}, /* a third of it */
        {drop_foreign, PAGE_TYPE_ARTICLE, NULL, MOST "<div class=comment>" TEXT("F") "</div>", "A B C D E"},
        {drop_foreign, PAGE_TYPE_FORUM, NULL, MOST "<div class=comment>" TEXT("F") "</div>", "A B C D E F"},
        {drop_foreign, 0, NULL, "<p>not here", ""},
    };
#undef MOST
    check_rows(rows, COUNT(rows));
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
    check_rows(rows, COUNT(rows));
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
    check_rows(rows, COUNT(rows));
}

static void short_pieces_at_an_articles_ends_go(void **state)
{
    (void)state;
    static const char page[] = "<p>By Ada</p><p>not</p>" TEXT("A") "<p>B</p>" TEXT("C") "<p>Share</p>"
                                                                                        "<ul><li>D</ul>";
    static const struct row rows[] = {
        {trim_ends, PAGE_TYPE_ARTICLE, NULL, page, "A B C"},
        {trim_ends, PAGE_TYPE_OTHER, NULL, page, "By A B C Share D"},
        {trim_ends, PAGE_TYPE_ARTICLE, NULL, "<h2>H</h2>" TEXT("A") "<pre>x</pre>", "H A x"},
        {trim_ends, PAGE_TYPE_ARTICLE, NULL, "<p>A</p><p>B</p>", ""},
    };
    check_rows(rows, COUNT(rows));
}

static void bare_lines_of_an_article_go(void **state)
{
    (void)state;
    static const char page[] = TEXT("A") "<p>05:35</p><p><a href=/>B</a></p><p>C <a href=/>d</a> e</p>"
                                         "<ul><li><a href=/>F</a></ul>";
    static const struct row rows[] = {
        {drop_bare_lines, PAGE_TYPE_ARTICLE, NULL, page, "A C F"},
        {drop_bare_lines, PAGE_TYPE_FORUM, NULL, page, "A 05:35 B C F"},
    };
    check_rows(rows, COUNT(rows));
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
    check_rows(rows, COUNT(rows));
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
    check_rows(rows, COUNT(rows));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(captions_and_controls_go),
        WITH_RUN(what_little_stands_apart_goes),
        WITH_RUN(headline_goes_in_every_form),
        WITH_RUN(what_stands_before_an_articles_headline_goes),
        WITH_RUN(short_pieces_at_an_articles_ends_go),
        WITH_RUN(bare_lines_of_an_article_go),
        WITH_RUN(headings_need_text_behind_them),
        WITH_RUN(notice_for_browsers_without_scripts_is_no_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
