#include <stdio.h>

#include "unit/page.h"

#include "extract/fields.h"

#define LINKED(json) "<script type=application/ld+json>{\"@type\": \"Article\", " json "}</script>"
#define FREE         "\"isAccessibleForFree\": "

static void access_is_what_the_page_says(void **state)
{
    (void)state;
    static const struct {
        const char *html;
        enum access wanted;
    } rows[] = {
        {"<p>x", ACCESS_UNKNOWN},
        {LINKED(FREE "true"), ACCESS_FREE},
        {LINKED(FREE "false"), ACCESS_PAID},
        {LINKED(FREE "\"False\""), ACCESS_PAID},
        {LINKED(FREE "\"http://schema.org/True\""), ACCESS_FREE},
        {LINKED(FREE "0"), ACCESS_PAID},
        {LINKED(FREE "\"maybe\""), ACCESS_UNKNOWN},
        {LINKED(FREE "null"), ACCESS_UNKNOWN},
        {LINKED("\"hasPart\": {" FREE "false, \"cssSelector\": \".a\"}"), ACCESS_PAID},
        {LINKED("\"hasPart\": [{" FREE "true}, {" FREE "\"False\"}]"), ACCESS_PAID},
        {LINKED(FREE "true, \"hasPart\": {" FREE "false}"), ACCESS_FREE},
        {"<meta property=article:content_tier content=locked>", ACCESS_PAID},
        {"<meta property=article:content_tier content=Free>", ACCESS_FREE},
        {"<meta property=article:content_tier content=other>", ACCESS_UNKNOWN},
        {"<meta itemprop=isAccessibleForFree content=False>", ACCESS_PAID},
        {"<div itemscope itemtype=http://schema.org/Article><meta itemprop=isAccessibleForFree "
         "content=true></div>",
         ACCESS_FREE},
        {"<body><div class=article-paywall><p>Subscribe now to read on for a month</p></div>", ACCESS_PAID},
        {"<body><div class=paywall></div><p>All of a story that is there", ACCESS_UNKNOWN},
        {"<body><div class=paywall hidden><p>Subscribe now to read on for a month</p></div>", ACCESS_UNKNOWN},
        {LINKED(FREE "true") "<body><div class=paywall><p>Subscribe now to read on for a month</p></div>",
         ACCESS_FREE},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        make_facts(rows[i].html);
        assert_true(extract_access(&made.facts, &made.article));
        assert_int_equal(made.article.access, rows[i].wanted);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_RUN(access_is_what_the_page_says)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
