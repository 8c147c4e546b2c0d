#include "unit/extract/outline.h"

#include "extract/blocks/objects.h"
#include "extract/fields.h"

/* The body is all that a page shows but captions, and its images are known. */
static const char *outline_with_images(const char *html)
{
    make_facts(html);
    struct article *article = &made.article;
    article->body = run_alloc_array(&run, made.sheet.segment_count, sizeof *article->body);
    assert_non_null(article->body);
    for (size_t i = 0; i < made.sheet.segment_count; i++)
        if (made.sheet.segments[i].kind != SEGMENT_CAPTION)
            article->body[article->body_count++] = &made.sheet.segments[i];
    assert_true(extract_images(&made.facts, article));
    return outline_of_article();
}

static void images_are_figures_in_their_place(void **state)
{
    (void)state;
    assert_string_equal(
        outline_with_images("<p>a<figure><img src=/1.jpg alt=x><figcaption>b<small class=credit>Ada</small>"
                            "</figcaption></figure><p>c<p><img src=/2.jpg><p>d"),
        "p(a) figure<https://example.org/1.jpg> p(c) figure<https://example.org/2.jpg> p(d)");
    assert_span(made.article.blocks[1].image->alt, "x");
    assert_span(made.article.blocks[1].image->caption, "b");
    assert_span(made.article.blocks[1].image->credit_text, "Ada");
}

static void images_that_no_element_shows_are_no_figures(void **state)
{
    (void)state;
    assert_string_equal(
        outline_with_images("<meta property=og:image content=/0.jpg><p>a<p><img src=/1.jpg><p>b"),
        "p(a) figure<https://example.org/1.jpg> p(b)");
    assert_int_equal(made.article.image_count, 2);
}

static void image_amid_a_text_follows_it(void **state)
{
    (void)state;
    assert_string_equal(outline_with_images("<p>a <img src=/1.jpg> b<p>c"),
                        "p(a b) figure<https://example.org/1.jpg> p(c)");
}

static const char *captions_of_figures(const char *html)
{
    static char out[256];
    size_t len = 0;
    outline_with_images(html);
    for (size_t i = 0; i < made.article.block_count; i++)
        if (made.article.blocks[i].type == BLOCK_FIGURE)
            len += (size_t)snprintf(out + len, sizeof out - len, "%.*s|",
                                    STR_FMT(figure_caption(&made.article.blocks[i]).text));
    return out;
}

static void captions_stand_by_one_figure(void **state)
{
    (void)state;
    static const struct {
        const char *html, *wanted;
    } rows[] = {
        {"<figure><img src=1.jpg><img src=2.jpg><figcaption>b</figcaption></figure>", "|b|"},
        {"<figure><figcaption>b</figcaption><img src=1.jpg><img src=2.jpg></figure>", "b||"},
        {"<figure><img src=1.jpg><figcaption>b</figcaption><img src=2.jpg></figure>", "b||"},
        {"<figure><figure><img src=1.jpg><figcaption>b</figcaption></figure><figure><img src=2.jpg>"
         "<figcaption>c</figcaption></figure><figcaption>d</figcaption></figure>",
         "b|c\nd|"},
        {"<figure><img src=1.jpg><img src=1.jpg><figcaption>b</figcaption></figure>", "b|"},
        {"<figure><img src=1.jpg></figure><figure><img src=2.jpg><figcaption>b</figcaption></figure>", "|b|"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        char html[512];
        snprintf(html, sizeof html, "<p>a%s<p>z", rows[i].html);
        assert_string_equal(captions_of_figures(html), rows[i].wanted);
    }
    captions_of_figures("<p>a<figure><img src=1.jpg><img src=2.jpg><figcaption>b</figcaption></figure><p>c");
    assert_span(made.article.images[0].caption, "b"); /* as a field it is said of both */
    assert_span(made.article.images[1].caption, "b");
}

static void captions_keep_their_marks(void **state)
{
    (void)state;
    assert_string_equal(
        outline_with_images(
            "<p>a<figure><img src=/1.jpg><figcaption>The <a href=/b>bridge</a> in <b>March</b>. "
            "Photo: <i>Ada Reed</i></figcaption></figure><p>c"),
        "p(a) figure<https://example.org/1.jpg>(The {link:https://example.org/b bridge} in {strong March}.) "
        "p(c)");
    assert_string_equal(
        outline_with_images("<p>a<figure><figure><img src=/1.jpg><figcaption><b>b</b></figcaption></figure>"
                            "<figcaption>d</figcaption></figure><p>c"),
        "p(a) figure<https://example.org/1.jpg>({strong b}\nd) p(c)");
    assert_string_equal(/* the body may hold it too */
                        outline_with_images(
                            "<p>a<div><img src=/1.jpg><p class=caption>The <b>b</b></div><p>c"),
                        "p(a) figure<https://example.org/1.jpg>(The {strong b}) p(c)");
}

static void figures_keep_where_they_lead(void **state)
{
    (void)state;
    static const struct {
        const char *link, *wanted;
    } rows[] = {
        {"href=/story", "<https://example.org/1.jpg>->https://example.org/story"},
        {"href=/wiki/File:1.jpg", "<https://example.org/1.jpg>->https://example.org/wiki/File:1.jpg"},
        {"href=/large/2.jpg", "<https://example.org/1.jpg>"},
        {"href=mailto:a@example.org", "<https://example.org/1.jpg>"},
        {"href='javascript:x'", "<https://example.org/1.jpg>"},
        {"href='#top'", "<https://example.org/1.jpg>"},
        {"name=x", "<https://example.org/1.jpg>"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        char html[256], wanted[256];
        snprintf(html, sizeof html, "<p>a<p><a %s><img src=/1.jpg></a><p>b", rows[i].link);
        snprintf(wanted, sizeof wanted, "p(a) figure%s p(b)", rows[i].wanted);
        assert_string_equal(outline_with_images(html), wanted);
    }
}

static void what_plays_is_an_embed(void **state)
{
    (void)state;
    static const struct outline_case cases[] = {
        {"<p>a<iframe src='//www.v.example/1' title=' T  t '></iframe><p>b",
         "p(a) embed:v.example<https://www.v.example/1>(T t) p(b)"},
        {"<p>a<iframe data-src='https://v.example/1' src='about:blank'></iframe><p>b",
         "p(a) embed:v.example<https://v.example/1> p(b)"},
        {"<p>a<video><source src=/1.mp4></video><audio src=/2.ogg></audio><p>b",
         "p(a) embed:example.org<https://example.org/1.mp4> embed:example.org<https://example.org/2.ogg> "
         "p(b)"},
        {"<p>a<iframe></iframe><iframe src='javascript:x'></iframe><iframe src=about:blank></iframe><p>b",
         "p(a) p(b)"},
        {"<iframe src=https://v.example/1></iframe><p>a", "p(a)"},
    };
    check_outlines(cases, COUNT(cases));
}

static void embeds_and_rules_are_bounded(void **state)
{
    (void)state;
    static char html[64 << 10];
    size_t len = (size_t)snprintf(html, sizeof html, "<p>a");
    for (int i = 0; i < EMBEDS_MAX + 1; i++)
        len += (size_t)snprintf(html + len, sizeof html - len, "<iframe src=/%d></iframe>", i);
    for (int i = 0; i < RULES_MAX + 1; i++)
        len += (size_t)snprintf(html + len, sizeof html - len, "<p>a<hr>");
    snprintf(html + len, sizeof html - len, "<p>b");
    make_whole(html);
    run.options.include = INCLUDE_BLOCKS;
    assert_true(build_blocks(&made.facts, &made.article));
    size_t counts[BLOCK_TYPE_COUNT] = {0};
    for (size_t i = 0; i < made.article.block_count; i++)
        counts[made.article.blocks[i].type]++;
    assert_int_equal(counts[BLOCK_EMBED], EMBEDS_MAX);
    assert_int_equal(counts[BLOCK_RULE], RULES_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(images_are_figures_in_their_place),
        WITH_RUN(images_that_no_element_shows_are_no_figures),
        WITH_RUN(captions_stand_by_one_figure),
        WITH_RUN(captions_keep_their_marks),
        WITH_RUN(figures_keep_where_they_lead),
        WITH_RUN(image_amid_a_text_follows_it),
        WITH_RUN(what_plays_is_an_embed),
        WITH_RUN(embeds_and_rules_are_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
