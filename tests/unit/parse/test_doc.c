#include "unit/parse/outline.h"

static void attributes_are_found(void **state)
{
    (void)state;
    parse_html("<p class=a class=b hidden DATA-Original='c'>d");
    uint32_t p = doc_find(&doc, TAG_P, 0, doc.node_count);
    assert_span(doc_attr(&doc, p, ATTR_CLASS), "a");
    assert_non_null(doc_attr(&doc, p, ATTR_HIDDEN).at);
    assert_int_equal(doc_attr(&doc, p, ATTR_HIDDEN).len, 0);
    assert_null(doc_attr(&doc, p, ATTR_ID).at);
    assert_span(doc_attr_other(&doc, p, STR("data-original")), "c");
    assert_null(doc_attr_other(&doc, p, STR("data-src")).at);
    assert_null(doc_attr(&doc, p + 1, ATTR_CLASS).at);
}

static void nodes_are_found(void **state)
{
    (void)state;
    parse_html("<div><p>a</p></div><p>b");
    uint32_t div = doc_find(&doc, TAG_DIV, 0, doc.node_count);
    uint32_t p = doc_find(&doc, TAG_P, div, doc.nodes[div].end);
    assert_true(p < doc.nodes[div].end);
    assert_int_equal(doc_find(&doc, TAG_P, doc.nodes[p].end, doc.nodes[div].end), doc.nodes[div].end);
    assert_int_equal(doc_ancestor(&doc, p + 1, TAG_DIV), div);
    assert_int_equal(doc_ancestor(&doc, div, TAG_DIV), div);
    assert_int_equal(doc_ancestor(&doc, p, TAG_HTML), 0);
    assert_int_equal(doc_ancestor(&doc, p, TAG_TABLE), UINT32_MAX);
}

static void text_is_what_is_seen(void **state)
{
    (void)state;
    static const struct {
        const char *html, *wanted;
        size_t max;
    } rows[] = {
        {"<p> a \n\t b </p>", "a b", 100},
        {"<p>a<b>b</b>c</p>", "abc", 100},
        {"<p>a</p><p>b</p>c", "a b c", 100},
        {"<div><div>a</div></div>b", "a b", 100},
        {"<p>a<br>b<wbr>c<img>d</p>", "a bcd", 100},
        {"<ul><li>a<li>b</ul><b>c</b>", "a b c", 100},
        {"<title>t</title><p>a<svg><text>x</text></svg>b<select><option>y</select>", "ab", 100},
        {"<noscript>a</noscript>", "a", 100},
        {"<p>abc</p>", "ab", 2},
        {"<p>aé</p>", "a", 2},
        {"<p>a b</p>", "", 0},
        {"<p> </p>", "", 100},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        parse_html(rows[i].html);
        assert_span(doc_text(&run, &doc, 0, rows[i].max), rows[i].wanted);
    }
}

static void an_unseen_node_tells_its_own_text(void **state)
{
    (void)state;
    parse_html("<title> a  b </title>");
    assert_span(doc_text(&run, &doc, doc_find(&doc, TAG_TITLE, 0, doc.node_count), 100), "a b");
}

static void refused_memory_is_a_failure(void **state)
{
    (void)state;
    parse_html("<p>a");
    arena_refuse_after(run.arena, 1);
    assert_null(doc_text(&run, &doc, 0, 100).at);
    assert_int_equal(run.failure.code, FAIL_PAGE_TOO_COMPLEX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(attributes_are_found),        WITH_RUN(nodes_are_found),
        WITH_RUN(text_is_what_is_seen),        WITH_RUN(an_unseen_node_tells_its_own_text),
        WITH_RUN(refused_memory_is_a_failure),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
