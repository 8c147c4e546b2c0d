#include <stdio.h>

#include "unit/extract/whole.h"

#include "extract/fields.h"

static void links_of(const char *html)
{
    make_whole(html);
    assert_true(extract_links(&made.facts, &made.article));
}

static void links_of_the_body_in_order(void **state)
{
    (void)state;
    links_of("<p>The <a href=/a rel='nofollow  sponsored'>first <b>one</b></a>, the "
             "<a href='mailto:jane@example.com'>second</a></p><p>not in the body: <a href=/x>x</a></p>"
             "<ul><li><a href='//example.net/c#part'>third</a></ul>");
    assert_int_equal(made.article.link_count, 3);
    assert_span(made.article.links[0].url, "https://example.org/a");
    assert_span(made.article.links[0].text, "first one");
    assert_span(made.article.links[0].rel, "nofollow sponsored");
    assert_span(made.article.links[1].url, "mailto:jane@example.com");
    assert_span(made.article.links[2].url, "https://example.net/c#part");
    assert_span(made.article.links[2].rel, NULL);
}

static void other_addresses_are_no_links(void **state)
{
    (void)state;
    links_of("<p><a href='javascript:go()'>a</a> <a href='#top'>b</a> <a>c</a> <a href=''>d</a> "
             "<a href='tel:123'>e</a> <a href='ftp://example.org/x'>f</a> <a href='data:text/html,x'>g</a>");
    assert_int_equal(made.article.link_count, 0);
}

static void one_link_over_two_blocks_is_one(void **state)
{
    (void)state;
    links_of("<a href=/a><p>One.</p><p>Two.</p></a>");
    assert_int_equal(made.article.link_count, 1);
}

static void count_is_bounded(void **state)
{
    (void)state;
    static char html[64 << 10] = "<p>";
    size_t len = 3;
    for (int i = 0; i < 1001; i++)
        len += (size_t)snprintf(html + len, sizeof html - len, "<a href=/%d>%d</a> ", i, i);
    links_of(html);
    assert_int_equal(made.article.link_count, 1000);
}

static void text_is_bounded(void **state)
{
    (void)state;
    static char html[4096] = "<p><a href=/a>";
    memset(html + strlen(html), 'x', 1001);
    links_of(html);
    assert_int_equal(made.article.links[0].text.len, 1000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(links_of_the_body_in_order),
        WITH_RUN(other_addresses_are_no_links),
        WITH_RUN(one_link_over_two_blocks_is_one),
        WITH_RUN(count_is_bounded),
        WITH_RUN(text_is_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
