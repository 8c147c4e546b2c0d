#include <stdio.h>

#include "unit/page.h"

#define REST                                                                                                 \
    " rose by two metres in the night, and by the morning most of the lower town stood under water, as it "  \
    "had in the spring before."
#define PARA(word) "<p>" word REST "</p>"

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

static void text_is_kept_and_what_stands_around_it_is_not(void **state)
{
    (void)state;
    static const struct {
        const char *html, *wanted;
    } rows[] = {
        {"<nav><a href=/>Home</a> <a href=/n>News</a></nav><h1>The flood</h1>" PARA("Alpha") PARA("Beta")
             PARA("Gamma") "<aside><a href=/o>Other story</a></aside><footer>Imprint</footer>",
         "Alpha Beta Gamma"},
        {"<h1>The flood</h1>" PARA("Alpha") "<h2>Later</h2>" PARA("Beta") "<h2>Related stories</h2>",
         "Alpha Later Beta"},
        {"<h1>The flood</h1>" PARA("Alpha")
             PARA("Beta") "<div class=comments><p class=author>Bob<p>I was there, and it was worse than "
                          "that.<p class=author>Eve<p>So was I."
                          "<a href=/>Reply</a></div>",
         "Alpha Beta"},
        {"<h1>The flood</h1><noscript>" PARA("Alpha") PARA("Beta") "</noscript>", "Alpha Beta"},
        {PARA("Alpha") "<ul><li>First of the things that were lost.<li>Second of the things that were "
                       "lost.</ul>"
                       "<blockquote>Never have we seen such a thing, he said.</blockquote>"
                       "<pre>int rise = 2;</pre>" PARA("Beta"),
         "Alpha First Second Never int Beta"},
        {PARA("Alpha") "<figure><img src=a.jpg><figcaption>Town under water</figcaption></figure>" PARA(
             "Beta"),
         "Alpha Beta"},
        {"<meta name=generator content=phpBB><div class=comment>" PARA(
             "Alpha") "</div><div class=comment>" PARA("Beta") "</div>",
         "Alpha Beta"},
        {PARA("Alpha") PARA("Beta") "<ul><li><a href=/1>One other story</a><li><a href=/2>Two other story</a>"
                                    "<li><a href=/3>Three other story</a></ul>" PARA("Gamma") PARA("Delta"),
         "Alpha Beta Gamma Delta"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_true(make_article(rows[i].html));
        assert_string_equal(body_of_made(), rows[i].wanted);
        assert_true(made.article.probability > 0.5F && made.article.probability <= 1.0F);
    }
}

static void too_little_text_is_none(void **state)
{
    (void)state;
    static const char *const pages[] = {"<p>", "<p>Only five words stand here.",
                                        "<nav><a href=/>Home</a></nav>"};
    for (size_t i = 0; i < COUNT(pages); i++) {
        assert_false(make_article(pages[i]));
        assert_true(fail_has_article(run.failure.code));
        assert_int_equal(made.article.body_count, 0);
    }
}

static void lines_of_a_text_are_chosen_too(void **state)
{
    (void)state;
    assert_true(make_article_of_lines("Log in\n\nThe flood came in the night\n\n17\n-1\n\nAlpha" REST
                                      "\n\nBeta" REST "\n\n\xE2\x80\xA2 27.01 20:57\n\xE2\x80\xA2 1\n"));
    assert_string_equal(body_of_made(), "Alpha Beta");
    assert_span(made.article.headline, "The flood came in the night");
}

static void body_is_in_reading_order_without_the_headline(void **state)
{
    (void)state;
    assert_true(make_article("<title>The flood</title>" PARA("Alpha") "<h2>The flood</h2>" PARA("Beta")));
    assert_string_equal(body_of_made(), "Alpha Beta");
    for (size_t i = 1; i < made.article.body_count; i++)
        assert_true(made.article.body[i] > made.article.body[i - 1]);
}

/* Each run that is kept costs a look at the page: as many as stand on it must not cost their square. */
static void many_runs_are_bounded(void **state)
{
    (void)state;
    static char html[400 << 10];
    size_t len = 0;
    for (int i = 0; i < 1000; i++)
        len += (size_t)snprintf(html + len, sizeof html - len,
                                "<p>Number %d" REST
                                "</p><nav><a href=/>A b c d e f g h i j k l m n o p q r s t u v w "
                                "x y z a b c d e f g h i j k l m n</a></nav>",
                                i);
    assert_true(make_article(html));
    assert_true(made.article.body_count >= 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(text_is_kept_and_what_stands_around_it_is_not),
        WITH_RUN(too_little_text_is_none),
        WITH_RUN(lines_of_a_text_are_chosen_too),
        WITH_RUN(body_is_in_reading_order_without_the_headline),
        WITH_RUN(many_runs_are_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
