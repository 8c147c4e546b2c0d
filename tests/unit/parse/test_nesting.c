#include "unit/parse/outline.h"

#include "parse/nesting.h"

static struct nest nest;

static void push(const char *names[], const enum nesting *kinds, size_t count)
{
    run_again();
    nest = (struct nest){0};
    for (size_t i = 0; i < count; i++)
        assert_true(nest_push(&run, &nest, str_of(names[i]), kinds[i]));
}

static void what_a_tag_ends_is_taken(void **state)
{
    (void)state;
    static const char *names[] = {"nav", "div", "ul", "li", "div"};
    static const enum nesting kinds[] = {NESTING_BLOCK, NESTING_DIV, NESTING_LIST, NESTING_ITEM, NESTING_DIV};
    push(names, kinds, COUNT(kinds));
    assert_int_equal(nest_end(&nest, STR("article"), NESTING_BLOCK, 512).count, 0);
    assert_int_equal(nest_start(&nest, NESTING_BLOCK, 512).count, 0);
    struct nested_span item = nest_start(&nest, NESTING_ITEM, 512);
    assert_int_equal(item.count, 2);
    assert_span(item.at[0].name, "li");
    assert_int_equal(nest_start(&nest, NESTING_ITEM, 512).count, 0);
    struct nested_span nav = nest_end(&nest, STR("NAV"), NESTING_BLOCK, 512);
    assert_int_equal(nav.count, 3);
    assert_int_equal(nest.count, 0);
}

static void the_search_is_bounded(void **state)
{
    (void)state;
    static const char *names[] = {"nav", "ul", "ul"};
    static const enum nesting kinds[] = {NESTING_BLOCK, NESTING_LIST, NESTING_LIST};
    push(names, kinds, COUNT(kinds));
    assert_int_equal(nest_end(&nest, STR("nav"), NESTING_BLOCK, 2).count, 0);
    assert_int_equal(nest_end(&nest, STR("nav"), NESTING_BLOCK, 3).count, 3);
}

static void a_refused_push_is_a_failure(void **state)
{
    (void)state;
    run_again();
    nest = (struct nest){0};
    arena_refuse_after(run.arena, 1);
    assert_false(nest_push(&run, &nest, STR("div"), NESTING_DIV));
    assert_int_equal(run.failure.code, FAIL_PAGE_TOO_COMPLEX);
}

static void blocks_end_with_the_divs_in_them(void **state)
{
    (void)state;
    static const struct outline_row rows[] = {
        {"<nav><div><div>a</nav>b", "html(body(nav(div(div('a'))) 'b'))"},
        {"<div><section><div>a</section>b</div>c", "html(body(div(section(div('a')) 'b') 'c'))"},
        {"<section><article><div><ul>a</section>b", "html(body(section(article(div(ul('a')))) 'b'))"},
        {"<div><nav>a</div>b</nav>c", "html(body(div(nav('a')) 'bc'))"},
        {"<SECTION><Div>a</section>b", "html(body(section(div('a')) 'b'))"},
    };
    check_outlines(rows, COUNT(rows));
}

static void tables_and_templates_are_fences(void **state)
{
    (void)state;
    static const struct outline_row rows[] = {
        {"<nav><table><tr><td>a</nav>b</table>c</nav>d", "html(body(nav(table(tr(td('ab'))) 'c') 'd'))"},
        {"<ul><li><template><li>a</template>b</ul>c", "html(body(ul(li(template(li('a')) 'b')) 'c'))"},
        {"<template><div><table><tr><td>a</template>b", "html(body(template(div(table(tr(td('a'))))) 'b'))"},
        {"<object><div>a</object>b", "html(body(object(div('a')) 'b'))"},
    };
    check_outlines(rows, COUNT(rows));
}

static void the_next_of_kin_ends_what_is_open(void **state)
{
    (void)state;
    static const struct outline_row rows[] = {
        {"<ul><li><div>a<li>b</ul>c", "html(body(ul(li(div('a')) li('b')) 'c'))"},
        {"<ul><li>a<ul><li>b</ul><li>c</ul>", "html(body(ul(li('a' ul(li('b'))) li('c'))))"},
        {"<dl><dt><div>a<dd><div>b<dt>c</dl>d", "html(body(dl(dt(div('a')) dd(div('b')) dt('c')) 'd'))"},
        {"<table><tr><td><div>a<td>b<tr><th><div>c<tbody><tr><td>d</table>e",
         "html(body(table(tr(td(div('a')) td('b')) tr(th(div('c'))) tbody(tr(td('d')))) 'e'))"},
        {"<table><tr><td><table><tr><td>a</table><td>b</table>",
         "html(body(table(tr(td(table(tr(td('a')))) td('b')))))"},
    };
    check_outlines(rows, COUNT(rows));
}

/* What lies too deep for the search is libxml2's to judge. */
static void end_tags_from_beyond_the_search_are_left(void **state)
{
    (void)state;
    limits.depth = 16;
    static const struct outline_row rows[] = {
        {"<nav><ul><ul><ul><ul><ul><ul><ul><ul><ul>a</nav>b",
         "html(body(nav(ul(ul(ul(ul(ul(ul(ul(ul(ul('a')))))))))) 'b'))"},
    };
    check_outlines(rows, COUNT(rows));
    limits.depth = 6;
    parse_html("<nav><ul><ul><ul><ul><ul><ul><ul><ul><ul>a</nav>b");
    assert_span(outline(), "html(body(nav(ul(ul(ul(ul ul ul ul ul ul 'a')))) 'b'))");
}

static void any_heading_ends_any(void **state)
{
    (void)state;
    static const struct outline_row rows[] = {
        {"<h2>a</h3>b</h2>c", "html(body(h2('a') 'bc'))"},
        {"<h2><div>a</h4>b", "html(body(h2(div('a')) 'b'))"},
        {"<h1>a</h1></h2>b", "html(body(h1('a') 'b'))"},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        check_outlines(rows + i, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(what_a_tag_ends_is_taken),
        WITH_RUN(the_search_is_bounded),
        WITH_RUN(a_refused_push_is_a_failure),
        WITH_RUN(blocks_end_with_the_divs_in_them),
        WITH_RUN(tables_and_templates_are_fences),
        WITH_RUN(the_next_of_kin_ends_what_is_open),
        WITH_RUN(end_tags_from_beyond_the_search_are_left),
        WITH_RUN(any_heading_ends_any),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
