#include <stdio.h>

#include "unit/extract/whole.h"

#include "extract/images/body_images.h"

static struct surroundings around;

#define LONG_LINE                                                                                            \
    "not of the text but long, as are the words of a box that goes on and on without an end and tells all "  \
    "that could be told of a thing that nobody asked for in the first place, and then some more, and so on " \
    "and so forth until it has far more than forty words in all"

/* Whether the page's first image stands in the range and is the article's picture. */
static bool takes_first(const char *html)
{
    make_facts(html);
    made.article.headline = STR("The flood");
    take_whole_sheet();
    size_t kept = 0;
    for (size_t i = 0; i < made.article.body_count; i++)
        if (!says_same(made.article.body[i]->text, made.article.headline))
            made.article.body[kept++] = made.article.body[i];
    made.article.body_count = kept;
    assert_true(survey(&made.facts, &made.article, &around));
    uint32_t img = doc_find(&made.doc, TAG_IMG, 0, made.doc.node_count);
    return img >= around.from && img < around.to && is_of_article(&around, img) && is_picture(&around, img);
}

static void images_stand_where_the_article_does(void **state)
{
    (void)state;
    static const struct {
        const char *html;
        bool taken;
    } rows[] = {
        {"<h1>The flood</h1><p>One.</p><img src=a.jpg><p>Two.</p>", true},
        {"<h1>The flood</h1><figure><img src=a.jpg></figure><p>One.</p>", true},
        {"<article><img src=a.jpg><h1>The flood</h1><p>One.</p></article>", true},
        {"<img src=a.jpg><h1>The flood</h1><p>One.</p>", false},
        {"<article><p>One.</p><figure><img src=a.jpg><figcaption>not</figcaption></figure></article>", true},
        {"<article><p>One.</p></article><p>not <a href=/x>more</a></p><img src=a.jpg>", false},
        {"<h1>The flood</h1><p>One.</p><aside><img src=a.jpg></aside><p>Two.</p>", false},
        {"<h1>The flood</h1><p>One.</p><nav><img src=a.jpg></nav><p>Two.</p>", false},
        {"<h1>The flood</h1><p>One.</p><div class=related><img src=a.jpg></div><p>Two.</p>", false},
        {"<h1>The flood</h1><p>One.</p><div><img src=a.jpg><a href=/x>not this</a></div><p>Two.</p>", false},
        {"<h1>The flood</h1><p>One.</p><div><img src=a.jpg><h3>not this</h3></div><p>Two.</p>", false},
        {"<h1>The flood</h1><p>One.</p><div><img src=a.jpg><p>" LONG_LINE "</p></div><p>Two.</p>", false},
        {"<h1>The flood</h1><p>One.</p><div><img src=a.jpg><p>not long</p></div><p>Two.</p>", true},
        {"<h1>The flood</h1><p>One.</p><div><img src=a.jpg><p>Photo: <a href=/j>Jane "
         "Doe</a></p></div><p>Two.</p>",
         true},
        {"<h1>The flood</h1><p>One.</p><img class=img-share src=a.jpg><p>Two.</p>", true},
        {"<h1>The flood</h1><p>One.</p><div class=share><img src=a.jpg></div><p>Two.</p>", false},
        {"<div class=sidebar><h1>The flood</h1><p>One.</p><img src=a.jpg><p>Two.</p></div>", true},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        if (takes_first(rows[i].html) != rows[i].taken)
            print_error("the page is \"%s\"\n", rows[i].html);
        assert_int_equal(takes_first(rows[i].html), rows[i].taken);
    }
}

static void icons_and_pixels_are_no_pictures(void **state)
{
    (void)state;
    static const struct {
        const char *img;
        bool taken;
    } rows[] = {
        {"<img src=a.jpg>", true},
        {"<img src=a.jpg width=1 height=1>", false},
        {"<img class=tex alt='x^2' src=a.png>", false},
        {"<img src=a.jpg width=59>", false},
        {"<img src=a.jpg width=60>", true},
        {"<img src=a.jpg width=100 height=100>", false},
        {"<img src=a.jpg width=101 height=101>", true},
        {"<img src=a.jpg class=emoji>", false},
        {"<div class=author-avatar><img src=a.jpg></div>", false},
        {"<img src=/img/icon-share.png>", false},
        {"<img src=pixel.gif>", false},
        {"<img src=/flag-of-france.jpg>", true},
        {"<img>", false},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        char html[512];
        snprintf(html, sizeof html, "<h1>The flood</h1><p>One.</p>%s<p>Two.</p>", rows[i].img);
        if (takes_first(html) != rows[i].taken)
            print_error("the image is \"%s\"\n", rows[i].img);
        assert_int_equal(takes_first(html), rows[i].taken);
    }
}

static void page_without_a_body_has_no_range(void **state)
{
    (void)state;
    make_facts("<img src=a.jpg>");
    assert_true(survey(&made.facts, &made.article, &around));
    assert_int_equal(around.from, around.to);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(images_stand_where_the_article_does),
        WITH_RUN(icons_and_pixels_are_no_pictures),
        WITH_RUN(page_without_a_body_has_no_range),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
