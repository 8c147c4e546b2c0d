#include "unit/parse/outline.h"

#include "base/clock.h"

static void elements_close_each_other(void **state)
{
    (void)state;
    static const struct outline_row rows[] = {
        {"<p>a<p>b<div>c", "html(body(p('a') p('b') div('c')))"},
        {"<ul><li>a<li>b</ul>c", "html(body(ul(li('a') li('b')) 'c'))"},
        {"<table><tr><td>a<td>b<tr><td>c</table>", "html(body(table(tr(td('a') td('b')) tr(td('c')))))"},
        {"<b><i>a</b>b</i>", "html(body(b(i('a')) 'b'))"},
        {"<div><span>a</div>b", "html(body(div(span('a')) 'b'))"},
        {"<img><br>a<wbr>b<source>c<hr/>d", "html(body(img br 'a' wbr 'b' source 'c' hr 'd'))"},
        {"<section><article>a</article>b</section>c", "html(body(section(article('a') 'b') 'c'))"},
        {"<noscript><p>a</p></noscript>b", "html(body(noscript(p('a')) 'b'))"},
        {"a<b></p>c", "html(body(p('a' b) p 'c'))"},
    };
    for (size_t i = 0; i + 1 < COUNT(rows); i++)
        check_outlines(rows + i, 1);
}

/* libxml2 tells of long white space in pieces, and of text that is not ASCII or no XML in errors. */
static void text_of_any_kind_comes_through(void **state)
{
    (void)state;
    static char html[3000];
    memset(html, ' ', sizeof html - 1);
    memcpy(html, "<p>a<b>", 7);
    memcpy(html + sizeof html - 1 - 8, "</b>x</p", 8);
    parse_html(html);
    assert_int_equal(doc.node_count, 7);
    static const struct outline_row rows[] = {
        {"<p>\x01\uFFFE\U0001F600\u00A0</p>", "html(body(p('\x01\uFFFE\U0001F600\u00A0')))"},
        {"<p>0;1;</p><p>ffff;", "html(body(p('0;1;') p('ffff;')))"},
        {"<p a=7 a=0>0;", "html(body(p{a=7 a=0}('0;')))"},
    };
    check_outlines(rows, COUNT(rows));
}

/* What libxml2 alone takes minutes for. */
static void quadratic_pages_end_soon(void **state)
{
    (void)state;
    static const char *const rows[] = {"<b></p>", "</q>", "<b>", "<svg><p>", "<head><x>", "<table><td>"};
    enum { BYTES = 2 << 20 };
    char *html = test_malloc(BYTES);
    for (size_t i = 0; i < COUNT(rows); i++) {
        size_t len = strlen(rows[i]);
        memset(html, ' ', BYTES);
        for (size_t at = 0; at + len <= BYTES; at += len)
            memcpy(html + at, rows[i], len);
        int64_t before = clock_cpu_ns();
        assert_true(parse_bytes((struct str){html, BYTES}, "text/html"));
        assert_true(clock_cpu_ns() - before < 5 * NS_PER_S);
    }
    test_free(html);
}

static void the_deadline_stops_with_what_there_is(void **state)
{
    (void)state;
    enum { PIECES = 10000 };
    static char html[PIECES * 3 + 1];
    for (size_t i = 0; i < PIECES; i++)
        memcpy(html + i * 3, "<p>", 3);
    static struct page page;
    run_again();
    run.deadline_ns = 0;
    text = (struct text){.page = &page, .utf8 = str_of(html)};
    assert_true(parse_text(&run, &text, &doc));
    assert_true(doc.node_count > 1 && doc.node_count < PIECES);
    assert_int_equal(doc.nodes[0].end, doc.node_count);
    assert_int_equal(run.warnings, 1u << WARNING_DEADLINE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(elements_close_each_other),
        WITH_RUN(text_of_any_kind_comes_through),
        WITH_RUN(quadratic_pages_end_soon),
        WITH_RUN(the_deadline_stops_with_what_there_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
