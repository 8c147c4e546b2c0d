#include "unit/extract/outline.h"

static void items_that_hold_a_list_alone_go(void **state)
{
    (void)state;
    static const struct outline_case cases[] = {
        {"<p>x<ul><li><ul><li>a<li>b</ul></ul>", "p(x) list[li[p(a)] li[p(b)]]"},
        {"<p>x<ul><ul><ul><li>a</ul></ul></ul>", "p(x) list[li[p(a)]]"},
        {"<p>x<ul><ul><li>a</ul><li>b</ul>", "p(x) list[li[p(a)] li[p(b)]]"},
        {"<p>x<ul><li>a<ul><li>b</ul><li>c</ul>", "p(x) list[li[p(a) list[li[p(b)]]] li[p(c)]]"},
        {"<p>x<ul><li>a</li><ul><li>b</ul><li>c</ul>", "p(x) list[li[p(a) list[li[p(b)]]] li[p(c)]]"},
        {"<p>x<ul><li>a</li><li><ul><li>b</ul></li></ul>", "p(x) list[li[p(a) list[li[p(b)]]]]"},
        {"<p>x<ol><li>a</li><ol><li>b</ol><li>c</ol>", "p(x) list#1[li[p(a) list#1[li[p(b)]]] li[p(c)]]"},
        /* numbers, and lists of another kind, stay where they are */
        {"<p>x<ol><li>a</li><li><ol><li>b</ol></li><li>c</ol>",
         "p(x) list#1[li[p(a)] li[list#1[li[p(b)]]] li[p(c)]]"},
        {"<p>x<ul><li><ol><li>a</ol><li>b</ul>", "p(x) list[li[list#1[li[p(a)]]] li[p(b)]]"},
        {"<p>x<ul><li><p>a<ul><li>b</ul></ul>", "p(x) list[li[p(a) list[li[p(b)]]]]"},
        {"<p>x<blockquote><ul><li><ul><li>a</ul></ul><p>b</blockquote>", "p(x) quote[list[li[p(a)]] p(b)]"},
    };
    check_outlines(cases, COUNT(cases));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(items_that_hold_a_list_alone_go),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
