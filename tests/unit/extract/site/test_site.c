#include "unit/page.h"

#include "extract/fields.h"

#define META(name, content) "<meta name=\"" name "\" content=\"" content "\">"
#define LINKED(json)        "<script type=application/ld+json>" json "</script>"

static void name_and_description_come_from_the_best_source(void **state)
{
    (void)state;
    static const struct {
        const char *html, *site, *description;
    } rows[] = {
        {"<p>x", NULL, NULL},
        {META("og:site_name", "The Paper") META("application-name", "App"), "The Paper", NULL},
        {META("og:site_name", "@thepaper") META("application-name", "App"), "App", NULL},
        {META("og:site_name", "https://paper.example.org/") META("application-name", "App"), "App", NULL},
        {LINKED("{\"@type\": \"WebSite\", \"name\": \"The Site\"}") META("application-name", "App"),
         "The Site", NULL},
        {LINKED("{\"@type\": \"Article\", \"publisher\": {\"name\": \"The House\"}}"), "The House", NULL},
        {META("application-name", "App") META("dc.publisher", "House")
             META("citation_journal_title", "House"),
         "House", NULL},
        {META("description", "Plain.") META("og:description", "Graph."), NULL, "Graph."},
        {META("description", "Plain.") META("og:description", " "), NULL, "Plain."},
        {META("twitter:description", "Tom &amp;amp; Jerry."), NULL, "Tom & Jerry."},
        {META("description", "Cafe\xCC\x81\x01."), NULL, "Caf\xC3\xA9."},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        make_facts(rows[i].html);
        assert_true(extract_site(&made.facts, &made.article));
        assert_span(made.article.site_name, rows[i].site);
        assert_span(made.article.description, rows[i].description);
    }
}

static void title_names_the_site_where_something_else_does_too(void **state)
{
    (void)state;
    static const struct {
        const char *html, *site;
    } rows[] = {
        {"<title>A story | Example</title>", "Example"}, /* www.example.org, but for the www */
        {"<title>Example: a story</title>", NULL},       /* no part of its own */
        {"<title>A story | The Paper</title>", NULL},    /* it may be a section */
        {"<title>A story | The Paper</title><a href=/>The Paper</a>", "The Paper"},
        {"<title>A story | The Paper</title><a href=https://example.org/><img alt='The Paper'></a>",
         "The Paper"},
        {"<title>A story | The Paper</title><a href=/news>The Paper</a>", NULL},
        {"<title>A story | News</title><a href=/>Home</a>", NULL},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        make_facts(rows[i].html);
        assert_true(extract_site(&made.facts, &made.article));
        assert_span(made.article.site_name, rows[i].site);
    }
}

static void publisher_has_its_address(void **state)
{
    (void)state;
    static const struct {
        const char *html, *name, *url;
    } rows[] = {
        {LINKED("{\"@type\": \"Article\", \"publisher\": {\"name\": \"The House\", \"url\": \"/house\"}}"),
         "The House", "https://example.org/house"},
        {LINKED("{\"@graph\": [{\"@type\": \"Article\", \"publisher\": {\"@id\": \"#h\"}}, {\"@id\": \"#h\", "
                "\"name\": \"The House\"}]}"),
         "The House", NULL},
        {"<div itemscope itemtype=http://schema.org/Article><a itemprop=publisher href=/h>The "
         "House</a></div>",
         "The House", "https://example.org/h"},
        {META("citation_publisher", "The House"), "The House", NULL},
        {META("dc.publisher", "https://example.org/"), NULL, NULL},
        {META("og:site_name", "The Paper"), NULL, NULL},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        make_facts(rows[i].html);
        assert_true(extract_site(&made.facts, &made.article));
        assert_span(made.article.publisher.name, rows[i].name);
        assert_span(made.article.publisher.url, rows[i].url);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(name_and_description_come_from_the_best_source),
        WITH_RUN(title_names_the_site_where_something_else_does_too),
        WITH_RUN(publisher_has_its_address),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
