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
        {LINKED("{\"@type\": \"WebSite\", \"name\": \"The Site\"}") META("application-name", "App"),
         "The Site", NULL},
        {LINKED("{\"@type\": \"Article\", \"publisher\": {\"name\": \"The House\"}}"), "The House", NULL},
        {META("description", "Plain.") META("og:description", "Graph."), NULL, "Graph."},
        {META("description", "Plain.") META("og:description", " "), NULL, "Plain."},
        {META("twitter:description", "Tom &amp;amp; Jerry."), NULL, "Tom & Jerry."},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        make_facts(rows[i].html);
        assert_true(extract_site(&made.facts, &made.article));
        assert_span(made.article.site_name, rows[i].site);
        assert_span(made.article.description, rows[i].description);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_RUN(name_and_description_come_from_the_best_source)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
