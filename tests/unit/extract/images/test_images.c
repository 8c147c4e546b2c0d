#include <stdio.h>

#include "unit/extract/handmade.h"

#include "extract/fields.h"

#define PROSE                                                                                                \
    "<p>The river rose by two metres in the night, and by the morning most of the lower town stood under "   \
    "water, as it had in the spring before.</p>"

/* An article with `html` between its first and its last paragraph. */
static void make_with(const char *head, const char *html)
{
    static char page[32 << 10];
    snprintf(page, sizeof page, "<head>%s</head><h1>The flood</h1>" PROSE "%s" PROSE, head, html);
    assert_true(make_article_of_all(page));
}

/* The first image's URL; empty where there is none. */
static struct str first_url(void)
{
    return made.article.image_count ? made.article.images[0].url : STR_NONE;
}

static void address_is_where_the_page_keeps_it(void **state)
{
    (void)state;
    static const struct {
        const char *html, *wanted;
    } rows[] = {
        {"<img src=a.jpg>", "https://example.org/news/a.jpg"},
        {"<img src=' //cdn.example.net/a.jpg '>", "https://cdn.example.net/a.jpg"},
        {"<img src=a.jpg srcset='b.jpg 320w, c.jpg 640w'>", "https://example.org/news/c.jpg"},
        {"<img srcset='c.jpg 640w,b.jpg 320w'>", "https://example.org/news/c.jpg"},
        {"<img srcset='a.jpg, b.jpg 2x'>", "https://example.org/news/b.jpg"},
        {"<img srcset='a.jpg 1x, b.jpg 1.5x'>", "https://example.org/news/b.jpg"},
        {"<img srcset='a.jpg'>", "https://example.org/news/a.jpg"},
        {"<img srcset='a.jpg, b.jpg'>", "https://example.org/news/a.jpg"},
        {"<img srcset='w_1,h_2/a.jpg 1x'>", "https://example.org/news/w_1,h_2/a.jpg"},
        {"<img srcset=' , ,, ' src=a.jpg>", "https://example.org/news/a.jpg"},
        {"<img src=blank.gif data-src=a.jpg>", "https://example.org/news/a.jpg"},
        {"<img src=blank.gif data-lazy-src=a.jpg>", "https://example.org/news/a.jpg"},
        {"<img src=blank.gif data-srcset='s.jpg 320w, a.jpg 640w' data-src=b.jpg>",
         "https://example.org/news/a.jpg"},
        {"<picture><source srcset='a.jpg 640w'><img src='data:x,'></picture>",
         "https://example.org/news/a.jpg"},
        {"<picture><source srcset='a.webp'><img src=b.jpg></picture>", "https://example.org/news/b.jpg"},
        {"<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>", NULL},
        {"<img>", NULL},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        make_with("", rows[i].html);
        assert_span(first_url(), rows[i].wanted);
    }
}

static void small_ones_are_left_out(void **state)
{
    (void)state;
    static const struct {
        const char *html;
        unsigned width; /* 0: left out */
    } rows[] = {
        {"<img src=a.jpg width=60 height=80>", 60},    {"<img src=a.jpg width=100 height=100>", 0},
        {"<img src=a.jpg width=101 height=101>", 101}, {"<img src=a.jpg width=59 height=600>", 0},
        {"<img src=a.jpg width=600 height=1>", 0},     {"<img src=a.jpg width='640px'>", 640},
        {"<img src=a.jpg width=100000>", 100000},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        make_with("", rows[i].html);
        assert_int_equal(made.article.image_count, rows[i].width > 0);
        if (rows[i].width)
            assert_int_equal(made.article.images[0].width, rows[i].width);
    }
    make_with("", "<img src=a.jpg width=100001 height=80%>");
    assert_int_equal(made.article.images[0].width + made.article.images[0].height, 0);
}

static void link_to_the_same_file_is_the_larger_one(void **state)
{
    (void)state;
    static const struct {
        const char *html, *url;
        unsigned width;
    } rows[] = {
        {"<a href=/a.jpg><img src=/a-300x200.jpg width=300></a>", "https://example.org/a.jpg", 0},
        {"<a href=/a.jpg><img src=/a-300x200.jpg srcset='/a-1200x800.jpg 1200w'></a>",
         "https://example.org/a-1200x800.jpg", 1200},
        {"<a href=/b.jpg><img src=/a-300x200.jpg width=300></a>", "https://example.org/a-300x200.jpg", 300},
        {"<a href=/a-300x200.jpg><img src=/a.jpg width=300></a>", "https://example.org/a.jpg", 300},
        {"<a href=/a><img src=/a.jpg width=300></a>", "https://example.org/a.jpg", 300},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        make_with("", rows[i].html);
        assert_int_equal(made.article.image_count, 1);
        assert_span(made.article.images[0].url, rows[i].url);
        assert_int_equal(made.article.images[0].width, rows[i].width);
    }
}

static void texts_stand_beside_it(void **state)
{
    (void)state;
    make_with("", "<figure><img src=a.jpg alt=' The  bridge '><figcaption>The bridge <i>in "
                  "March</i></figcaption></figure>"
                  "<img src=b.jpg>");
    assert_int_equal(made.article.image_count, 2);
    assert_span(made.article.images[0].alt, "The bridge");
    assert_span(made.article.images[0].caption, "The bridge in March");
    assert_span(made.article.images[1].caption, NULL);
}

static void main_image_is_one_of_them(void **state)
{
    (void)state;
    static const char *const declared[] = {
        "<meta property=og:image content=/m.jpg>",
        "<meta name=twitter:image content=/m.jpg>",
        "<link rel=image_src href=/m.jpg>",
        "<script type=application/ld+json>{\"@type\": \"Article\", \"image\": [{\"url\": "
        "\"/m.jpg\"}]}</script>",
    };
    for (size_t i = 0; i < COUNT(declared); i++) {
        make_with(declared[i], "<img src=b.jpg>");
        assert_int_equal(made.article.image_count, 2);
        assert_span(made.article.images[made.article.main_image].url, "https://example.org/m.jpg");
    }
    make_with("", "<img src=b.jpg><img src=c.jpg>");
    assert_int_equal(made.article.main_image, 0);
    make_with("", "");
    assert_int_equal(made.article.image_count, 0);
}

/* What the page shows of its main image is not lost because the head names it too. */
static void main_image_keeps_what_the_body_says(void **state)
{
    (void)state;
    make_with("<meta property=og:image content=/m.jpg>",
              "<figure><img src=/m.jpg alt=Bridge width=640><figcaption>In March</figcaption></figure>");
    assert_int_equal(made.article.image_count, 1);
    assert_span(made.article.images[0].alt, "Bridge");
    assert_span(made.article.images[0].caption, "In March");
    assert_int_equal(made.article.images[0].width, 640);
}

static void images_outside_of_the_article_are_not_its_own(void **state)
{
    (void)state;
    assert_true(make_article_of_all("<img src=logo.png><h1>The flood</h1><img src=lead.jpg>" PROSE PROSE
                                    "<footer><img src=f.png>"));
    assert_int_equal(made.article.image_count, 1);
    assert_span(first_url(), "https://example.org/news/lead.jpg");
}

static void count_is_bounded_and_urls_are_unique(void **state)
{
    (void)state;
    static char html[16 << 10];
    size_t len = 0;
    for (int i = 0; i < 300; i++)
        len += (size_t)snprintf(html + len, sizeof html - len, "<img src=%d.jpg><img src=0.jpg>", i);
    make_with("", html);
    assert_int_equal(made.article.image_count, 200);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(address_is_where_the_page_keeps_it),
        WITH_RUN(small_ones_are_left_out),
        WITH_RUN(link_to_the_same_file_is_the_larger_one),
        WITH_RUN(texts_stand_beside_it),
        WITH_RUN(main_image_is_one_of_them),
        WITH_RUN(main_image_keeps_what_the_body_says),
        WITH_RUN(images_outside_of_the_article_are_not_its_own),
        WITH_RUN(count_is_bounded_and_urls_are_unique),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
