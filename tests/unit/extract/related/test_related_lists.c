#include <stdio.h>

#include "unit/extract/beside.h"

#include "extract/related/related_lists.h"

/* Each list as "section:entries", with "#" where its numbers count comments. */
static const char *lists_of_type(const char *html, enum page_type type)
{
    static char out[512];
    struct related_page page;
    struct related_link *links;
    struct related_list *lists;
    size_t count, list_count, len = 0;
    make_beside(html);
    made.article.page_type = type;
    assert_true(find_related_links(&made.facts, &made.article, &page, &links, &count));
    assert_true(find_related_lists(&page, links, count, &lists, &list_count));
    out[0] = '\0';
    for (size_t i = 0; i < list_count; i++)
        len += (size_t)snprintf(out + len, sizeof out - len, "%s%.*s:%zu%s", i ? " " : "",
                                STR_FMT(lists[i].section), lists[i].to - lists[i].from,
                                lists[i].counts_comments ? "#" : "");
    return out;
}

static const char *lists_of(const char *html)
{
    return lists_of_type(html, PAGE_TYPE_ARTICLE);
}

#define LI(href) "<li><a href=" href ">Some headline of news</a>"
#define UL       "<ul>" LI("/a") LI("/b") "</ul>"

static void lists_stand_under_their_heading(void **state)
{
    (void)state;
    static const struct {
        const char *html, *wanted;
    } rows[] = {
        {BODY "<h3>Latest:</h3>" UL, "Latest:2"},
        {BODY "<div><b>Latest</b>" UL "</div>", "Latest:2"},
        {BODY "<div><div>Discussion <a href=/u>Update</a></div>" UL "</div>", "Discussion:2#"},
        {BODY "<h3>One</h3>" UL "<h3>Two</h3>" UL, "One:2 Two:2"},
        {BODY
         "<div><h3>One</h3><a href=/a>Some headline of news</a><a href=/b>Some headline of news</a><h3>Two"
         "</h3><a href=/c>Some headline of news</a><a href=/d>Some headline of news</a></div>",
         "One:2 Two:2"},
        {BODY "<div><div class=block-title><a href=/all>Latest</a></div>" UL "</div>", "Latest:2"},
        {BODY "<div><div><a href=/all>Latest</a></div>" UL "</div>", ""},
        /* columns of one section */
        {BODY "<section><h3>One</h3><div>" UL "</div><div>" UL "</div></section>", "One:2 One:2"},
        /* no heading: an entry with a short headline, an advertisement's label, the body */
        {BODY "<section><h3>One</h3><div class=c><h4><a href=/x>Iran</a></h4></div><div class=c><h4><a "
              "href=/a>Some headline of news</a></h4></div><div class=c><h4><a href=/b>Some headline of "
              "news</a></h4></div></section>",
         "One:2"},
        {BODY "<section><h3>One</h3><h4>Anzeige</h4>" UL "</section>", "One:2"},
        {BODY UL, ""},
        {BODY "<p>some words</p><p>and others</p>" UL, ""},
        /* a linked title is no heading */
        {BODY "<section><h3><a href=/x>Some long headline of the news</a></h3>" UL "</section>", ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_string_equal(lists_of(rows[i].html), rows[i].wanted);
}

static void what_is_no_list_of_headlines_is_left_out(void **state)
{
    (void)state;
    static const char *const rows[] = {
        BODY "<h3>One</h3><ul>" LI("/a") "</ul>",
        BODY "<div class=menu><h3>One</h3>" UL "</div>",
        BODY "<div class=tags><h3>One</h3>" UL "</div>",
        BODY "<footer><h3>One</h3>" UL "</footer>",
        BODY "<h3>One</h3><ul><li><a href=/a>About the house</a><li><a href=/b>Terms of use</a></ul>",
        BODY "<h3>One</h3><ul>" LI("https://a.example.com/x") LI("https://b.example.net/x") "</ul>",
        BODY "<h3>One</h3><ul>" LI("https://a.example.com/x") LI("https://a.example.com/y") "</ul>",
        BODY "<h3>One</h3><table><tr><td><a href=/a>Some long headline of the news</a><tr><td><a "
             "href=/b>Some long "
             "headline of the news</a></table>",
        BODY "<aside><h3>One</h3><table><tr><td><a href=/a>Some headline of news</a><tr><td><a href=/b>Some "
             "headline "
             "of news</a></table></aside>",
        /* in the midst of the body */
        BODY "<h3>One</h3>" UL BODY,
        /* before it, and not aside */
        "<div><h3>One</h3>" UL "</div>" BODY,
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_string_equal(lists_of(rows[i]), "");
}

static void what_says_that_it_is_aside_may_stand_anywhere(void **state)
{
    (void)state;
    assert_string_equal(lists_of("<aside><h3>One</h3>" UL "</aside>" BODY), "One:2");
    assert_string_equal(lists_of(BODY "<div class=related><h3>One</h3>" UL "</div>" BODY), "One:2");
    assert_string_equal(lists_of(BODY "<h3>Lesen Sie auch</h3><ul>" LI("/a") "</ul>" BODY),
                        "Lesen Sie auch:1");
    assert_string_equal(
        lists_of(BODY "<aside><h3>One</h3><table><tr><td><a href=/a>Some long headline of the news</a>"
                      "<tr><td><a href=/b>Some long headline of the news</a></table></aside>"),
        "One:2");
    assert_string_equal(lists_of(BODY "<aside><h3>One</h3><ul>" LI("https://a.example.com/x")
                                     LI("https://a.example.com/y") "</ul></aside>"),
                        "One:2");
}

static void pages_of_other_types_need_such_a_sign(void **state)
{
    (void)state;
    assert_string_equal(lists_of_type(BODY "<h3>One</h3>" UL, PAGE_TYPE_LISTING), "");
    assert_string_equal(lists_of_type(BODY "<aside><h3>One</h3>" UL "</aside>", PAGE_TYPE_LISTING), "One:2");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(lists_stand_under_their_heading),
        WITH_RUN(what_is_no_list_of_headlines_is_left_out),
        WITH_RUN(what_says_that_it_is_aside_may_stand_anywhere),
        WITH_RUN(pages_of_other_types_need_such_a_sign),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
