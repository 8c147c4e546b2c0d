#include <stdio.h>

#include "unit/run.h"

#include "parse/prescan.h"

static struct skeleton skeleton;

static void scan(const char *html, const char *content_type)
{
    run_again();
    struct page page = {.content_type = str_of(content_type)};
    struct text text = {.page = &page, .utf8 = str_of(html)};
    assert_true(prescan(&run, &text, &skeleton));
}

static void markup_is_left_as_a_skeleton(void **state)
{
    (void)state;
    static const struct {
        const char *html, *wanted;
    } rows[] = {
        {"", ""},
        {"<p class=x>Tom &amp; Jerry</p> <p>us", "<p a=0>0;</p> <p>1;"},
        {"<P\nID='a'>\n\t</P>", "<P a=0>\n\t</P>"},
        {"a<!-- b -->c", "0;"},
        {"a<!-->b<!--->c<!--d--!>e<!----!>f", "0;"},
        {"a<!-- never <p>b</p>", "0;<p>1;</p>"},
        {"<!doctype html><?php x ?></ b></>", ""},
        {"a<!b", "0;"},
        {"1 < 2 <3 <", "0;"},
        {"<script>if (a<b) '</scripty>' </script >x", "<script></script>0;"},
        {"<style>p{}</style\n><SCRIPT>a</ScRiPt>", "<style></style><SCRIPT></ScRiPt>"},
        {"<script>never", "<script>"},
        {"<script><!-- <script> </script> a </script>b", "<script></script>0;"},
        {"<script><!-- <script> --></script>a", "<script></script>0;"},
        {"<script><!--> <script></script>a", "<script></script>0;"},
        {"<script><!-- <script> </script>a", "<script></script>0;"},
        {"<style><!-- <style> </style>a", "<style></style>0;"},
        {"<svg><style/><script/></svg>a", "<svg><style /><script /></svg>0;"},
        {"<svg><style>a</svg>b", "<svg><style></style>0;</svg>1;"},
        {"<svg><math><body>a", "<svg><math></svg></math><body>0;"},
        {"<nav><div><b>a</nav>b", "<nav><div><b>0;</div></nav>1;"},
        {"<h1>a</h2>b", "<h1>0;</h1>1;"},
        {"<title>a <b> &amp; c</title><textarea><i></textarea>", "<title>0;</title><textarea>1;</textarea>"},
        {"<title>a <b>c</b>", "<title>0;</title><b>1;</b>"},
        {"<title>a<title>b</title>", "<title>0;</title><title>1;</title>"},
        {"<textarea>a<p>b", "<textarea></textarea>0;<p>1;"},
        {"<xmp><b>&amp;</xmp>", "<xmp>0;</xmp>"},
        {"<plaintext><b></plaintext>", "<plaintext>0;"},
        {"<iframe><p>a</iframe><iframe src=x>b<iframe></iframe>",
         "<iframe></iframe><iframe a=0></iframe>0;<iframe></iframe>"},
        {"<iframe src=x />a<noembed><p></noembed>", "<iframe a=0 />0;<noembed></noembed>"},
        {"<wbr><source src=a><track/><embed>", "<wbr /><source a=0 /><track /><embed />"},
        {"<br></br>", "<br><br>"},
        {"a</body></html>b", "0;"},
        {"<b>a</i></b></b>", "<b>0;</b>"},
        {"a</p></head>", "0;</p></head>"},
        {"<a@b>c</a@b x='>'>", "<a>0;</a>1;"},
        {"<a<b>", "<a>"},
        {"text <a href=", "0;"},
        {"text </di", "0;"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        scan(rows[i].html, "text/html");
        assert_span(skeleton.markup, rows[i].wanted);
        assert_int_equal(skeleton.markup.at[skeleton.markup.len], 0);
    }
}

static void texts_are_whole(void **state)
{
    (void)state;
    static const struct {
        const char *html, *wanted; /* the first text */
    } rows[] = {
        {"Tom &amp; Jerry", "Tom & Jerry"},
        {"&#146;&nbsp&copy2020 &bogus; & &", "’\u00A0©2020 &bogus; & &"},
        {"a<!-- b -->c</q>d&lt;e", "acd<e"},
        {"1 < 2 &lt; 3", "1 < 2 < 3"},
        {"<title>a <b> &amp; c</title>", "a <b> & c"},
        {"<xmp>&amp;<b></xmp>", "&amp;<b>"},
        {"<plaintext>a</plaintext>&lt;", "a</plaintext>&lt;"},
        {"a<!-- never", "a never"},
        {"é&eacute;\u4E2D", "éé\u4E2D"},
        {"&bigodot;&NotEqualTilde;&fjlig;&Afr;", "⨀\u2242\u0338fj\U0001D504"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        scan(rows[i].html, "text/html");
        assert_int_equal(skeleton.text_count, 1);
        assert_span(skeleton.texts[0], rows[i].wanted);
    }
}

static void texts_without_references_are_not_copied(void **state)
{
    (void)state;
    const char *html = "<p title='a'>plain text</p>";
    scan(html, "text/html");
    assert_ptr_equal(skeleton.texts[0].at, html + 13);
    assert_ptr_equal(skeleton.attrs[0].value.at, html + 10);
}

/* More text in pieces than one block holds. */
static void long_texts_are_whole(void **state)
{
    (void)state;
    enum { PIECES = 40000 };
    static char html[PIECES * 6 + 1];
    for (size_t i = 0; i < PIECES; i++)
        memcpy(html + i * 6, "&amp;a", 6);
    scan(html, "text/html");
    assert_int_equal(skeleton.text_count, 1);
    assert_int_equal(skeleton.texts[0].len, PIECES * 2);
    for (size_t i = 0; i < PIECES; i++)
        assert_memory_equal(skeleton.texts[0].at + i * 2, "&a", 2);
}

static void data_scripts_are_kept(void **state)
{
    (void)state;
    scan("<script type='Application/LD+JSON; charset=utf-8' id=a>{\"b\": \"<!-- &amp; <p>\"}</script>"
         "<script>var x</script><noscript><script type=application/json></script></noscript>"
         "<script type=text/javascript>y</script>",
         "text/html");
    assert_int_equal(skeleton.script_count, 2);
    assert_span(skeleton.scripts[0].type, "application/ld+json");
    assert_span(skeleton.scripts[0].id, "a");
    assert_span(skeleton.scripts[0].body, "{\"b\": \"<!-- &amp; <p>\"}");
    assert_span(skeleton.scripts[1].type, "application/json");
    assert_int_equal(skeleton.scripts[1].body.len, 0);
}

static void programs_that_begin_with_data_are_kept(void **state)
{
    (void)state;
    static const struct {
        const char *program;
        size_t kept;
    } programs[] = {
        {"window.__STATE__ = {}", 1},
        {" var a=[1]", 1},
        {"self[\"a\"]={}", 1},
        {"a = b || {}", 0},
        {"f({})", 0},
        {"a == {}", 0},
        {"= {}", 0},
        {"a", 0},
        {"a = 1", 0},
        {"(a.b = {})", 0},
        {"const s={};f()", 1},
    };
    for (size_t i = 0; i < COUNT(programs); i++) {
        char page[256];
        snprintf(page, sizeof page, "<script type='text/javascript'>%s</script>", programs[i].program);
        scan(page, "text/html");
        assert_int_equal(skeleton.script_count, programs[i].kept);
        if (programs[i].kept)
            assert_int_equal(skeleton.scripts[0].type.len, 0);
    }
    scan("<script>a={}</script><script type=text/template>b={}</script>", "text/html");
    assert_int_equal(skeleton.script_count, 1);
    assert_span(skeleton.scripts[0].body, "a={}");
}

static void xhtml_closes_scripts_by_a_slash(void **state)
{
    (void)state;
    scan("<script src=a />b<script></script>", "text/html");
    assert_span(skeleton.markup, "<script a=0></script>");
    scan("<script src=a />b<script></script>", "application/xhtml+xml");
    assert_span(skeleton.markup, "<script a=0 />0;<script></script>");
    scan("<?xml version='1.0'?><style/>b", "text/html");
    assert_span(skeleton.markup, "<style />0;");
}

static void every_refused_allocation_is_a_failure(void **state)
{
    (void)state;
    struct page page = {0};
    struct text text = {.page = &page, .utf8 = STR("<p Q='&amp;'>a&amp;b<script type=json></script></p>")};
    for (size_t n = 1;; n++) {
        run_again();
        arena_refuse_after(run.arena, n);
        if (prescan(&run, &text, &skeleton)) {
            assert_true(n > 4);
            return;
        }
        assert_int_equal(run.failure.code, FAIL_PAGE_TOO_COMPLEX);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(markup_is_left_as_a_skeleton),
        WITH_RUN(texts_are_whole),
        WITH_RUN(texts_without_references_are_not_copied),
        WITH_RUN(long_texts_are_whole),
        WITH_RUN(data_scripts_are_kept),
        WITH_RUN(programs_that_begin_with_data_are_kept),
        WITH_RUN(xhtml_closes_scripts_by_a_slash),
        WITH_RUN(every_refused_allocation_is_a_failure),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
