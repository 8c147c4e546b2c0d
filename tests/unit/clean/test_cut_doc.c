#include "segments.h"

/* What every segment promises: it lies in the doc, after the one before it, under its block. */
static void check_places(void)
{
    uint32_t before = 0;
    for (size_t i = 0; i < made.sheet.segment_count; i++) {
        const struct segment *s = &made.sheet.segments[i];
        assert_true(s->text.len > 0);
        assert_in_range(s->first, before, made.doc.node_count - 1);
        assert_in_range(s->end, s->first + 1, made.doc.node_count);
        assert_int_equal(made.doc.nodes[s->first].tag, TAG_CHARACTERS);
        assert_true(tag_is(made.doc.nodes[s->node].tag, TAG_BLOCK) ||
                    made.doc.nodes[s->node].tag == TAG_BUTTON || s->node == 0);
        assert_in_range(s->first, s->node, made.doc.nodes[s->node].end - 1);
        before = s->end;
    }
}

struct row {
    const char *html, *wanted;
};

static void check_rows(const struct row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        make_sheet(rows[i].html);
        assert_string_equal(show_segments(), rows[i].wanted);
        check_places();
    }
}

static void blocks_part_text(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"<p>One <b>two</b>\n three</p>", "P One two three"},
        {"<p>a<b>b</b><i> c</i>", "P ab c"},
        {"One<div>Two</div>Three", "P One\nP Two\nP Three"},
        {"<p>One<p>Two", "P One\nP Two"},
        {"<div>a<span>b</span><p>c</p>d</div>", "P ab\nP c\nP d"},
        {"<p>a<img alt=x>b", "P ab"},
        {"<p> \n </p><p>&nbsp;</p><div></div>", ""},
        {"<p>a&nbsp;&amp;&#8203;b", "P a & b"},
        {"<p>a</p> \n <p>b</p>", "P a\nP b"},
    };
    check_rows(rows, COUNT(rows));
}

static void icons_in_a_line_part_no_text(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"<p>One <span><div style='display: inline-block'></div></span> two", "P One two"},
        {"<div>One <div style='width:16px;display:-webkit-inline-box'><div><div></div></div></div>two</div>",
         "P One two"},
        {"<div>One <div style='DISPLAY : inline-flex'><img src=x></div>, two</div>", "P One , two"},
        {"<div>One <div style='display:inline'>two</div> three</div>", "P One\nP two\nP three"}, /* text */
        {"<div>One <div style='display:block'></div> two</div>", "P One\nP two"},
        {"<div>One <div style='color:inline'></div> two</div>", "P One\nP two"},
        {"<div>One <div></div> two</div>", "P One\nP two"},
        {"<div>One <button style='display:inline'></button> two</div>", "P One two"},
    };
    check_rows(rows, COUNT(rows));
}

static void breaks_are_lines_two_are_paragraphs(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"<p>a<br>b", "P a/b"},
        {"<p>a <br> b<br/>c", "P a/b/c"},
        {"<p><br>a<br></p>", "P a"},
        {"<p>a<br><br>b", "P a\nP b"},
        {"<p>a<br><br><br>b", "P a\nP b"},
        {"<p>a<br>\n<br>b", "P a\nP b"},
        {"<p>a<br>&nbsp;<br>b", "P a\nP b"},
        {"<p>a<br><b> </b>b", "P a/b"},
    };
    check_rows(rows, COUNT(rows));
}

static void elements_give_the_kind(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"<h1>T</h1><h6>S</h6>", "1 T\n6 S"},
        {"<ul><li>a<li>b<ul><li>c</ul></ul>", "I a\nI b\nI c"},
        {"<ul><li><p>a</p></ul>", "I a"},
        {"<ul><li><h3>a</h3>b</ul>", "3 a\nI b"},
        {"<dl><dt>a<dd>b</dl>", "I a\nI b"},
        {"<table><tr><td>a<th>b<tr><td><p>c</p></table>", "C a\nC b\nP c"},
        {"<table><caption>t</caption><tr><td>a<td>b</table>", "F t\nC a\nC b"},
        {"<table><tr><td><p>a</p><td>b</table>", "C a\nC b"},
        {"<blockquote><p>q</blockquote>", "Q q"},
        {"<blockquote><ul><li>q</ul></blockquote>", "I q"},
        {"<figure><img src=a><figcaption>f</figcaption></figure>", "F f"},
        {"<p>a<button>Go</button>b", "P a\nB Go\nP b"},
        {"<h3><button>Go</button></h3><p>b", "3 Go\nP b"}, /* unfolds what it heads */
        {"<fieldset><legend>l</legend></fieldset>", "B l"},
    };
    check_rows(rows, COUNT(rows));
}

/* Tables that lay out a page hold paragraphs. */
static void cells_alone_or_long_are_no_data(void **state)
{
    (void)state;
    enum { CELL_BYTES_MAX = 600 };
    static const struct row rows[] = {
        {"<table><tr><td>a</table>", "P a"},
        {"<table>\n <tr>\n <td>a</td>\n </tr>\n</table>", "P a"},
        {"<table><tr><td></td><td>a</td><td> </td></table>", "P a"},
        {"<table>\n<tr>\n<td>a</td>\n<td>b</td>\n</tr>\n</table>", "C a\nC b"},
    };
    check_rows(rows, COUNT(rows));
    for (int len = CELL_BYTES_MAX; len <= CELL_BYTES_MAX + 1; len++) {
        char html[800];
        snprintf(html, sizeof html, "<table><tr><td>%0*d<td>b</table>", len, 0);
        make_sheet(html);
        assert_int_equal(made.sheet.segments[0].kind,
                         len > CELL_BYTES_MAX ? SEGMENT_PARAGRAPH : SEGMENT_CELL);
        assert_int_equal(made.sheet.segments[1].kind, SEGMENT_CELL);
    }
}

static void code_keeps_its_space(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"<pre>  a;\n\n  b\t\tc </pre>", "K   a;//  b\t\tc"},
        {"<pre><code>x  <b>y</b>\nz</code></pre>", "K x  y/z"},
        {"<pre>a<br>b</pre>", "K a/b"},
        {"<p>call <code>f( x )</code>  now</p>", "P call f( x ) now"},
    };
    check_rows(rows, COUNT(rows));
}

static void unseen_text_is_left_out_noscript_kept(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"<p>a<script>x</script>b<style>y</style></p><template><p>t</template>", "P ab"},
        {"<title>t</title><p>a", "P a"},
        {"<textarea>t</textarea><p>a", "P a"},
        {"<noscript><p>n</p></noscript>", "P n"},
        {"<p>a<!-- c -->b", "P ab"},
    };
    check_rows(rows, COUNT(rows));
}

/* As long as a label may be: 80 bytes. */
#define LABEL "123456789 123456789 123456789 123456789 123456789 123456789 123456789 1234567890"

static void text_out_of_sight_in_a_line_is_left_out(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"<p>as of 2016<sup style='display: none'> [update]</sup>, x", "P as of 2016, x"},
        {"<p>a <span hidden>b</span> c", "P a c"},
        {"<p><a href=/>a <span class='x Sr-Only'>(new tab)</span></a> b", "P a b"},
        {"<p>a <span class=visually-hidden><i>b</i></span>", "P a"},
        {"<p>a <span class=sr-only-focusable>b</span>", "P a b"},
        {"<p>a <span aria-hidden=true>b</span>", "P a b"},           /* to be seen */
        {"<p><span class=sr-only>a</span>", "P a"},                  /* all there is: judged as it stands */
        {"<p>a<div class=sr-only>b</div>", "P a\nP b"},              /* a block: so too */
        {"<div hidden>a <span hidden>b</span></div>", "P a b"},      /* hidden as a whole: so too */
        {"<pre>a <span style=display:none>b</span></pre>", "K a b"}, /* code stays as it is */
        {"<p>a <span hidden>" LABEL "</span>", "P a"},
        {"<p>a <span hidden>" LABEL "x</span>", "P a " LABEL "x"}, /* text folded away */
    };
    check_rows(rows, COUNT(rows));
}

static void ancestors_are_bits(void **state)
{
    (void)state;
    static const struct {
        const char *html;
        uint32_t in;
    } rows[] = {
        {"<p>x", 0},
        {"<nav><p>x", IN_NAV},
        {"<menu><p>x", IN_NAV},
        {"<aside>x", IN_ASIDE},
        {"<header>x", IN_HEADER},
        {"<main><article><footer>x", IN_MAIN | IN_ARTICLE | IN_FOOTER},
        {"<form><p>x", IN_FORM},
        {"<figure>x", IN_FIGURE},
        {"<address>x", IN_ADDRESS},
        {"<dialog>x", IN_DIALOG},
        {"<noscript><p>x", IN_NOSCRIPT},
        {"<table><tr><td><ol><li>x", IN_TABLE | IN_LIST},
        {"<div role=Navigation>x", IN_NAV},
        {"<div role=banner>x", IN_HEADER},
        {"<div role=contentinfo>x", IN_FOOTER},
        {"<div role=complementary>x", IN_ASIDE},
        {"<div role=main>x", IN_MAIN},
        {"<div role=alertdialog>x", IN_DIALOG},
        {"<div role=list>x", 0},
        {"<div hidden>x", IN_HIDDEN},
        {"<div aria-hidden=true><p>x", IN_HIDDEN},
        {"<div aria-hidden=false>x", 0},
        {"<div style='color:red; DISPLAY : None'>x", IN_HIDDEN},
        {"<div style='display:block'>x", 0},
        {"<nav></nav><p>x", 0},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        make_sheet(rows[i].html);
        assert_int_equal(made.sheet.segment_count, 1);
        assert_int_equal(made.sheet.segments[0].in, rows[i].in);
    }
}

static void links_are_counted(void **state)
{
    (void)state;
    static const struct {
        const char *html;
        uint32_t words, link_words, links; /* of the last segment */
    } rows[] = {
        {"<p>one two three", 3, 0, 0},
        {"<p>one <a href=/>two three</a>", 3, 2, 1},
        {"<p><a href=/>one <b>two</b> three</a> <a href=/>four</a>", 4, 4, 2},
        {"<p>x<a href=/>y</a>", 1, 1, 1}, /* one word, half of it a link */
        {"<p><a href=/>one</a></p><p>two", 1, 0, 0},
        {"<a href=/>\n<img src=i>\n</a><p>one two", 2, 0, 0},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        make_sheet(rows[i].html);
        assert_true(made.sheet.segment_count > 0);
        const struct segment *last = &made.sheet.segments[made.sheet.segment_count - 1];
        assert_int_equal(last->words, rows[i].words);
        assert_int_equal(last->link_words, rows[i].link_words);
        assert_int_equal(last->links, rows[i].links);
    }
}

static void deep_and_empty_docs_are_cut(void **state)
{
    (void)state;
    char html[700 * 5 + 2] = "";
    for (int i = 0; i < 700; i++)
        memcpy(html + i * 5, "<div>", 5);
    html[700 * 5] = 'x';
    make_sheet(html);
    assert_string_equal(show_segments(), "P x");
    make_sheet("<html>");
    assert_int_equal(made.sheet.segment_count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(blocks_part_text),
        WITH_RUN(icons_in_a_line_part_no_text),
        WITH_RUN(breaks_are_lines_two_are_paragraphs),
        WITH_RUN(elements_give_the_kind),
        WITH_RUN(cells_alone_or_long_are_no_data),
        WITH_RUN(code_keeps_its_space),
        WITH_RUN(unseen_text_is_left_out_noscript_kept),
        WITH_RUN(text_out_of_sight_in_a_line_is_left_out),
        WITH_RUN(ancestors_are_bits),
        WITH_RUN(links_are_counted),
        WITH_RUN(deep_and_empty_docs_are_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
