#include "unit/render/markup.h"

#include "render/html.h"

static struct str html_of(struct block *blocks, size_t count)
{
    article.blocks = blocks;
    article.block_count = count;
    buf_init(&out, run.arena, 1 << 14);
    write_html(&article, &out);
    return markup();
}

#define ITEM(array)                                                                                          \
    {                                                                                                        \
        .type = BLOCK_ITEM, .blocks = HOLDS(array)                                                           \
    }
#define TERM(array)                                                                                          \
    {                                                                                                        \
        .type = BLOCK_ITEM, .is_term = true, .blocks = HOLDS(array)                                          \
    }

static void leaves_stand_on_lines_of_their_own(void **state)
{
    (void)state;
    const struct image image = {.url = STR("https://a.example/x.png")};
    struct block blocks[] = {
        {.type = BLOCK_HEADING, .level = 2, .text = RICH("h")},
        PARAGRAPH("p"),
        {.type = BLOCK_CODE, .text = RICH("c")},
        {.type = BLOCK_FIGURE, .image = &image},
        {.type = BLOCK_EMBED, .url = STR("https://p.example/1"), .label = STR("p.example")},
        {.type = BLOCK_MATH, .text = RICH("x")},
        {.type = BLOCK_RULE},
    };
    assert_span(html_of(blocks, COUNT(blocks)),
                "<h2>h</h2>\n<p>p</p>\n<pre><code>c</code></pre>\n"
                "<figure><img src=\"https://a.example/x.png\" alt=\"\" loading=\"lazy\"></figure>\n"
                "<p><a href=\"https://p.example/1\" rel=\"nofollow noopener noreferrer\">p.example</a></p>\n"
                "<p><code class=\"math\">x</code></p>\n<hr>\n");
}

static void headings_have_six_levels(void **state)
{
    (void)state;
    struct block blocks[] = {{.type = BLOCK_HEADING, .level = 1, .text = RICH("a")},
                             {.type = BLOCK_HEADING, .level = 6, .text = RICH("b")},
                             {.type = BLOCK_HEADING, .level = 9, .text = RICH("c")},
                             {.type = BLOCK_HEADING, .text = RICH("d")}};
    assert_span(html_of(blocks, COUNT(blocks)), "<h1>a</h1>\n<h6>b</h6>\n<h6>c</h6>\n<h1>d</h1>\n");
}

static void a_language_is_told_where_it_is_another(void **state)
{
    (void)state;
    struct block blocks[] = {PARAGRAPH("a"), PARAGRAPH("b"), PARAGRAPH("c"), PARAGRAPH("d")};
    article.in_language = STR("en-GB");
    blocks[0].in_language = STR("en");
    blocks[1].in_language = STR("de");
    blocks[2].in_language = STR("de\" x");
    assert_span(html_of(blocks, COUNT(blocks)), "<p>a</p>\n<p lang=\"de\">b</p>\n<p>c</p>\n<p>d</p>\n");
    article.in_language = STR_NONE;
}

static void lists_nest_and_begin_where_they_do(void **state)
{
    (void)state;
    struct block a[] = {PARAGRAPH("a")}, b[] = {PARAGRAPH("b")}, c[] = {PARAGRAPH("c"), PARAGRAPH("d")};
    struct block inner_items[] = {ITEM(b)};
    struct block parts[] = {
        a[0], {.type = BLOCK_LIST, .is_ordered = true, .start = 3, .blocks = HOLDS(inner_items)}};
    struct block items[] = {ITEM(parts), ITEM(c)};
    struct block blocks[] = {{.type = BLOCK_LIST, .start = 1, .blocks = HOLDS(items)}};
    assert_span(html_of(blocks, 1),
                "<ul><li>a<ol start=\"3\"><li>b</li></ol></li><li><p>c</p><p>d</p></li></ul>\n");
}

static void a_list_with_terms_defines(void **state)
{
    (void)state;
    struct block a[] = {PARAGRAPH("a")}, b[] = {PARAGRAPH("b")};
    struct block items[] = {TERM(a), ITEM(b)};
    struct block blocks[] = {{.type = BLOCK_LIST, .start = 1, .blocks = HOLDS(items)}};
    assert_span(html_of(blocks, 1), "<dl><dt>a</dt><dd>b</dd></dl>\n");
}

static void a_quote_names_whom_it_quotes(void **state)
{
    (void)state;
    struct block a[] = {PARAGRAPH("a")};
    struct block blocks[] = {
        {.type = BLOCK_QUOTE, .blocks = HOLDS(a), .url = STR("https://a.example/q"), .text = RICH("Ada")},
        {.type = BLOCK_QUOTE, .blocks = HOLDS(a), .url = STR("javascript:alert(1)")}};
    assert_span(html_of(blocks, 2),
                "<blockquote cite=\"https://a.example/q\"><p>a</p><footer>Ada</footer></blockquote>\n"
                "<blockquote><p>a</p></blockquote>\n");
}

static void footnotes_lead_back(void **state)
{
    (void)state;
    struct inline_mark marks[] = {{.type = INLINE_SUP, .from = 4, .to = 5},
                                  {.type = INLINE_NOTE, .from = 4, .to = 5, .value = STR("*")}};
    struct block a[] = {PARAGRAPH("Long."), PARAGRAPH("Note. \xE2\x86\xA9")},
                 b[] = {PARAGRAPH("Uncalled \xE2\x86\xA9")};
    struct block items[] = {{.type = BLOCK_ITEM, .label = STR("*"), .blocks = HOLDS(a)}, ITEM(b)};
    struct block blocks[] = {PARAGRAPH(""), {.type = BLOCK_FOOTNOTES, .start = 1, .blocks = HOLDS(items)}};
    blocks[0].text = MARKED("Text*.", marks);
    assert_span(html_of(blocks, 2), "<p>Text<sup><a href=\"#fn-1\" id=\"fnref-1\">*</a></sup>.</p>\n"
                                    "<section class=\"footnotes\"><ol><li id=\"fn-1\"><p>Long.</p><p>Note. "
                                    "<a href=\"#fnref-1\">\xE2\x86\xA9</a></p></li>"
                                    "<li id=\"fn-2\"><p>Uncalled \xE2\x86\xA9</p></li></ol></section>\n");
}

static void posts_say_who_and_when(void **state)
{
    (void)state;
    struct block a[] = {PARAGRAPH("a")};
    const struct post post = {.author = {STR("Ada"), STR_NONE}, .date_created = STR("2024-11-27")},
                      unknown = {0};
    struct block blocks[] = {{.type = BLOCK_POST, .post = &post, .blocks = HOLDS(a)},
                             {.type = BLOCK_POST, .post = &unknown, .blocks = HOLDS(a)}};
    assert_span(html_of(blocks, 2), "<article><header><span class=\"author\">Ada</span> <time "
                                    "datetime=\"2024-11-27\">2024-11-27</time></header>"
                                    "<p>a</p></article>\n<article><p>a</p></article>\n");
}

static void what_holds_nothing_is_not_written(void **state)
{
    (void)state;
    struct block nothing[] = {{.type = BLOCK_ITEM}}, cell[] = {{.type = BLOCK_CELL}};
    struct block row[] = {{.type = BLOCK_ROW, .blocks = HOLDS(cell)}};
    struct block a[] = {PARAGRAPH("a")};
    struct block items[] = {nothing[0], ITEM(a)};
    struct block blocks[] = {{.type = BLOCK_LIST, .start = 1, .blocks = HOLDS(nothing)},
                             {.type = BLOCK_TABLE, .blocks = HOLDS(row)},
                             {.type = BLOCK_QUOTE},
                             {.type = BLOCK_LIST, .start = 1, .blocks = HOLDS(items)}};
    assert_span(html_of(blocks, COUNT(blocks)), "<ul><li>a</li></ul>\n");
    assert_span(html_of(NULL, 0), NULL);
}

static void a_cap_is_kept(void **state)
{
    (void)state;
    struct block blocks[] = {PARAGRAPH("some text")};
    article.blocks = blocks;
    article.block_count = 1;
    buf_init(&out, run.arena, 16);
    write_html(&article, &out);
    assert_true(out.failed);
    buf_init(&out, run.arena, 17);
    write_html(&article, &out);
    assert_false(out.failed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(leaves_stand_on_lines_of_their_own),
        WITH_RUN(headings_have_six_levels),
        WITH_RUN(a_language_is_told_where_it_is_another),
        WITH_RUN(lists_nest_and_begin_where_they_do),
        WITH_RUN(a_list_with_terms_defines),
        WITH_RUN(a_quote_names_whom_it_quotes),
        WITH_RUN(footnotes_lead_back),
        WITH_RUN(posts_say_who_and_when),
        WITH_RUN(what_holds_nothing_is_not_written),
        WITH_RUN(a_cap_is_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
