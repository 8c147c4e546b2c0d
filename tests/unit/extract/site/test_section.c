#include "unit/page.h"

#include "extract/fields.h"

#define META(name, content) "<meta name=\"" name "\" content=\"" content "\">"
#define LINKED(json)        "<script type=application/ld+json>" json "</script>"
#define CRUMBS(rest)        "<nav aria-label=breadcrumb><a href=/>Home</a>" rest "</nav>"

static void section_is_declared_or_the_crumb_above_the_page(void **state)
{
    (void)state;
    static const struct {
        const char *html, *wanted;
    } rows[] = {
        {"<p>x", NULL},
        {META("article:section", "Sea") LINKED("{\"@type\": \"Article\", \"articleSection\": \"Coast\"}"),
         "Sea"},
        {LINKED("{\"@type\": \"Article\", \"articleSection\": [\"Coast\", \"News\"]}"), "Coast"},
        {"<div itemscope itemtype=http://schema.org/Article><b itemprop=articleSection>Coast</b></div>",
         "Coast"},
        {META("article:section", "Coast, sea, ships, tides"), "Coast"},
        {META("article:section", "Coast, Sea"), "Coast, Sea"},
        {META("article:section", "https://example.org/sea") META("section", "Sea"), "Sea"},
        {CRUMBS("<a href=/news>News</a><a href=/news/sea>Sea</a>A story"), "Sea"},
        {CRUMBS("<a href=/news>News</a><a href=/news/story.html>A story</a>"), "News"},
        {CRUMBS("<a href=/news>News</a><a href=/news/sea>Sea</a>"), "Sea"},
        {CRUMBS("A story"), NULL},
        {CRUMBS("<a href=/news>News</a>") META("article:section", "Sea"), "Sea"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        make_facts(rows[i].html);
        made.article.headline = STR("A story");
        assert_true(extract_section(&made.facts, &made.article));
        assert_span(made.article.article_section, rows[i].wanted);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_RUN(section_is_declared_or_the_crumb_above_the_page)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
