#include "unit/parse/outline.h"

static void attributes_are_read_as_browsers_do(void **state)
{
    (void)state;
    static const struct outline_row rows[] = {
        {"<p class=a id='b' TITLE=\"c\">", "html(body(p{class=a id=b title=c}))"},
        {"<p hidden class= a id = 'b'>", "html(body(p{hidden= class=a id=b}))"},
        {"<p class=''><p class>", "html(body(p{class=} p{class=}))"},
        {"<p class='a > b'>c", "html(body(p{class=a > b}('c')))"},
        {"<p class=\"a\"id=\"b\"/title=c>", "html(body(p{class=a id=b title=c}))"},
        {"<p/class=a/b / id=c/>d", "html(body(p{class=a/b id=c/}('d')))"},
        {"<p @click=\"x > y\" [b]='>' *c='>'>d", "html(body(p{@click=x > y [b]=> *c=>}('d')))"},
        {"<p DATA-X=1 data-x=2>", "html(body(p{data-x=1 data-x=2}))"},
        {"<p =a class=b>", "html(body(p{=a= class=b}))"},
        {"<a href='?a=1&amp;b=2&copy=3&lt;'>", "html(body(a{href=?a=1&b=2&copy=3<}))"},
        {"<p class='never>a<b>c", "html(body(p{class=}('a' b('c'))))"},
        {"<p class=\"never>a</p><p id='b'>c", "html(body(p{class=}('a') p{id=b}('c')))"},
        {"<p class=é ü=ö>", "html(body(p{class=é ü=ö}))"},
    };
    check_outlines(rows, COUNT(rows));
}

static void names_are_cut_alike_in_both_tags(void **state)
{
    (void)state;
    static char html[1024];
    memset(html, 'x', 300);
    html[0] = '<';
    memcpy(html + 300, ">a</", 4);
    memset(html + 304, 'x', 299);
    memcpy(html + 603, ">b", 3);
    parse_html(html);
    assert_span(outline(), "html(body(?('a') 'b'))");
}

static void attributes_are_bounded(void **state)
{
    (void)state;
    limits.attributes = 2;
    parse_html("<p a=1 b=2 c='>' d=4>x<p a=1 b=2>");
    assert_span(outline(), "html(body(p{a=1 b=2}('x') p{a=1 b=2}))");
    assert_int_equal(run.warnings, 1u << WARNING_TRUNCATED_ATTRIBUTES);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(attributes_are_read_as_browsers_do),
        WITH_RUN(names_are_cut_alike_in_both_tags),
        WITH_RUN(attributes_are_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
