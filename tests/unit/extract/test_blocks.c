#include <stdio.h>

#include "whole.h"

#include "extract/posts.h"

static char outline[2048];

static void add(const char *format, ...) __attribute__((format(printf, 1, 2)));
static void add(const char *format, ...)
{
    size_t len = strlen(outline);
    va_list args;
    va_start(args, format);
    vsnprintf(outline + len, sizeof outline - len, format, args);
    va_end(args);
}

static void add_list(const struct str_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        add("%s%.*s", i ? "," : "", STR_FMT(list->items[i]));
}

/* "heading2(a) paragraph(b) list(c,d) table(e,f|g,h) post[paragraph(i)]" */
static void add_blocks(const struct block *blocks, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct block *b = &blocks[i];
        add("%s%s", i ? " " : "", block_type_names[b->type]);
        if (b->type == BLOCK_POST) {
            add("[");
            add_blocks(b->blocks, b->block_count);
            add("]");
            continue;
        }
        if (b->level)
            add("%u", b->level);
        add("(%.*s", (int)b->text.len, b->text.len ? b->text.at : "");
        add_list(&b->items);
        for (size_t row = 0; row < b->row_count; row++) {
            add("%s", row ? "|" : "");
            add_list(&b->rows[row]);
        }
        add(")");
    }
}

static const char *outline_of(enum page_type type)
{
    made.article.page_type = type;
    run.options.include = INCLUDE_BLOCKS;
    assert_true(build_blocks(&made.facts, &made.article));
    outline[0] = '\0';
    add_blocks(made.article.blocks, made.article.block_count);
    return outline;
}

static void kinds_of_segments_make_types_of_blocks(void **state)
{
    (void)state;
    static const struct {
        const char *html, *wanted;
    } rows[] = {
        {"<h2>a</h2><p>b<br>c", "heading2(a) paragraph(b\nc)"},
        {"<p>a<ul><li>b<li>c</ul><p>d", "paragraph(a) list(b,c) paragraph(d)"},
        {"<ul><li>a</ul><ol><li>b</ol>", "list(a) list(b)"},
        {"<blockquote>a</blockquote><pre>b\n c</pre>", "quote(a) code(b\n c)"},
        {"<table><tr><td>a<td>b<tr><td>c<td>d</table>", "table(a,b|c,d)"},
        {"<table><tr><td>a<br><br>b<td>c</table>", "table(a\nb,c)"},
        {"<table><tr><td>a</table>", "paragraph(a)"},
        {"<table><tr><td>not<td>a<br><br>b</table>",
         "paragraph(a) paragraph(b)"}, /* of data, one cell kept */
        {"<table><tr><td>a<br><br>b</table>", "paragraph(a) paragraph(b)"},
        {"<table><tr><td>a<td>b</table><table><tr><td>c<td>d</table>", "table(a,b) table(c,d)"},
        {"<figure><figcaption>a</figcaption></figure><button>b</button>", "paragraph(a) paragraph(b)"},
        {"<p>a<p>not b<p>c", "paragraph(a) paragraph(c)"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        make_whole(rows[i].html);
        assert_string_equal(outline_of(PAGE_TYPE_OTHER), rows[i].wanted);
    }
}

static void forums_blocks_are_posts(void **state)
{
    (void)state;
    static const char page[] =
        "<div class=post><b class=username>Ada</b><p>not: a header<p>a<ul><li>b</ul></div>"
        "<div class=post><b class=username>Bob</b><p>c</div>";
    make_whole(page);
    assert_string_equal(outline_of(PAGE_TYPE_FORUM),
                        "post[paragraph(Ada) paragraph(a) list(b)] post[paragraph(Bob) paragraph(c)]");
    make_whole(page);
    assert_null(strstr(outline_of(PAGE_TYPE_ARTICLE), "post"));
}

static void lines_of_a_text_make_blocks(void **state)
{
    (void)state;
    make_sheet_of_lines("a\n- b\n- c\nd");
    make_facts_of_sheet();
    take_whole_sheet();
    assert_string_equal(outline_of(PAGE_TYPE_OTHER), "paragraph(a) list(b,c) paragraph(d)");
    assert_string_equal(outline_of(PAGE_TYPE_FORUM), "post[paragraph(a) list(b,c) paragraph(d)]");
}

static void blocks_are_built_for_who_asks(void **state)
{
    (void)state;
    make_whole("<p>a");
    assert_true(build_blocks(&made.facts, &made.article));
    assert_int_equal(made.article.block_count, 0);
    made.article.body_count = 0;
    assert_string_equal(outline_of(PAGE_TYPE_FORUM), "");
}

static void refused_memory_fails(void **state)
{
    (void)state;
    make_whole("<table><tr><td>a<br><br>b<td>c</table><ul><li>d</ul>");
    run.options.include = INCLUDE_BLOCKS;
    while (run_alloc(&run, 4096))
        ;
    run.failure = (struct failure){0};
    while (run_alloc(&run, 8))
        ;
    run.failure = (struct failure){0};
    assert_false(build_blocks(&made.facts, &made.article));
    assert_int_equal(run.failure.code, FAIL_PAGE_TOO_COMPLEX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(kinds_of_segments_make_types_of_blocks),
        WITH_RUN(forums_blocks_are_posts),
        WITH_RUN(lines_of_a_text_make_blocks),
        WITH_RUN(blocks_are_built_for_who_asks),
        WITH_RUN(refused_memory_fails),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
