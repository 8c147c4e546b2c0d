#include "unit/page.h"

#include "extract/fields.h"

/* Writes a body of all segments that the page has. */
static void write_all(void)
{
    struct article *article = &made.article;
    article->body = run_alloc_array(&run, made.sheet.segment_count, sizeof *article->body);
    for (size_t i = 0; i < made.sheet.segment_count; i++)
        article->body[article->body_count++] = &made.sheet.segments[i];
    assert_true(write_body(&made.facts, article));
}

static void blocks_are_joined_by_their_kind(void **state)
{
    (void)state;
    static const struct {
        const char *html, *wanted;
    } rows[] = {
        {"<p>a<p>b", "a\n\nb"},
        {"<h2>a</h2><p>b<br>c", "a\n\nb\nc"},
        {"<ul><li>a<li>b</ul>", "a\nb"},
        {"<ul><li>a</ul><ul><li>b</ul>", "a\n\nb"},
        {"<ul><li><p>a</p><li><p>b</p></ul>", "a\nb"},
        {"<table><tr><td>a<br><br>b<td>c</table>", "a\n\nb\tc"},
        {"<dl><dt>a<dd>b</dl>", "a\nb"},
        {"<p>a<ul><li>b</ul><p>c", "a\n\nb\n\nc"},
        {"<table><tr><td>a<td>b<tr><td>c<td>d</table>", "a\tb\nc\td"},
        {"<table><tr><td>a<td>b</table><table><tr><td>c<td>d</table>", "a\tb\n\nc\td"},
        {"<table><tr><td><p>a</p><p>b</p></table>", "a\n\nb"},
        {"<pre>a\n b</pre><pre>c</pre>", "a\n b\n\nc"},
        {"<p> ", ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        make_facts(rows[i].html);
        write_all();
        assert_span(made.article.article_body, rows[i].wanted);
    }
}

static void items_of_a_text_are_lines(void **state)
{
    (void)state;
    make_sheet_of_lines("a\n- b\n- c\nd");
    make_facts_of_sheet();
    write_all();
    assert_span(made.article.article_body, "a\n\nb\nc\n\nd");
}

/* Unicode segmentation (UAX 29), with ICU's dictionaries where words stand without spaces. */
static void words_are_counted_in_any_script(void **state)
{
    (void)state;
    static const struct {
        const char *html;
        size_t wanted;
    } rows[] = {
        {"<p>One two, three.<p>Four!", 4},
        {"<p>don't can't", 2},
        {"<p>3.14 and 2,000 - 1", 4},
        {"<p>我们学习中文。", 3},
        {"<p>Он ушёл домой", 3},
        {"<p>ฉันรักภาษาไทย", 4},
        {"<p>한국 사람", 2},
        {"<p>— … 😀", 0},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        make_facts(rows[i].html);
        write_all();
        assert_int_equal(made.article.word_count, rows[i].wanted);
    }
}

static void refused_memory_fails_the_run(void **state)
{
    (void)state;
    make_facts("<p>a<p>b");
    const struct segment *body[] = {&made.sheet.segments[0], &made.sheet.segments[1]};
    made.article.body = body;
    made.article.body_count = 2;
    arena_refuse_after(run.arena, 1);
    assert_false(write_body(&made.facts, &made.article));
    assert_int_equal(run.failure.code, FAIL_PAGE_TOO_COMPLEX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(blocks_are_joined_by_their_kind),
        WITH_RUN(items_of_a_text_are_lines),
        WITH_RUN(words_are_counted_in_any_script),
        WITH_RUN(refused_memory_fails_the_run),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
