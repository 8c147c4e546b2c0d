#include "unit/render/markdown.h"

#include "render/forms.h"

static struct block paragraph(const char *text)
{
    return (struct block){.type = BLOCK_PARAGRAPH, .text = rich_of(text)};
}

/* A block that holds others. */
static struct block holding(enum block_type type, struct block *blocks, size_t count)
{
    return (struct block){
        .type = type, .start = 1, .columns = 1, .rows = 1, .blocks = {.items = blocks, .count = count}};
}

#define HOLD(type, ...) holding(type, (struct block[]){__VA_ARGS__}, COUNT(((struct block[]){__VA_ARGS__})))
#define ITEM(...)       HOLD(BLOCK_ITEM, __VA_ARGS__)
#define assert_blocks(wanted, ...)                                                                           \
    assert_span(markdown_of((struct block[]){__VA_ARGS__}, COUNT(((struct block[]){__VA_ARGS__}))), wanted)

static struct block cell(const char *text, bool is_header, unsigned columns, unsigned rows)
{
    return (struct block){
        .type = BLOCK_CELL, .is_header = is_header, .columns = columns, .rows = rows, .text = rich_of(text)};
}

#define ROW(...) HOLD(BLOCK_ROW, __VA_ARGS__)

static void blocks_are_parted_by_a_blank_line(void **state)
{
    (void)state;
    struct block rule = {.type = BLOCK_RULE};
    struct block heading = {.type = BLOCK_HEADING, .level = 3, .text = rich_of("H")};
    assert_blocks("### H\n\na\n\n***\n\nb", heading, paragraph("a"), paragraph(""), rule, paragraph("b"));
    assert_blocks("> a\n>\n> > b", HOLD(BLOCK_QUOTE, paragraph("a"), HOLD(BLOCK_QUOTE, paragraph("b"))));
    struct block quote = HOLD(BLOCK_QUOTE, paragraph("a"));
    quote.text = rich_of("Ada");
    quote.url = STR("https://a.example/");
    assert_blocks("> a\n>\n> — [Ada](https://a.example/)", quote);
}

static void code_is_fenced(void **state)
{
    (void)state;
    struct block code = {.type = BLOCK_CODE, .language = STR("c"), .text = rich_of("a\n\n  ```b\n")};
    struct block math = {.type = BLOCK_MATH, .text = rich_of("a_b")};
    assert_blocks("````c\na\n\n  ```b\n````\n\n```math\na_b\n```", code, math);
    assert_blocks("- ````c\n  a\n\n    ```b\n  ````", HOLD(BLOCK_LIST, ITEM(code)));
}

static void lists_nest_and_do_not_merge(void **state)
{
    (void)state;
    struct block ordered = HOLD(BLOCK_LIST, ITEM(paragraph("x")), ITEM(paragraph("y")));
    ordered.is_ordered = true;
    assert_blocks("- a\n  1. x\n  2. y\n- b",
                  HOLD(BLOCK_LIST, ITEM(paragraph("a"), ordered), ITEM(paragraph("b"))));
    assert_blocks("-\n  1. x\n  2. y\n- b", HOLD(BLOCK_LIST, ITEM(ordered), ITEM(paragraph("b"))));
    struct block outer = HOLD(BLOCK_LIST, ITEM(HOLD(BLOCK_LIST, ITEM(ordered))));
    outer.is_ordered = true;
    outer.start = 1;
    assert_blocks("1.\n   -\n     1. x\n     2. y", outer);
    assert_blocks("- a\n\n  b\n\n- c",
                  HOLD(BLOCK_LIST, ITEM(paragraph("a"), paragraph("b")), ITEM(paragraph("c"))));
    assert_blocks("- a\n\n+ b\n\n- c", HOLD(BLOCK_LIST, ITEM(paragraph("a"))),
                  HOLD(BLOCK_LIST, ITEM(paragraph("b"))), HOLD(BLOCK_LIST, ITEM(paragraph("c"))));
    assert_blocks("1. x\n2. y\n\n1) x\n2) y", ordered, ordered);
    ordered.start = 9;
    assert_blocks("- a\n\n  9. x\n  10. y", HOLD(BLOCK_LIST, ITEM(paragraph("a"), ordered)));
    ordered.start = INT32_MAX;
    assert_blocks("999999999. x\n999999999. y", ordered);
    struct block empty = holding(BLOCK_ITEM, NULL, 0);
    assert_blocks("- a\n-\n- b", HOLD(BLOCK_LIST, ITEM(paragraph("a")), empty, ITEM(paragraph("b"))));
}

static void terms_are_strong_and_hold_what_explains_them(void **state)
{
    (void)state;
    struct block term = ITEM(paragraph("Term"));
    term.is_term = true;
    assert_blocks("- **Term**\n\n  One.\n\n  Two.\n\n- **Term**\n\n  One.",
                  HOLD(BLOCK_LIST, term, ITEM(paragraph("One.")), ITEM(paragraph("Two.")), term,
                       ITEM(paragraph("One."))));
}

static void tables_have_a_header(void **state)
{
    (void)state;
    assert_blocks("| a | b\\|c |\n| --- | --- |\n| 1<br>2 |  |",
                  HOLD(BLOCK_TABLE, ROW(cell("a", true, 1, 1), cell("b|c", true, 1, 1)),
                       ROW(cell("1\n2", false, 1, 1), cell("", false, 1, 1))));
    assert_blocks("|  |\n| --- |\n| a |", HOLD(BLOCK_TABLE, ROW(cell("a", false, 1, 1))));
}

static void spans_leave_empty_cells(void **state)
{
    (void)state;
    assert_blocks("| a |  | b |\n| --- | --- | --- |\n| c | d |",
                  HOLD(BLOCK_TABLE, ROW(cell("a", true, 2, 1), cell("b", true, 1, 1)),
                       ROW(cell("c", false, 1, 1), cell("d", false, 1, 1))));
    assert_blocks("|  |  |  |\n| --- | --- | --- |\n| a | b |\n|  |  | c |\n| d |",
                  HOLD(BLOCK_TABLE, ROW(cell("a", false, 1, 2), cell("b", false, 2, 1)),
                       ROW(cell("", false, 1, 1), cell("c", false, 1, 1)), ROW(cell("d", false, 1, 1))));
}

static void wide_spans_are_left_out(void **state)
{
    (void)state;
    struct block table = HOLD(BLOCK_TABLE, ROW(cell("a", false, 900, 1), cell("b", false, 1, 1)));
    assert_blocks("|  |  |\n| --- | --- |\n| a | b |", table);
}

static void figures_have_their_caption_below(void **state)
{
    (void)state;
    struct image image = {
        .url = STR("https://a.example/i.png"), .alt = STR("A [b]"), .credit_text = STR("Ada")};
    struct block figure = {.type = BLOCK_FIGURE, .image = &image, .text = rich_of("What it is.")};
    assert_blocks("![A \\[b\\]](https://a.example/i.png)\\\n*What it is.* (Ada)", figure);
    figure.text = rich_of("By Ada.");
    assert_blocks("![A \\[b\\]](https://a.example/i.png)\\\n*By Ada.*", figure);
    figure.text = rich_of("");
    image.credit_text = STR_NONE;
    assert_blocks("![A \\[b\\]](https://a.example/i.png)", figure);
    figure.url = STR("https://a.example/p (1)");
    assert_blocks("[![A \\[b\\]](https://a.example/i.png)](https://a.example/p%20(1))", figure);
    struct block embed = {.type = BLOCK_EMBED, .url = STR("https://v.example/1"), .label = STR("v.example")};
    assert_blocks("[v.example](https://v.example/1)", embed);
}

static void footnotes_that_are_called_are_defined(void **state)
{
    (void)state;
    struct block text = paragraph("Called[b] here.");
    add_mark(&text.text, INLINE_NOTE, "b", "b");
    struct block first = ITEM(paragraph("Nobody calls me.")),
                 second = ITEM(paragraph("I am."), paragraph("Twice."));
    first.label = STR("a");
    second.label = STR("b");
    assert_blocks("Called[^2] here.\n\n- Nobody calls me.\n\n[^2]: I am.\n\n    Twice.", text,
                  HOLD(BLOCK_FOOTNOTES, first, second));
}

static void posts_begin_with_their_author(void **state)
{
    (void)state;
    struct post post = {.author = {STR("A*da"), STR("https://a.example/u")},
                        .date_created = STR("2024-11-27")};
    struct post unknown = {0};
    struct block one = HOLD(BLOCK_POST, paragraph("a")), two = HOLD(BLOCK_POST, paragraph("b"));
    one.post = &post;
    two.post = &unknown;
    assert_blocks("[**A\\*da**](https://a.example/u), 2024-11-27\n\na\n\n***\n\nb", one, two);
}

static struct buf out;

static void form_begins_with_the_headline(void **state)
{
    (void)state;
    struct block block = paragraph("a");
    struct person author = {.name = STR("Ada \"X\": #1")};
    struct article article = {.headline = STR("# One #"),
                              .authors = &author,
                              .author_count = 1,
                              .date_published = STR("2024-11-27"),
                              .blocks = &block,
                              .block_count = 1};
    buf_init(&out, run.arena, 1 << 12);
    write_article_markdown(&run, &article, &out);
    assert_span(buf_str(&out), "# # One \\#\n\na\n");
    buf_clear(&out);
    run.options.include = INCLUDE_FRONT_MATTER;
    write_article_markdown(&run, &article, &out);
    assert_span(buf_str(&out), "---\ntitle: \"# One #\"\nauthors:\n  - \"Ada \\\"X\\\": #1\"\ndate: "
                               "\"2024-11-27\"\n---\n\n# # One \\#\n\na\n");
}

/* Writers take bytes back now and then; of a buffer that refused them there is nothing to take. */
static void refused_bytes_are_no_trouble(void **state)
{
    (void)state;
    struct block blocks[] = {
        HOLD(BLOCK_LIST, ITEM(paragraph("https://a.example/x*y z")), holding(BLOCK_ITEM, NULL, 0)),
        paragraph("a \nb ")};
    struct article article = {.blocks = blocks, .block_count = COUNT(blocks)};
    buf_init(&out, NULL, SIZE_MAX);
    write_markdown(&article, &out);
    size_t whole = out.len;
    buf_free(&out);
    for (size_t cap = 0; cap <= whole; cap++) {
        buf_init(&out, NULL, cap);
        write_markdown(&article, &out);
        assert_true(out.len <= cap);
        assert_true(out.failed ? cap <= whole : out.len == whole);
        buf_free(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(blocks_are_parted_by_a_blank_line),
        WITH_RUN(code_is_fenced),
        WITH_RUN(lists_nest_and_do_not_merge),
        WITH_RUN(terms_are_strong_and_hold_what_explains_them),
        WITH_RUN(tables_have_a_header),
        WITH_RUN(spans_leave_empty_cells),
        WITH_RUN(wide_spans_are_left_out),
        WITH_RUN(figures_have_their_caption_below),
        WITH_RUN(footnotes_that_are_called_are_defined),
        WITH_RUN(posts_begin_with_their_author),
        WITH_RUN(form_begins_with_the_headline),
        WITH_RUN(refused_bytes_are_no_trouble),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
