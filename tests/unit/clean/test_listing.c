#include <stdio.h>

#include "unit/page.h"

#include "clean/listing.h"

/* The texts of the page's segments, those of code between "`", parted by " | ". */
static const char *texts_of(const char *html)
{
    static char out[2048];
    size_t len = 0;
    out[0] = '\0';
    make_sheet(html);
    for (size_t i = 0; i < made.sheet.segment_count; i++) {
        const struct segment *segment = &made.sheet.segments[i];
        const char *mark = segment->kind == SEGMENT_CODE ? "`" : "";
        len += (size_t)snprintf(out + len, sizeof out - len, "%s%s%.*s%s", i ? " | " : "", mark,
                                STR_FMT(segment->text), mark);
    }
    return out;
}

struct row {
    const char *html, *wanted;
};

static void check_rows(const struct row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        assert_string_equal(texts_of(rows[i].html), rows[i].wanted);
}

static void tables_of_lines_are_code(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"<table><tr><td class=linenos><pre>1\n2</pre><td><pre>a\n  b\n</pre></table>", "`a\n  b`"},
        {"<table><tr><td class=blob-num data-line-number=1><td class=blob-code>a"
         "<tr><td class=blob-num data-line-number=2><td class=blob-code>\n"
         "<tr><td class=blob-num data-line-number=3><td class=blob-code>  b</table>",
         "`a\n\n  b`"},
        {"<table><tr><td class=lineno>1<td class=lineno>2<td><code>a</code>"
         "<tr><td class=lineno><td class=lineno>3<td><code> b</code></table>",
         "`a\n b`"},
        {"<table><tr><td class=gutter><div>1</div><div>2</div><td class=code><div><div class=line>a</div>"
         "<div class=line>\xC2\xA0\xC2\xA0<code>b</code></div></div></table>",
         "`a\n  b`"},
        {"<pre><code><table><tr><td>1\n2<td>a\nb</table></code></pre>", "`a\nb`"},
        /* numbers that nothing says to be of lines, and code beside words */
        {"<table><tr><td>1<td><code>a</code><tr><td>2<td><code>b</code></table>", "1 | a | 2 | b"},
        {"<table><tr><td class=linenos>1<td>a</table><code>x</code>", "1 | a | x"},
        {"<table><tr><td class=linenos>x<td><pre>a</pre></table>", "x | `a`"},
        {"<table><tr><td class=linenos>1<td><pre>a</pre><tr><th>x<td>b</table>", "`a` | x | b"},
    };
    check_rows(rows, COUNT(rows));
}

static void lists_and_boxes_of_lines_are_code(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"<pre class=linenums><ol class=linenums><li>a<li>  b</ol></pre>", "`a\n  b`"},
        {"<code>x</code><div class=dp-highlighter><ol "
         "class=dp-c><li><span>a</span><li><span>b</span></ol></div>",
         "x | `a\nb`"},
        {"<pre><div class=line>a</div>\n<div class=line></div>\n<div class=line> b</div></pre>", "`a\n\n b`"},
        {"<div class=code><div class=line><code>a</code></div><div class=line><code>b</code></div></div>",
         "`a\nb`"},
        {"<pre>a<div>b</div>c<br>d</pre>", "`a\nb\nc\nd`"},
        {"<ol><li><code>a</code><li><code>b</code></ol>", "a | b"},
        {"<div class=code><div class=line><code>a</code></div><p>b</p></div>", "a | b"},
        {"<div class=code><div class=line><code>a</code></div></div>", "a"},
        {"<pre>a<h2>b</h2>c</pre>", "`a` | b | `c`"}, /* it was never closed */
    };
    check_rows(rows, COUNT(rows));
}

static void numbers_of_lines_are_left_out(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"<pre><span class=lineno> 1 </span>a\n<span class=lineno> 2 </span>  b</pre>", "`a\n  b`"},
        {"<pre><a class='x linenos'>1:</a>a</pre>", "`a`"},
        {"<pre><span data-line-number=1></span>a<span class=lineno>b</span></pre>", "`ab`"},
        {"<div><pre class=lineno>1\n2</pre><pre>a\nb</pre></div>", "`a\nb`"},
        {"<div><div class=gutter>1<br>2</div><pre>a\nb</pre></div>", "`a\nb`"},
        {"<p>Take line <span class=lineno>7</span> of it.</p><pre>a</pre>", "Take line 7 of it. | `a`"},
        {"<pre>1 a\n2 b</pre>", "`1 a\n2 b`"},
    };
    check_rows(rows, COUNT(rows));
}

static void listing_stands_outside_of_lists_and_tables(void **state)
{
    (void)state;
    make_sheet("<div><table><tr><td class=linenos>1<td><pre>a</pre></table></div>");
    assert_int_equal(made.doc.nodes[made.sheet.segments[0].node].tag, TAG_DIV);
    assert_int_equal(made.sheet.segments[0].in & (IN_TABLE | IN_LIST), 0);
    make_sheet("<pre><ol class=linenums><li>a</ol></pre>");
    assert_int_equal(made.doc.nodes[made.sheet.segments[0].node].tag, TAG_PRE);
    make_sheet("<pre><code><table><tr><td class=gutter>1<td>a</table></code></pre>");
    assert_int_equal(made.doc.nodes[made.sheet.segments[0].node].tag, TAG_PRE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(tables_of_lines_are_code),
        WITH_RUN(lists_and_boxes_of_lines_are_code),
        WITH_RUN(numbers_of_lines_are_left_out),
        WITH_RUN(listing_stands_outside_of_lists_and_tables),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
