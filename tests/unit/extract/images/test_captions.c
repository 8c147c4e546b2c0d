#include <stdio.h>

#include "unit/page.h"

#include "extract/images/caption_names.h"
#include "extract/images/captions.h"

static struct str first_word(uint32_t node)
{
    struct str text = node ? doc_text(&run, &made.doc, node, 100) : STR("-"), word = STR("?");
    str_next(&text, ' ', &word);
    return word;
}

/* "1:a 2:a+b 3:-/c": each image by its src, its caption, its group's and its credit by their first words. */
static const char *pairs_of(const char *html)
{
    static char out[1024];
    size_t len = 0;
    out[0] = '\0';
    make_facts(html);
    const struct image_captions *captions = made.facts.captions;
    for (size_t i = 0; i < captions->count; i++) {
        struct str src = doc_attr(&made.doc, captions->images[i], ATTR_SRC);
        len += (size_t)snprintf(out + len, sizeof out - len, "%s%.*s:%.*s", i ? " " : "", STR_FMT(src),
                                STR_FMT(first_word(captions->of[i])));
        if (captions->group[i])
            len += (size_t)snprintf(out + len, sizeof out - len, "+%.*s",
                                    STR_FMT(first_word(captions->group[i])));
        if (captions->credit[i])
            len += (size_t)snprintf(out + len, sizeof out - len, "/%.*s",
                                    STR_FMT(first_word(captions->credit[i])));
    }
    return out;
}

struct row {
    const char *html, *wanted;
};

static void check_rows(const struct row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        assert_string_equal(pairs_of(rows[i].html), rows[i].wanted);
}

static void credits_told_by_their_words(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"<p>a<p><img src=1><p>Photo: Jane Doe/Reuters<p>b", "1:-/Photo:"},
        {"<p>a<p><img src=1><p>(Photo: <a href=/x>Jane Doe</a>/Reuters)<p>b", "1:-/(Photo:"},
        {"<p>a<p><img src=1><p>b<p>Photo: Jane Doe/Reuters", "1:-"}, /* text between */
        {"<p>a<p><img src=1><p>Photo: the bridge in March<p>b", "1:-"},
        {"<p>a<p><img src=1><p>Photo: Jane Doe/Reuters<br>b<p>c", "1:-"}, /* not all of it */
        {"<p>a<p><img src=1><p>Photo: Jane Doe/Reuters<br><br>b<p>c", "1:-"},
        {"<p>a<p><img src=1><div>Photo: Jane Doe/Reuters</div><p>b", "1:-"},
    };
    check_rows(rows, COUNT(rows));
}

static void captions_of_figures(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"<figure><img src=1><figcaption>a</figcaption></figure>", "1:a"},
        {"<figure><figcaption>a</figcaption><img src=1></figure>", "1:a"},
        {"<figure><img src=1><img src=2><figcaption>a</figcaption></figure>", "1:a 2:a"},
        {"<figure><img src=1><figcaption>a</figcaption><img src=2><figcaption>b</figcaption></figure>",
         "1:a 2:b"},
        {"<figure><figcaption>a</figcaption><img src=1><figcaption>b</figcaption><img src=2></figure>",
         "1:a 2:b"},
        {"<figure><figure><img src=1><figcaption>a</figcaption></figure>"
         "<figure><img src=2><figcaption>b</figcaption></figure><figcaption>c</figcaption></figure>",
         "1:a 2:b+c"},
        {"<figure><figure><img src=1><figcaption>a</figcaption></figure>"
         "<figure><img src=2></figure><figcaption>c</figcaption></figure>",
         "1:a 2:c"},
        {"<figure><figure><img src=1></figure><figure><img "
         "src=2></figure><figcaption>c</figcaption></figure>",
         "1:c 2:c"},
        {"<p>x<img src=1><figure><table><tr><td>y</table><figcaption>a</figcaption></figure>", "1:-"},
        {"<figure><img src=1><figcaption></figcaption></figure>", "1:-"},
    };
    check_rows(rows, COUNT(rows));
}

static void captions_by_their_class(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"<p>x<div><img src=1><p class=wp-caption-text>a</div><p>y", "1:a"},
        {"<p>x<div><a href=/f><img src=1></a><div class=thumbcaption><p>a</div></div><p>y", "1:a"},
        {"<p>x<p><img src=1></p><p class=image-caption>a<p>y", "1:a"},
        {"<p>x<p class=image-caption>a</p><p><img src=1></p><p>y", "1:a"},
        {"<p>x<img src=1><noscript><img src=2></noscript><p class=caption>a<p>y", "1:a 2:a"},
        {"<p>x<img src=1><p>z<p class=caption>a<p>y", "1:-"},
        {"<p>x<img src=1><img src=2><p class=caption>a<p>y", "1:- 2:a"},
        {"<p>x<div><img src=1><img src=2><p class=caption>a</div><p>y", "1:a 2:a"},
        {"<p>x<div><img src=1><p class=caption>a<p><img src=2><p class=caption>b</div><p>y", "1:a 2:b"},
        {"<p>x<div><p class=caption>a<p><img src=1><p class=caption>b<p><img src=2></div><p>y", "1:a 2:b"},
        {"<p>x<div><img src=1><div class=credit>b</div></div><p>y", "1:-/b"},
        {"<p>x<img src=1><p class=caption>a<p class=photo-credit>b<p>y", "1:a/b"},
        {"<p>x<img src=1><p class=source>b<p>y", "1:-"},
        /* of what is no image, or no caption at all */
        {"<p>x<img src=1><p class=table-caption>a<table><tr><td>y</table>", "1:-"},
        {"<p>x<div class=caption><img src=1>a</div><p>y", "1:-"},
        {"<p>x<div><img src=1><div class=caption><h3>a</h3>b</div></div><p>y", "1:-"},
        {"<p>x<div><img src=1><div class=caption><p>a<p>b<p>c<p>d</div></div><p>y", "1:-"},
        {"<div><div><div><div><div><img src=1></div></div></div></div></div>"
         "<div><div><div><div><div><p class=caption>a</div></div></div></div></div>",
         "1:-"},
    };
    check_rows(rows, COUNT(rows));
}

static void long_text_is_no_caption(void **state)
{
    (void)state;
    static char html[2048];
    for (int words = 80; words <= 81; words++) {
        size_t len = (size_t)snprintf(html, sizeof html, "<p>x<div><img src=1><p class=caption>");
        for (int i = 0; i < words; i++)
            len += (size_t)snprintf(html + len, sizeof html - len, "a ");
        snprintf(html + len, sizeof html - len, "</div><p>y");
        assert_string_equal(pairs_of(html), words == 80 ? "1:a" : "1:-");
    }
}

static void segments_of_captions_by_class_are_told(void **state)
{
    (void)state;
    make_facts(
        "<p>x<div><img src=1><p class=caption>a</div><figure><img src=2><figcaption>b</figcaption></figure>"
        "<p>y<p class=caption>c");
    static const bool wanted[] = {false, true, false, false, false};
    assert_int_equal(made.sheet.segment_count, COUNT(wanted));
    for (size_t i = 0; i < COUNT(wanted); i++)
        assert_int_equal(made.facts.captions->is_caption[i], wanted[i]);
}

static void names_are_read(void **state)
{
    (void)state;
    static const struct {
        const char *names;
        unsigned wanted;
    } rows[] = {
        {"class=caption", NAMES_CAPTION},
        {"class=Bildunterschrift", NAMES_CAPTION},
        {"class='x imageCaption'", NAMES_CAPTION},
        {"class=caption-credit", NAMES_CAPTION | NAMES_CREDIT | NAMES_OWNER},
        {"itemprop=copyrightHolder", NAMES_CREDIT},
        {"class=source", NAMES_CREDIT},
        {"class=code-block-caption", NAMES_CAPTION | NAMES_OTHER},
        {"id=caption", 0},
        {"class=captivating", 0},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        char html[128];
        snprintf(html, sizeof html, "<p %s>x", rows[i].names);
        make_facts(html);
        assert_int_equal(made.facts.captions->names[doc_find(&made.doc, TAG_P, 0, made.doc.node_count)],
                         rows[i].wanted);
    }
}

static void refused_memory_fails(void **state)
{
    (void)state;
    make_facts("<div><img src=1><p class=caption>a</div>");
    while (run_alloc(&run, 8))
        ;
    assert_null(pair_captions(&run, &made.sheet));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(credits_told_by_their_words),
        WITH_RUN(captions_of_figures),
        WITH_RUN(captions_by_their_class),
        WITH_RUN(long_text_is_no_caption),
        WITH_RUN(segments_of_captions_by_class_are_told),
        WITH_RUN(names_are_read),
        WITH_RUN(refused_memory_fails),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
