#include <stdio.h>

#include "unit/page.h"

#include "extract/site/breadcrumbs.h"

static void check(const char *html, const char *wanted)
{
    char got[512] = "";
    make_facts(html);
    assert_true(extract_breadcrumbs(&made.facts, &made.article));
    for (size_t i = 0; i < made.article.breadcrumb_count; i++)
        snprintf(got + strlen(got), sizeof got - strlen(got), "%s%.*s(%.*s)", i ? " " : "",
                 STR_FMT(made.article.breadcrumbs[i].name), STR_FMT(made.article.breadcrumbs[i].url));
    assert_string_equal(got, wanted);
}

#define LINKED(json) "<script type=application/ld+json>" json "</script>"
#define LIST(items)  "{\"@type\": \"BreadcrumbList\", \"itemListElement\": " items "}"
#define NEWS         "News(https://example.org/n)"

static void crumbs_are_found(void **state)
{
    (void)state;
    static const struct {
        const char *html, *wanted;
    } rows[] = {
        {LINKED(
             LIST("[{\"position\": 2, \"item\": {\"@id\": \"/s\", \"name\": \"Sea\"}}, {\"position\": \"1\", "
                  "\"name\": \"News\", \"item\": \"/n\"}]")),
         NEWS " Sea(https://example.org/s)"},
        {LINKED("{\"@type\": \"WebPage\", \"breadcrumb\": " LIST(
             "[{\"name\": \"News\", \"item\": \"/n\"}]") "}"),
         NEWS},
        {LINKED(
             "{\"@graph\": [{\"@type\": \"WebPage\", \"breadcrumb\": {\"@id\": \"#b\"}}, {\"@id\": \"#b\", "
             "\"@type\": \"BreadcrumbList\", \"itemListElement\": [{\"name\": \"News\", \"item\": "
             "\"/n\"}]}]}"),
         NEWS},
        {"<ol itemscope itemtype=https://schema.org/BreadcrumbList><li itemprop=itemListElement itemscope "
         "itemtype=https://schema.org/ListItem><a itemprop=item href=/n><span itemprop=name>News</span></a>"
         "<meta itemprop=position content=1></ol>",
         NEWS},
        {"<ol vocab=https://schema.org/ typeof=BreadcrumbList><li property=itemListElement "
         "typeof=ListItem><a "
         "property=item typeof=WebPage href=/n><span property=name>News</span></a></ol>",
         "News(https://example.org/n)"},
        {"<nav aria-label=Breadcrumb><a href=/n>News</a> &rsaquo; <a href=/s>Sea</a> &rsaquo; The "
         "story</nav>",
         NEWS " Sea(https://example.org/s) The story()"},
        {"<ul class=breadcrumbs><li><a href=/n>News</a><i>navigate_next</i><li><a href=/s>Sea</a></ul>",
         NEWS " Sea(https://example.org/s)"},
        {"<div id=BreadCrumb><a href=/n>News</a> / Sea</div>", NEWS " Sea()"},
        {"<div class=breadcrumb><a href=/n>News</a></div>" LINKED(
             LIST("[{\"name\": \"Data\"}, {\"name\": \"Two\"}]")),
         "Data() Two()"},
        {"<div class=breadcrumb></div><div class=breadcrumb><a href=/n>News</a></div>", NEWS},
        {"<div class=breadcrumb>You are here</div>", ""},
        {"<nav><a href=/n>News</a></nav>", ""},
        {LINKED(LIST("[{\"name\": \"\"}, 7, null, {}]")), ""},
        {LINKED(LIST("7")), ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        check(rows[i].html, rows[i].wanted);
}

static void too_many_are_none(void **state)
{
    (void)state;
    static char html[8192];
    for (int count = CRUMBS_MAX; count <= CRUMBS_MAX + 1; count++) {
        size_t len = (size_t)snprintf(html, sizeof html, "<div class=breadcrumb>");
        for (int i = 0; i < count; i++)
            len += (size_t)snprintf(html + len, sizeof html - len, "<a href=/%d>Crumb %d</a>", i, i);
        make_facts(html);
        assert_true(extract_breadcrumbs(&made.facts, &made.article));
        assert_int_equal(made.article.breadcrumb_count, count == CRUMBS_MAX ? CRUMBS_MAX : 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(crumbs_are_found),
        WITH_RUN(too_many_are_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
