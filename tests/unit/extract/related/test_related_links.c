#include <stdio.h>

#include "unit/extract/beside.h"

#include "extract/related/related_links.h"

/* The addresses of the links that were found, each with the tag of its entry: "/a:li". */
static const char *links_of(const char *html)
{
    static char out[512];
    struct related_page page;
    struct related_link *links;
    size_t count, len = 0;
    make_beside(html);
    assert_true(find_related_links(&made.facts, &made.article, &page, &links, &count));
    out[0] = '\0';
    for (size_t i = 0; i < count; i++)
        len += (size_t)snprintf(out + len, sizeof out - len, "%s%.*s:%s", i ? " " : "",
                                STR_FMT(links[i].href), tag_infos[made.doc.nodes[links[i].entry].tag].name);
    return out;
}

#define A(href) "<a href=" href ">Some headline of news</a>"

static void links_as_long_as_headlines_are_found_with_their_entries(void **state)
{
    (void)state;
    static const struct {
        const char *html, *wanted;
    } rows[] = {
        {BODY "<ul><li>" A("/a") "<li><p>" A("/b") "</p></ul>", "/a:li /b:li"},
        {BODY "<div><div><i>x</i>" A("/a") "<i>y</i></div><div>" A("/b") "</div></div>", "/a:div /b:div"},
        {BODY "<div>" A("/a") A("/b") "</div>", "/a:a /b:a"},
        /* picture and headline of the same text */
        {BODY "<ul><li>" A("/a") A("/a") "<li>" A("/b") "</ul>", "/a:li /b:li"},
        /* an entry does not reach into the body */
        {"<div>" BODY "<p>" A("/a") "</p></div>", "/a:p"},
        /* scripts whose characters are words, and long words */
        {BODY "<ul><li><a href=/a>首相が新政策を発表</a><li><a href=/b>会社概要</a><li><a "
              "href=/c>Bundesverfassungsgericht entscheidet</a></ul>",
         "/a:li /c:li"},
        {BODY "<ul><li><a href=/a>Short one</a></ul>", ""},
        {BODY "<nav>" A("/a") "</nav><form>" A("/b") "</form>", ""},
        {BODY A("#a") A("javascript:x") A("mailto:a@example.org") A("/tag/x") A("/author/ada") A("/x?cat=3"),
         ""},
        {BODY "<a rel=tag href=/a>Some headline of news</a><a hreflang=de href=/b>Some headline of news</a>",
         ""},
        {BODY "<a href=/a>13 December 2022</a> <a href=/b>https://example.org/one/two/three</a>", ""},
        /* a text that links */
        {BODY "<p>One two three four five six seven eight nine ten eleven twelve " A("/a") "</p>", ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_string_equal(links_of(rows[i].html), rows[i].wanted);
}

static void headlines_are_measured(void **state)
{
    (void)state;
    assert_int_equal(headline_size(STR("one two 三四")).units, 6);
    assert_true(may_be_headline(headline_size(STR("one two three"))));
    assert_false(may_be_headline(headline_size(STR("one two"))));
    assert_false(may_be_headline(headline_size(STR("Video 00:53"))));
}

static void sites_are_told_apart(void **state)
{
    (void)state;
    assert_span(site_of(STR("https://news.example.org/a")), "example.org");
    assert_span(site_of(STR("https://example.org")), "example.org");
    assert_span(site_of(STR("/a")), NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(links_as_long_as_headlines_are_found_with_their_entries),
        cmocka_unit_test(headlines_are_measured),
        cmocka_unit_test(sites_are_told_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
