#include <stdio.h>

#include "unit/page.h"

#include "extract/fields.h"

#define META(name, content) "<meta name=\"" name "\" content=\"" content "\">"
#define LINKED(words)                                                                                        \
    "<script type=application/ld+json>{\"@type\": \"Article\", \"keywords\": " words "}</script>"

static void first_source_gives_the_list(void **state)
{
    (void)state;
    static const struct {
        const char *html, *wanted; /* parted by "/" */
    } rows[] = {
        {META("keywords", "flood, river ,, town"), "flood/river/town"},
        {META("keywords", "flood; river"), "flood/river"},
        {META("keywords", "flood; river, town"), "flood; river/town"},
        {META("keywords", "Flood, flood"), "Flood"},
        {META("keywords", "Tom &amp;amp; Jerry"), "Tom & Jerry"},
        {META("article:tag", "one") META("article:tag", "two") META("keywords", "three"), "one/two"},
        {META("news_keywords", "") META("keywords", "three"), "three"},
        {LINKED("\"a, b\"") META("keywords", "three"), "a/b"},
        {LINKED("[\"a, b\", {\"name\": \"c\"}, 7]"), "a, b/c"},
        {LINKED("[]") META("keywords", "three"), "three"},
        {"<p>x", ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        char got[256] = "";
        make_facts(rows[i].html);
        assert_true(extract_keywords(&made.facts, &made.article));
        for (size_t n = 0; n < made.article.keyword_count; n++)
            snprintf(got + strlen(got), sizeof got - strlen(got), "%s%.*s", n ? "/" : "",
                     STR_FMT(made.article.keywords[n]));
        assert_string_equal(got, rows[i].wanted);
    }
}

static void count_and_length_are_bounded(void **state)
{
    (void)state;
    static char html[4096];
    size_t len = (size_t)snprintf(html, sizeof html, "<meta name=keywords content=\"%0129d,%0128d", 1, 2);
    for (int i = 0; i < 100; i++)
        len += (size_t)snprintf(html + len, sizeof html - len, ",word %d", i);
    snprintf(html + len, sizeof html - len, "\">");
    make_facts(html);
    assert_true(extract_keywords(&made.facts, &made.article));
    assert_int_equal(made.article.keyword_count, 64);
    assert_int_equal(made.article.keywords[0].len, 128);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(first_source_gives_the_list),
        WITH_RUN(count_and_length_are_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
