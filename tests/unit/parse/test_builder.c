#include "unit/parse/outline.h"

static void there_is_one_html_and_one_body(void **state)
{
    (void)state;
    static const struct outline_row rows[] = {
        {"<!-- nothing -->", "html"},
        {"words", "html(body(p('words')))"},
        {"<html lang=en><html lang=de><body id=a><p>b<body id=c>d", "html{lang=en}(body{id=a}(p('b') 'd'))"},
        {"<p>a</p></body></html>\n<p>b</p>", "html(body(p('a') '\n' p('b')))"},
        {" <html> <head> <title>a</title> </head> <body> <p>b", "html(head(title('a')) body(' ' p('b')))"},
    };
    check_outlines(rows, COUNT(rows));
}

static void content_ends_the_head(void **state)
{
    (void)state;
    static const struct outline_row rows[] = {
        {"<head><meta name=a><x-y>b</x-y><meta name=c></head><body id=d><p>e",
         "html(head(meta{name=a}) body{id=d}(?('b') meta{name=c} p('e')))"},
        {"<head><span>a</span></head><body>b", "html(head body(span('a') 'b'))"},
        {"<head>a<title>b</title></head><body>c", "html(head body(p('a') title('b') 'c'))"},
        {"<head><noscript><img src=a></noscript><title>b</title><body>c",
         "html(head(noscript(img{src=a}) title('b')) body('c'))"},
        {"<head><noscript><link><body><p>a", "html(head(noscript(link)) body(p('a')))"},
    };
    check_outlines(rows, COUNT(rows));
}

static void html_ends_foreign_elements(void **state)
{
    (void)state;
    static const struct outline_row rows[] = {
        {"<div><svg><g><path></g></svg>a</div>", "html(body(div(svg(?(?)) 'a')))"},
        {"<div><svg><g><p>a</p>b</div>c", "html(body(div(svg(?) p('a') 'b') 'c'))"},
        {"<svg><title>a</title><a>b</a></svg>c", "html(body(svg(title('a') a('b')) 'c'))"},
        {"<svg><foreignObject><p>a</p></foreignObject><p>b", "html(body(svg(foreignobject(p('a'))) p('b')))"},
        {"<math><mi>x</mi><div>a</div></math>b", "html(body(math(?('x')) div('a') 'b'))"},
        {"<svg><g><nobr>a</nobr>b", "html(body(svg(?) ?('a') 'b'))"},
        {"<head><svg><g><body id=a>b", "html(head body{id=a}(svg(?) 'b'))"},
        {"<i>a<svg><g><body>b", "html(body(i('a' svg(?) 'b')))"},
        {"<div><svg><g></p>a", "html(body(div(svg(?) p 'a')))"},
    };
    check_outlines(rows, COUNT(rows));
}

static void text_is_joined(void **state)
{
    (void)state;
    static const struct outline_row rows[] = {
        {"<p>a<!-- b -->c</q>d &amp; e", "html(body(p('acd & e')))"},
        {"<p>a <b>b</b> <i>c</i>", "html(body(p('a ' b('b') ' ' i('c'))))"},
        {"<p>a<html>b", "html(body(p('ab')))"},
        {"<pre>\n a\n<b>\n</b></pre>", "html(body(pre('\n a\n' b('\n'))))"},
    };
    check_outlines(rows, COUNT(rows));
}

static void a_paragraphs_end_parts_a_line(void **state)
{
    (void)state;
    static const struct outline_row rows[] = {
        {"<div>a</p>b</div>", "html(body(div('a' p 'b')))"},
        {"<div>a </p> </p> b</div>", "html(body(div('a  ' p ' b')))"},
        {"<div><i>a</i></p><i>b</i></div>", "html(body(div(i('a') p i('b'))))"},
        {"<div>a</p><ul></ul>b</div>", "html(body(div('a' ul 'b')))"},
        {"<div><ul></ul></p>b</div>", "html(body(div(ul 'b')))"},
        {"<div></p>a</div>", "html(body(div('a')))"},
        {"<div>a</p></div>b", "html(body(div('a') 'b'))"},
    };
    check_outlines(rows, COUNT(rows));
}

static void text_in_many_pieces_is_whole(void **state)
{
    (void)state;
    enum { PIECES = 5000 };
    static char html[PIECES * 7 + 1];
    for (size_t i = 0; i < PIECES; i++)
        memcpy(html + i * 7, "x<html>", 7);
    parse_html(html);
    assert_int_equal(doc.node_count, 4);
    assert_int_equal(doc.nodes[3].text.len, PIECES);
    for (size_t i = 0; i < PIECES; i++)
        assert_int_equal(doc.nodes[3].text.at[i], 'x');
}

static void depth_is_bounded(void **state)
{
    (void)state;
    limits.depth = 4;
    parse_html("<div><b><i>a<u>b</u>c</i></b>d</div>e");
    assert_span(outline(), "html(body(div(b(i 'a' u 'bc') 'd') 'e'))");
    assert_int_equal(run.warnings, 1u << WARNING_TRUNCATED_DEPTH);
}

static void nodes_are_bounded(void **state)
{
    (void)state;
    limits.nodes = 6;
    parse_html("<p>a</p><p>b</p><p>c</p><p>d</p>");
    assert_true(doc.node_count <= limits.nodes);
    assert_int_equal(doc.nodes[0].end, doc.node_count);
    assert_int_equal(run.warnings, 1u << WARNING_TRUNCATED_NODES);
    limits.nodes = 0;
    parse_html("<p>a</p>");
    assert_int_equal(doc.node_count, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(there_is_one_html_and_one_body),
        WITH_RUN(content_ends_the_head),
        WITH_RUN(html_ends_foreign_elements),
        WITH_RUN(text_is_joined),
        WITH_RUN(a_paragraphs_end_parts_a_line),
        WITH_RUN(text_in_many_pieces_is_whole),
        WITH_RUN(depth_is_bounded),
        WITH_RUN(nodes_are_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
