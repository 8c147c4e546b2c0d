#include <stdio.h>

#include "unit/extract/whole.h"

#include "extract/images/image_caption.h"

static void captions_and_credits_stand_by_their_image(void **state)
{
    (void)state;
    static const struct {
        const char *html, *caption, *credit;
    } rows[] = {
        {"<figure><img src=a.jpg><figcaption>In March. Photo: Jane Doe</figcaption></figure>", "In March.",
         "Jane Doe"},
        {"<figure><img src=a.jpg><figcaption>In March. <span class=credit>Jane "
         "Doe/AFP</span></figcaption></figure>",
         "In March.", "Jane Doe/AFP"},
        {"<figure><img src=a.jpg><figcaption><span class=img-copyright>© Jane Doe</span> In "
         "March.</figcaption>"
         "</figure>",
         "In March.", "Jane Doe"},
        {"<div class=wp-caption><img src=a.jpg><p class=wp-caption-text>In March</p></div>", "In March",
         NULL},
        {"<div><img src=a.jpg><div itemprop=copyrightHolder>Jane Doe</div></div>", NULL, "Jane Doe"},
        {"<img src=a.jpg data-caption='In March' data-credit='Photo: Jane Doe'>", "In March", "Jane Doe"},
        {"<p><img src=a.jpg></p><p>not Photo: Jane Doe</p>", NULL, NULL},
        {"<p><img src=a.jpg></p><p>Photo: Jane Doe</p>", NULL, "Jane Doe"},
        {"<p><img src=a.jpg></p><p><img src=b.jpg></p><p>Photo: Jane Doe</p>", NULL, NULL},
        {"<div><img src=a.jpg><p>The bridge in March. Photo: Jane Doe</p></div>", "The bridge in March.",
         "Jane Doe"},
        {"<div><img src=a.jpg><p>The bridge in March.</p><p>And so on.</p></div>", NULL, NULL},
        {"<div><img src=a.jpg>The bridge in March.</div>", NULL, NULL},
        {"<div><img src=a.jpg><p>Enlarge</p></div>", NULL, NULL},
        {"<img src=a.jpg>", NULL, NULL},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        char html[1024];
        snprintf(html, sizeof html, "<article><p>One.</p>%s<p>Two.</p></article>", rows[i].html);
        make_whole(html);
        struct surroundings around;
        struct image image = {0};
        assert_true(survey(&made.facts, &made.article, &around));
        caption_image(&around, doc_find(&made.doc, TAG_IMG, 0, made.doc.node_count), &image);
        if (!str_eq(image.caption, str_of(rows[i].caption)) ||
            !str_eq(image.credit_text, str_of(rows[i].credit)))
            print_error("the page is \"%s\"\n", rows[i].html);
        assert_span(image.caption, rows[i].caption);
        assert_span(image.credit_text, rows[i].credit);
    }
}

static void long_captions_are_cut(void **state)
{
    (void)state;
    static char html[8192] = "<article><p>One.</p><figure><img src=a.jpg><figcaption>";
    memset(html + strlen(html), 'x', 3000);
    make_whole(html);
    struct surroundings around;
    struct image image = {0};
    assert_true(survey(&made.facts, &made.article, &around));
    caption_image(&around, doc_find(&made.doc, TAG_IMG, 0, made.doc.node_count), &image);
    assert_int_equal(image.caption.len, 2000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(captions_and_credits_stand_by_their_image),
        WITH_RUN(long_captions_are_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
