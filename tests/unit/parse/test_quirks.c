/* What libxml2 2.9.14 reads wrongly on its own, case by case: the text must survive. How each piece of it
 * comes about is tested beside the code that mends it (test_prescan.c, test_builder.c, test_nesting.c). */
#include <stdio.h>

#include "unit/parse/outline.h"

struct survival {
    const char *html, *wanted; /* the visible text, white space collapsed */
};

static void check_survival(const struct survival *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        parse_html(rows[i].html);
        struct str seen = doc_text(&run, &doc, 0, SIZE_MAX / 4);
        if (!str_eq(seen, str_of(rows[i].wanted)))
            print_error("row %zu: %s\n", i, rows[i].html);
        assert_span(seen, rows[i].wanted);
        assert_int_equal(run.warnings, 0);
    }
}

static void comments_without_content_are_whole(void **state)
{
    (void)state;
    static const struct survival rows[] = {
        {"<p>a <!-->b</p><p>c", "a b c"},
        {"<p>a <!--->b</p><p>c", "a b c"},
        {"<p>a <!---->b</p><p>c", "a b c"},
        {"<!--><title>t</title><p>a", "a"},
    };
    check_survival(rows, COUNT(rows));
}

static void comments_end_with_an_exclamation_mark_too(void **state)
{
    (void)state;
    static const struct survival rows[] = {
        {"<p>a <!-- b --!>c</p><p>d", "a c d"},
        {"<p>a <!-- b --> c --!> d", "a c --!> d"},
        {"<p>a <!-- b -- > c --> d", "a d"},
        {"<p>a <!-- <!-- b --> c", "a c"},
    };
    check_survival(rows, COUNT(rows));
}

static void what_is_never_closed_takes_nothing_with_it(void **state)
{
    (void)state;
    static const struct survival rows[] = {
        {"<p>a <!-- b</p><p>c", "a b c"},
        {"<p>a <? b</p><p>c", "a c"},
        {"<p title=\"never>a</p><p>b", "a b"},
        {"<p title='never>a</p><p>b", "a b"},
        {"<p>a <b title='b", "a"},
        {"<p>a</p", "a"},
        {"<p>a <", "a <"},
    };
    check_survival(rows, COUNT(rows));
}

static void conditional_comments_hide_what_was_for_one_browser(void **state)
{
    (void)state;
    static const struct survival rows[] = {
        {"<p>a<!--[if IE]><p>old</p><![endif]--> b", "a b"},
        {"<p>a<![if !IE]> b <![endif]>c", "a b c"},
        {"<!--[if !IE]><!--><p>a</p><!--<![endif]--><p>b", "a b"},
        {"<!--[if !IE]> --><p>a</p><!-- <![endif]--><p>b", "a b"},
        {"<!--[if !IE]>--><p>a</p><!--<![endif]--><p>b", "a b"},
    };
    check_survival(rows, COUNT(rows));
}

static void void_elements_hold_nothing(void **state)
{
    (void)state;
    static const char *const names[] = {"area",  "base",  "basefont", "bgsound", "br",    "col",
                                        "embed", "frame", "hr",       "img",     "input", "keygen",
                                        "link",  "meta",  "param",    "source",  "track", "wbr"};
    for (size_t i = 0; i < COUNT(names); i++) {
        char page[128];
        snprintf(page, sizeof page, "<div><%s>a</div><p>b", names[i]);
        parse_html(page);
        uint32_t b = doc.node_count - 1;
        assert_span(doc.nodes[b].text, "b");
        assert_int_equal(doc.nodes[doc.nodes[b].parent].tag, TAG_P);
        assert_int_equal(doc.nodes[b].depth, 3);
        assert_span(doc_text(&run, &doc, 0, 64), "a b");
    }
}

static void raw_elements_hold_text(void **state)
{
    (void)state;
    static const struct survival rows[] = {
        {"<textarea><div><!-- x</textarea><p>a", "a"},
        {"<iframe><div><!-- x</iframe><p>a", "a"},
        {"<noembed><div><!-- x</noembed><p>a", "a"},
        {"<noframes><div><!-- x</noframes><p>a", "a"},
        {"<style><div><!-- x</style><p>a", "a"},
        {"<title><div><!-- x</title><p>a", "a"},
        {"<xmp><b>a</b> &amp; <!-- b</xmp><p>c", "<b>a</b> &amp; <!-- b c"},
        {"<script>'<p>' <!-- '</scripty>'</script><p>a", "a"},
    };
    check_survival(rows, COUNT(rows));
}

static void raw_elements_that_are_not_closed_hold_nothing(void **state)
{
    (void)state;
    static const struct survival rows[] = {
        {"<textarea>a<p>b", "a b"}, {"<iframe><p>a", "a"}, {"<noembed><p>a", "a"},
        {"<noframes><p>a", "a"},    {"<xmp>a<p>b", "a b"}, {"<title>t<p>a", "a"},
        {"<iframe src=x />a", "a"},
    };
    check_survival(rows, COUNT(rows));
}

static void scripts_in_comments_in_scripts_do_not_end_them(void **state)
{
    (void)state;
    static const struct survival rows[] = {
        {"<script><!--\nw('<script src=x></script>');\n//--></script><p>a", "a"},
        {"<script><!-- <script> </script> <script> </script> </script><p>a", "a"},
        {"<script><!-- </script><p>a", "a"},
        {"<script><!--> <script></script><p>a", "a"},
        {"<script><!-- <script> --> </script><p>a", "a"},
        {"<script><!-- <scripty> </script><p>a", "a"},
        {"<script><!-- <script> </script><p>a</p>", "a"},
        {"<script>x<!--<script/></script></script><p>a", "a"},
    };
    check_survival(rows, COUNT(rows));
}

static void svg_and_math_that_are_not_closed_end_at_html(void **state)
{
    (void)state;
    static const struct survival rows[] = {
        {"<svg><path><p>a", "a"},
        {"<p>a <svg><g></p><p>b", "a b"},
        {"<div><svg><g></p>a</div>b", "a b"},
        {"<p>a<svg><title>x</p><p>b", "a b"},
        {"<head><svg><g></head><body>a", "a"},
        {"<p>a</p><svg><body>b", "a b"},
        {"<svg><g><nobr>a", "a"},
        {"<math><mi>x<div>a</div>b", "x a b"},
        {"<svg><style/><path/></svg><p>a", "a"},
        {"<svg><script/><path/></svg><p>a", "a"},
        {"<svg><style>b{}<path></svg><p>a", "a"},
        {"<svg><foreignObject><div>x</foreignObject></svg>a", "a"},
    };
    check_survival(rows, COUNT(rows));
}

static void the_page_goes_on_after_the_end_of_its_body(void **state)
{
    (void)state;
    static const struct survival rows[] = {
        {"<html><body><p>a</p></body></html><p>b</p>", "a b"},
        {"<p>a</p></body></html></body><html><head></head><body><p>b</p></body></html>", "a b"},
        {"<div><p>a</html><p>b</div>c", "a b c"},
        {"<head></head></html><body>a", "a"},
        {"<table><tr><td>a</body><td>b</table>c", "a b c"},
    };
    check_survival(rows, COUNT(rows));
}

static void references_to_controls_mean_windows_1252(void **state)
{
    (void)state;
    static const char *const wanted[] = {
        "€", "\xC2\x81", "‚",        "ƒ", "„",        "…",        "†", "‡",        "ˆ", "‰", "Š",
        "‹", "Œ",        "\xC2\x8D", "Ž", "\xC2\x8F", "\xC2\x90", "‘", "’",        "“", "”", "•",
        "–", "—",        "˜",        "™", "š",        "›",        "œ", "\xC2\x9D", "ž", "Ÿ",
    };
    for (unsigned i = 0; i < COUNT(wanted); i++) {
        char page[64];
        snprintf(page, sizeof page, "<p title='&#%u;'>&#x%X;<b>&#%u</b>", 128 + i, 128 + i, 128 + i);
        parse_html(page);
        uint32_t p = doc_find(&doc, TAG_P, 0, doc.node_count);
        assert_span(doc_attr(&doc, p, ATTR_TITLE), wanted[i]);
        assert_span(doc.nodes[p + 1].text, wanted[i]);
        assert_span(doc.nodes[p + 3].text, wanted[i]);
    }
}

static void references_to_no_character_are_replaced(void **state)
{
    (void)state;
    static const struct survival rows[] = {
        {"a&#0;b", "a\uFFFDb"},
        {"a&#xD800;b", "a\uFFFDb"},
        {"a&#xDFFF;b", "a\uFFFDb"},
        {"a&#x110000;b", "a\uFFFDb"},
        {"a&#x10FFFF;b", "a\U0010FFFFb"},
        {"a&#4294967361;b", "a\uFFFDb"},
        {"a&#18446744073709551681;", "a\uFFFD"},
        {"a&#x;b", "a&#x;b"},
        {"a&#;b", "a&#;b"},
    };
    check_survival(rows, COUNT(rows));
}

static void references_go_without_semicolons(void **state)
{
    (void)state;
    static const struct survival rows[] = {
        {"Tom &amp Jerry", "Tom & Jerry"},
        {"&copy2020", "©2020"},
        {"&#8217s", "’s"},
        {"&notit;", "¬it;"},
        {"AT&T &bogus; &", "AT&T &bogus; &"},
        {"&eacutet&eacute", "été"},
        {"&hellip &hellip;", "&hellip …"},
    };
    check_survival(rows, COUNT(rows));
    parse_html("<a href='?a=1&copy=2&amp;b=3&lt&reg;' title='Tom &amp Jerry &#146'>");
    uint32_t a = doc_find(&doc, TAG_A, 0, doc.node_count);
    assert_span(doc_attr(&doc, a, ATTR_HREF), "?a=1&copy=2&b=3<®");
    assert_span(doc_attr(&doc, a, ATTR_TITLE), "Tom & Jerry ’");
}

static void plaintext_is_the_rest_of_the_page(void **state)
{
    (void)state;
    static const struct survival rows[] = {
        {"<p>a<plaintext><b>b</b></plaintext> &amp; <!-- c", "a <b>b</b></plaintext> &amp; <!-- c"},
    };
    check_survival(rows, COUNT(rows));
}

static void forms_in_forms_lose_nothing(void **state)
{
    (void)state;
    static const struct survival rows[] = {
        {"<form>a <form>b</form> c</form> d", "a b c d"},
        {"<form><div>a</form> b</div><form>c</form>", "a b c"},
        {"<table><form><tr><td>a</form></td></tr></table>b", "a b"},
        {"<p>a<form>b<p>c</form>d", "a b c d"},
    };
    check_survival(rows, COUNT(rows));
}

static void blocks_in_paragraphs_lose_nothing(void **state)
{
    (void)state;
    static const struct survival rows[] = {
        {"<p>a<div>b</div>c</p>d", "a b c d"},
        {"<p>a<ul><li>b</ul>c</p>d", "a b c d"},
        {"<p><b>a<div>b</div>c</b> d</p>", "a b c d"},
        {"<p>a<table><tr><td>b</table>c</p>d", "a b c d"},
        {"<p>a<h2>b</h2>c<p>d<blockquote>e<p>f", "a b c d e f"},
        {"<div>a</p>b<i>c</i></p>d</p><i>e</i>f", "a bc d ef"},
        {"<a href=x>a<div>b<p>c</a> d</div>e", "a b c d e"},
    };
    check_survival(rows, COUNT(rows));
}

/* A browser moves such text before the table. */
static void stray_text_in_tables_is_kept(void **state)
{
    (void)state;
    static const struct survival rows[] = {
        {"<table>a<tr>b<td>c</td>d</tr>e</table>f", "a b c d e f"},
        {"<table><p>a</p><tr><td>b</table>", "a b"},
        {"<table><tr><div>a</div><td>b</td></table>", "a b"},
        {"<table><tbody>a<caption>b</caption><tr><td>c", "a b c"},
        {"<table><td>a<table><td>b</table>c</table>d", "a b c d"},
        {"<tr><td>a</td></tr>b", "a b"},
        {"<select><option>x</select>a<table><select><option>y</table>b", "a b"},
    };
    check_survival(rows, COUNT(rows));
}

static void a_forgotten_end_tag_ends_with_its_block(void **state)
{
    (void)state;
    static const struct outline_row rows[] = {
        {"<nav><div>a</nav>b", "html(body(nav(div('a')) 'b'))"},
        {"<div><template><li><details><div></details></li></template><p>a</div>",
         "html(body(div(template(li(details(div))) p('a'))))"},
        {"<template><tr><td>a</template>b", "html(body(template(tr(td('a'))) 'b'))"},
        {"<h2>a</h3>b", "html(body(h2('a') 'b'))"},
        {"<select><option><div>a</select>b", "html(body(select(option(div('a'))) 'b'))"},
    };
    check_outlines(rows, COUNT(rows));
}

static char *repeated(const char *piece, size_t times)
{
    size_t len = strlen(piece);
    char *page = test_malloc(len * times + 1);
    for (size_t i = 0; i < times; i++)
        memcpy(page + i * len, piece, len);
    page[len * times] = '\0';
    return page;
}

/* libxml2 alone takes time with the square of these. */
static void repetition_is_read_to_its_end(void **state)
{
    (void)state;
    enum { TIMES = 2000 };
    static const char *const pieces[] = {
        "<b></p>a ",          "</q>a ",      "<nav><div></nav>a ", "<h2>a </h3>",
        "<table><td><div>a ", "<li><div>a ", "<svg><p>a ",         "<!-->a "};
    for (size_t i = 0; i < COUNT(pieces); i++) {
        char *page = repeated(pieces[i], TIMES);
        limits = limits_default();
        parse_html(page);
        assert_int_equal(run.warnings & ~(1u << WARNING_TRUNCATED_DEPTH), 0);
        struct str seen = doc_text(&run, &doc, 0, SIZE_MAX / 4);
        assert_int_equal(seen.len, 2 * TIMES - 1);
        test_free(page);
    }
}

static void attributes_are_bounded_on_both_sides(void **state)
{
    (void)state;
    limits.attributes = 256;
    static const struct {
        unsigned attributes, warnings;
    } rows[] = {
        {256, 0}, {257, 1u << WARNING_TRUNCATED_ATTRIBUTES}, {30000, 1u << WARNING_TRUNCATED_ATTRIBUTES}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct buf page;
        buf_init(&page, NULL, 1 << 20);
        buf_add_str(&page, STR("<p"));
        for (unsigned n = 0; n < rows[i].attributes; n++)
            buf_printf(&page, " a%u='>'", n);
        buf_add_str(&page, STR(">text"));
        assert_true(parse_bytes(buf_str(&page), "text/html"));
        assert_int_equal(run.warnings, rows[i].warnings);
        assert_int_equal(doc.nodes[2].attr_count, 256);
        assert_span(doc_text(&run, &doc, 0, 64), "text");
        buf_free(&page);
    }
}

static void depth_is_bounded_on_both_sides(void **state)
{
    (void)state;
    limits.depth = 512;
    for (unsigned over = 0; over < 2; over++) {
        char *page = repeated("<div>a ", 510 + over); /* html and body are open too */
        parse_html(page);
        assert_int_equal(run.warnings, over ? 1u << WARNING_TRUNCATED_DEPTH : 0);
        assert_int_equal(doc_text(&run, &doc, 0, 4096).len, 2 * (510 + over) - 1);
        test_free(page);
    }
}

static void nodes_are_bounded_on_both_sides(void **state)
{
    (void)state;
    limits.nodes = 5;
    parse_html("<p>text");
    assert_int_equal(run.warnings, 0);
    assert_span(doc_text(&run, &doc, 0, 64), "text");
    limits.nodes = 4;
    parse_html("<p>text");
    assert_int_equal(run.warnings, 1u << WARNING_TRUNCATED_NODES);
    assert_span(doc_text(&run, &doc, 0, 64), "");
}

static void time_is_bounded_on_both_sides(void **state)
{
    (void)state;
    static const char *const pieces[] = {"<p>a ", "<b></p>a "};
    enum { TIMES = 5000 };
    for (size_t i = 0; i < COUNT(pieces); i++) {
        char *page = repeated(pieces[i], TIMES);
        parse_html(page);
        assert_int_equal(run.warnings & 1u << WARNING_DEADLINE, 0);
        uint32_t whole = doc.node_count;
        run_again();
        run.deadline_ns = 0;
        assert_true(parse_text(&run, &text, &doc));
        assert_true(run.warnings & 1u << WARNING_DEADLINE);
        assert_true(doc.node_count < whole);
        test_free(page);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(comments_without_content_are_whole),
        WITH_RUN(comments_end_with_an_exclamation_mark_too),
        WITH_RUN(what_is_never_closed_takes_nothing_with_it),
        WITH_RUN(conditional_comments_hide_what_was_for_one_browser),
        WITH_RUN(void_elements_hold_nothing),
        WITH_RUN(raw_elements_hold_text),
        WITH_RUN(raw_elements_that_are_not_closed_hold_nothing),
        WITH_RUN(scripts_in_comments_in_scripts_do_not_end_them),
        WITH_RUN(svg_and_math_that_are_not_closed_end_at_html),
        WITH_RUN(the_page_goes_on_after_the_end_of_its_body),
        WITH_RUN(references_to_controls_mean_windows_1252),
        WITH_RUN(references_to_no_character_are_replaced),
        WITH_RUN(references_go_without_semicolons),
        WITH_RUN(plaintext_is_the_rest_of_the_page),
        WITH_RUN(forms_in_forms_lose_nothing),
        WITH_RUN(blocks_in_paragraphs_lose_nothing),
        WITH_RUN(stray_text_in_tables_is_kept),
        WITH_RUN(a_forgotten_end_tag_ends_with_its_block),
        WITH_RUN(repetition_is_read_to_its_end),
        WITH_RUN(attributes_are_bounded_on_both_sides),
        WITH_RUN(depth_is_bounded_on_both_sides),
        WITH_RUN(nodes_are_bounded_on_both_sides),
        WITH_RUN(time_is_bounded_on_both_sides),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
