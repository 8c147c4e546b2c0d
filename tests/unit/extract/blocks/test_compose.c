#include "unit/extract/outline.h"

#define CHECK(...)                                                                                           \
    static const struct outline_case cases[] = {__VA_ARGS__};                                                \
    check_outlines(cases, COUNT(cases))

static void leaves_are_what_their_segments_are(void **state)
{
    (void)state;
    CHECK({"<h2>a</h2><p>b<br>c", "h2(a) p(b\nc)"}, {"<p>a<pre>b\n c</pre>", "p(a) code(b\n c)"},
          {"<p>a<details><summary>b</summary>c</details>", "p(a) h3(b) p(c)"},
          {"<figure><figcaption>a</figcaption></figure><button>b</button>", "p(a) p(b)"},
          {"<p>a<p>not b<p>c", "p(a) p(c)"});
}

static void lists_hold_items(void **state)
{
    (void)state;
    CHECK({"<p>a<ul><li>b<li>c</ul><p>d", "p(a) list[li[p(b)] li[p(c)]] p(d)"},
          {"<ul><li>a</ul><ol><li>b</ol>", "list[li[p(a)]] list#1[li[p(b)]]"},
          {"<p>a<ol start=4><li>b</ol>", "p(a) list#4[li[p(b)]]"},
          {"<p>a<ol start=-4><li>b</ol>", "p(a) list#1[li[p(b)]]"},
          {"<ul><li>a<ul><li>b<li>c<ol><li>d</ol></ul><li>e</ul>",
           "list[li[p(a) list[li[p(b)] li[p(c) list#1[li[p(d)]]]]] li[p(e)]]"},
          {"<ul><li><p>a<p>b<li>c</ul>", "list[li[p(a) p(b)] li[p(c)]]"},
          {"<p>x<ul><li>a<ul><li>b</ul>c</ul>", "p(x) list[li[p(a) list[li[p(b)]] p(c)]]"},
          {"<ul><li>a</li><ul><li>b</ul><li>c</ul>", "list[li[p(a) list[li[p(b)]]] li[p(c)]]"},
          {"<ul><p>a<p>b</ul><p>c", "list[li[p(a)] li[p(b)]] p(c)"}, {"<li>a<p>b", "p(a) p(b)"},
          {"<p>a<dl><dt>b<dd>c<dd>d<dt>e<dd>f</dl>",
           "p(a) list[li~[p(b)] li[p(c)] li[p(d)] li~[p(e)] li[p(f)]]"},
          {"<p>a<dl><div><dt>b<dd>c</div><div><dt>d<dd>e</div></dl>",
           "p(a) list[li~[p(b)] li[p(c)] li~[p(d)] li[p(e)]]"});
}

static void list_around_the_whole_is_kept_and_its_frame_is_not(void **state)
{
    (void)state;
    CHECK({"<ul><li>a<li>b</ul>", "list[li[p(a)] li[p(b)]]"}, {"<ul><li><p>a<p>b</ul>", "p(a) p(b)"},
          {"<blockquote><p>a<p>b</blockquote>", "p(a) p(b)"});
}

static void quotes_know_their_source(void **state)
{
    (void)state;
    CHECK({"<p>a<blockquote>b</blockquote>", "p(a) quote[p(b)]"},
          {"<p>a<blockquote cite='/q'><p>b<p>c</blockquote>", "p(a) quote<https://example.org/q>[p(b) p(c)]"},
          {"<p>a<blockquote><p>b<footer>Ada, <cite>Notes</cite></footer></blockquote>",
           "p(a) quote(Ada, {emphasis Notes})[p(b)]"},
          {"<p>a<blockquote><cite>Ada wrote:</cite><p>b</blockquote>",
           "p(a) quote({emphasis Ada wrote:})[p(b)]"},
          {"<p>a<blockquote><cite>not in the body</cite><p>b</blockquote>",
           "p(a) quote({emphasis not in the body})[p(b)]"},
          {"<p>a<blockquote><p>b<blockquote><p>c<footer>not d</footer></blockquote></blockquote>",
           "p(a) quote[p(b) quote(not d)[p(c)]]"},
          {"<p>a<blockquote><p>b <cite>c</cite> d</blockquote>", "p(a) quote[p(b {emphasis c} d)]"},
          {"<p>a<blockquote><ul><li>b</ul><blockquote>c</blockquote></blockquote>",
           "p(a) quote[list[li[p(b)]] quote[p(c)]]"});
}

static void what_stands_between_is_in_its_place(void **state)
{
    (void)state;
    CHECK({"<p>a<hr><p>b", "p(a) rule p(b)"}, {"<hr><p>a<hr><hr><p>b<hr>", "p(a) rule p(b)"},
          {"<ul><li>a<iframe src=https://v.example/1></iframe><li>b</ul>",
           "list[li[p(a) embed:v.example<https://v.example/1>] li[p(b)]]"},
          {"<table><tr><td>a<iframe src=https://v.example/1></iframe><td>b<tr><td>c<td>d</table><p>e",
           "table[tr[td(a) td(b)] tr[td(c) td(d)]] embed:v.example<https://v.example/1> p(e)"},
          {"<p>a<math alttext='x^2'><mi>x</mi></math><p><math alttext='y'><mi>y</mi></math>",
           "p(a{math:x^2 x}) math(y)"});
}

static void items_that_texts_call_are_footnotes(void **state)
{
    (void)state;
    CHECK({"<p>a<sup><a href=#n1>[1]</a></sup> b<a href='#n2'>2</a><ol><li id=n1>c<li><p id=n2>d</ol>",
           "p(a{sup {footnote:1 [1]}} b{footnote:2 2}) notes#1[li:1[p(c)] li:2[p(d)]]"},
          {"<p>a<a href=#n1>1</a><ol><li id=n1>b<li>c<li>d</ol>",
           "p(a{footnote:1 1}) list#1[li:1[p(b)] li[p(c)] li[p(d)]]"});
}

static void too_deep_is_less_deep(void **state)
{
    (void)state;
    static char html[4096] = "<p>x";
    for (int i = 0; i < 100; i++)
        strcat(html, "<ul><li>a");
    make_whole(html);
    const char *got = outline_of_article();
    size_t depth = 0, deepest = 0, words = 0;
    for (; *got; got++) {
        depth += *got == '[';
        depth -= *got == ']';
        deepest = depth > deepest ? depth : deepest;
        words += *got == '(';
    }
    assert_int_equal(words, 101);
    assert_in_range(deepest, BLOCK_DEPTH_MAX - 2, BLOCK_DEPTH_MAX);
}

static void lines_of_a_text_make_blocks(void **state)
{
    (void)state;
    make_sheet_of_lines("a\n- b\n- c\nd");
    make_facts_of_sheet();
    take_whole_sheet();
    assert_string_equal(outline_of_article(), "p(a) list[li[p(b)] li[p(c)]] p(d)");
    made.article.page_type = PAGE_TYPE_FORUM;
    assert_string_equal(outline_of_article(), "post[p(a) list[li[p(b)] li[p(c)]] p(d)]");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(leaves_are_what_their_segments_are),
        WITH_RUN(lists_hold_items),
        WITH_RUN(list_around_the_whole_is_kept_and_its_frame_is_not),
        WITH_RUN(quotes_know_their_source),
        WITH_RUN(what_stands_between_is_in_its_place),
        WITH_RUN(items_that_texts_call_are_footnotes),
        WITH_RUN(too_deep_is_less_deep),
        WITH_RUN(lines_of_a_text_make_blocks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
