#include <stdio.h>

#include "unit/extract/whole.h"

#include "extract/images/main_image.h"

static struct image sizes;

/* The URL elected of what the head declares and, where it is not NULL, of an image shown near the headline.
 */
static struct str elected(const char *head, const char *shown)
{
    make_facts(head);
    static struct image image;
    image = (struct image){.url = str_of(shown)};
    nominate_declared_images(&made.facts, &made.article);
    if (shown) {
        nominate_shown_image(&made.article, &image, true);
        made.article.images = &image;
        made.article.image_count = 1;
    }
    const struct candidate *winner = elect_main_image(&made.facts, &made.article, &sizes);
    return winner ? winner->value : STR_NONE;
}

#define LD(json) "<script type=application/ld+json>" json "</script>"

static void declared_before_shown_but_no_logos(void **state)
{
    (void)state;
    static const struct {
        const char *head, *shown, *wanted;
    } rows[] = {
        {"<meta property=og:image content=/m.jpg>", "https://example.org/b.jpg", "https://example.org/m.jpg"},
        {"<meta property=og:image content=/logo.png>", "https://example.org/b.jpg",
         "https://example.org/b.jpg"},
        {"<meta property=og:image content=/logo.png>", NULL, NULL},
        {"<meta property=og:image content=/og-default.png>", NULL, NULL},
        {"<meta property=og:image content=/logo.png>", "https://example.org/logo.png",
         "https://example.org/logo.png"},
        {"<meta property=og:image content=/x7.png>" LD("{\"@type\": \"Organization\", \"logo\": {\"url\": "
                                                       "\"https://example.org/x7.png\"}}"),
         NULL, NULL},
        {"<link rel='shortcut icon' href=https://example.org/x7.png><meta property=og:image content=/x7.png>",
         NULL, NULL},
        {LD("{\"@type\": \"Article\", \"image\": [\"/1.jpg\", \"/2.jpg\"]}"), NULL,
         "https://example.org/1.jpg"},
        {LD("{\"@type\": \"Article\", \"image\": [\"/1.jpg\", \"/2.jpg\"]}") "<meta property=og:image "
                                                                             "content=/2.jpg>",
         NULL, "https://example.org/2.jpg"},
        {LD("{\"@type\": \"Article\", \"image\": {\"@type\": \"ImageObject\", \"contentUrl\": \"/1.jpg\"}}"),
         NULL, "https://example.org/1.jpg"},
        {"<p>x", "https://example.org/b.jpg", "https://example.org/b.jpg"},
        {"<p>x", NULL, NULL},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_span(elected(rows[i].head, rows[i].shown), rows[i].wanted);
}

static void sizes_are_stated_beside_it(void **state)
{
    (void)state;
    elected("<meta property=og:image content=/1.jpg><meta property=og:image:width content=10>"
            "<meta property=og:image content=/2.jpg><meta property=og:image:width content=20>",
            NULL);
    assert_int_equal(sizes.width, 10);
    elected(LD("{\"@type\": \"Article\", \"image\": {\"@type\": \"ImageObject\", \"url\": \"/1.jpg\", "
               "\"width\": 1200, "
               "\"height\": \"630\", \"caption\": \"In March\", \"creditText\": \"Jane Doe\"}}"),
            NULL);
    assert_int_equal(sizes.width, 1200);
    assert_int_equal(sizes.height, 630);
    assert_span(sizes.caption, "In March");
    assert_span(sizes.credit_text, "Jane Doe");
}

static void only_so_many_are_nominated(void **state)
{
    (void)state;
    elected(
        LD("{\"@type\": \"Article\", \"image\": [\"/1.jpg\", \"/2.jpg\", \"/3.jpg\", \"/4.jpg\", \"/5.jpg\", "
           "\"/6.jpg\", \"/7.jpg\", \"/8.jpg\", \"/9.jpg\"]}"),
        NULL);
    assert_int_equal(made.article.ballots[FIELD_MAIN_IMAGE].count, 8);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(declared_before_shown_but_no_logos),
        WITH_RUN(sizes_are_stated_beside_it),
        WITH_RUN(only_so_many_are_nominated),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
