#include <stdio.h>

#include "unit/extract/handmade.h"

#include "extract/body/embedded_body.h"

#define TEXT                                                                                                 \
    "The river rose by two metres in the night, and by the morning most of the lower town stood under "      \
    "water, as it had in the spring before. The bridge was shut at nine. The trains that cross it now end "  \
    "on the other bank, and buses go round by the mill."
#define TEXT4 TEXT " " TEXT " " TEXT " " TEXT " "
#define LINKED(body)                                                                                         \
    "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"articleBody\":\"" body "\"}</script>"
#define STATE(body)                                                                                          \
    "<title>The flood</title><script type=application/json>{\"title\":\"The flood\",\"body\":\"" body        \
    "\"}</script>"

static void data_serve_where_the_page_shows_nothing(void **state)
{
    (void)state;
    assert_true(make_article_of_all(LINKED(TEXT "\\n\\n"
                                                "Second <1>.")));
    assert_int_equal(made.article.body_origin, BODY_ORIGIN_JSON_LD);
    assert_span(made.article.article_body, TEXT "\n\nSecond <1>.");
    assert_true(made.article.probability > 0.5F);
    assert_true(make_article_of_all(STATE("<h1>The flood</h1><p>" TEXT " " TEXT
                                          "</p><figure><figcaption>Boats</figcaption></figure>"
                                          "<ul><li>One</li><li>Two</li></ul>")));
    assert_int_equal(made.article.body_origin, BODY_ORIGIN_STATE);
    assert_span(made.article.article_body, TEXT " " TEXT "\n\nOne\nTwo");
    assert_span(made.article.headline, "The flood");
}

/* The page's own head, and the new text's own doc, are what all that follows works with. */
static void sheet_of_the_text_keeps_the_head(void **state)
{
    (void)state;
    assert_true(make_article_of_all("<base href=https://example.com/a/><title>Flood</title>" LINKED(
        "<p>" TEXT "</p><p><img src=b.jpg alt=Boats width=900 height=600></p>")));
    assert_true(made.article.sheet != &made.sheet);
    assert_span(made.article.sheet->head.title, "Flood");
    for (size_t i = 0; i < made.article.body_count; i++)
        assert_true(made.article.body[i]->end <= made.article.sheet->doc->node_count);
}

static void page_stands_where_it_shows_enough(void **state)
{
    (void)state;
    assert_true(make_article_of_all("<title>The flood</title><article><p>" TEXT
                                    "</p></article>" LINKED(TEXT " And more.")));
    assert_int_equal(made.article.body_origin, BODY_ORIGIN_PAGE);
    assert_span(made.article.article_body, TEXT);
    assert_true(make_article_of_all(STATE(TEXT " " TEXT) "<article><p>" TEXT "</p></article>"));
    assert_int_equal(made.article.body_origin, BODY_ORIGIN_PAGE);
}

static void teaser_gives_way(void **state)
{
    (void)state;
    static const char teaser[] = "<article><p>The river rose by two metres in the night, and by the morning "
                                 "most of the lower town stood under water.</p></article>";
    char html[4096];
    snprintf(html, sizeof html, "%s%s", LINKED(TEXT), teaser);
    assert_true(make_article_of_all(html));
    assert_int_equal(made.article.body_origin, BODY_ORIGIN_JSON_LD);
    snprintf(html, sizeof html, "%s%s", STATE(TEXT4), teaser);
    assert_true(make_article_of_all(html));
    assert_int_equal(made.article.body_origin, BODY_ORIGIN_STATE);
}

static void little_text_is_no_body(void **state)
{
    (void)state;
    assert_false(make_article_of_all(LINKED("The river rose by two metres in the night.")));
    assert_int_equal(made.article.body_origin, BODY_ORIGIN_PAGE);
    assert_false(make_article_of_all(LINKED("<script>" TEXT "</script>")));
    assert_int_equal(made.article.body_origin, BODY_ORIGIN_PAGE);
}

/* Text that no title vouches for serves only where there is much of it, and only a page that shows nothing.
 */
static void untitled_state_needs_an_empty_page(void **state)
{
    (void)state;
    static const struct {
        const char *body, *links;
        enum body_origin origin;
    } pages[] = {
        {TEXT4 TEXT4, "<nav>Home</nav>", BODY_ORIGIN_STATE},
        {TEXT4, "<nav>Home</nav>", BODY_ORIGIN_PAGE},
        {TEXT4 TEXT4,
         "<ul><li><a href=1>A boat of canvas and its oars</a><li><a href=2>A boat of bark and its paddle</a>"
         "<li><a href=3>A boat of reeds and its pole</a><li><a href=4>A boat of steel and its crew</a></ul>",
         BODY_ORIGIN_PAGE},
    };
    for (size_t i = 0; i < COUNT(pages); i++) {
        char html[8192];
        snprintf(html, sizeof html,
                 "<title>Flood</title><script type=application/json>{\"body\":\"%s\"}</script>%s",
                 pages[i].body, pages[i].links);
        make_article_of_all(html);
        assert_int_equal(made.article.body_origin, pages[i].origin);
    }
}

static void plain_text_has_no_data(void **state)
{
    (void)state;
    assert_true(make_article_of_lines(TEXT "\n\n{\"body\":\"" TEXT TEXT TEXT TEXT "\"}\n"));
    assert_int_equal(made.article.body_origin, BODY_ORIGIN_PAGE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(data_serve_where_the_page_shows_nothing),
        WITH_RUN(sheet_of_the_text_keeps_the_head),
        WITH_RUN(page_stands_where_it_shows_enough),
        WITH_RUN(teaser_gives_way),
        WITH_RUN(little_text_is_no_body),
        WITH_RUN(untitled_state_needs_an_empty_page),
        WITH_RUN(plain_text_has_no_data),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
