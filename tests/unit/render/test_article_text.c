#include <stdio.h>

#include "unit/run.h"

#include "extract/article.h"
#include "render/forms.h"

static struct block paragraph(const char *text)
{
    return (struct block){.type = BLOCK_PARAGRAPH, .text = {.text = str_of(text)}};
}

#define HOLD(of, ...)                                                                                        \
    (struct block)                                                                                           \
    {                                                                                                        \
        .type = (of), .start = 1, .blocks = {                                                                \
            .items = (struct block[]){__VA_ARGS__},                                                          \
            .count = COUNT(((struct block[]){__VA_ARGS__}))                                                  \
        }                                                                                                    \
    }

static struct buf out;

static struct str text_of(struct block *blocks, size_t count, uint32_t include)
{
    struct article article = {.headline = STR("Not shown"), .blocks = blocks, .block_count = count};
    buf_init(&out, run.arena, 1 << 12);
    run.options.include = include;
    write_article_text(&run, &article, &out);
    assert_false(out.failed);
    return buf_str(&out);
}

#define assert_text(include, wanted, ...)                                                                    \
    assert_span(text_of((struct block[]){__VA_ARGS__}, COUNT(((struct block[]){__VA_ARGS__})), include),     \
                wanted)

static void a_body_without_blocks_is_its_text(void **state)
{
    (void)state;
    struct article article = {.article_body = STR("One\n\nTwo \"three\"")};
    buf_init(&out, run.arena, 1 << 10);
    write_article_text(&run, &article, &out);
    assert_span(buf_str(&out), "One\n\nTwo \"three\"\n");
}

static void blocks_read_as_they_look(void **state)
{
    (void)state;
    struct block code = {.type = BLOCK_CODE, .text = {.text = STR("a\n\n  b")}};
    struct block heading = {.type = BLOCK_HEADING, .level = 2, .text = {.text = STR("*H*")}};
    assert_text(0, "*H*\n\na\nb\n\na\n\n  b\n", heading, paragraph("a\nb"), code);
    struct block ordered =
        HOLD(BLOCK_LIST, HOLD(BLOCK_ITEM, paragraph("x")), HOLD(BLOCK_ITEM, paragraph("y\nz")));
    ordered.is_ordered = true;
    ordered.start = 3;
    assert_text(
        0, "- a\n  3. x\n  4. y\n     z\n- b\n",
        HOLD(BLOCK_LIST, HOLD(BLOCK_ITEM, paragraph("a"), ordered), HOLD(BLOCK_ITEM, paragraph("b"))));
    assert_text(0, "> a\n>\n> b\n", HOLD(BLOCK_QUOTE, paragraph("a"), paragraph("b")));
}

static void rows_stand_on_lines(void **state)
{
    (void)state;
    struct block a = paragraph("a\nb"), c = paragraph("c");
    assert_text(0, "a b | c\nc | a b\n", HOLD(BLOCK_TABLE, HOLD(BLOCK_ROW, a, c), HOLD(BLOCK_ROW, c, a)));
}

static void links_and_images_are_notes_where_asked_for(void **state)
{
    (void)state;
    struct inline_mark marks[] = {
        {.type = INLINE_LINK, .from = 0, .to = 3, .url = STR("https://a.example/1")},
        {.type = INLINE_LINK, .from = 4, .to = 7, .url = STR("https://a.example/2")},
        {.type = INLINE_LINK, .from = 8, .to = 13, .url = STR("https://a.example/1")}};
    struct block text = paragraph("one two three.");
    struct image image = {
        .url = STR("https://a.example/i.png"), .caption = STR("What it is."), .credit_text = STR("Ada")};
    struct block figure = {.type = BLOCK_FIGURE, .image = &image};
    text.text.marks = marks;
    text.text.count = COUNT(marks);
    assert_text(0, "one two three.\n", text, figure);
    assert_text(INCLUDE_LINK_NOTES,
                "one[1] two[2] three[1].\n\n[1] https://a.example/1\n[2] https://a.example/2\n", text,
                figure);
    assert_text(INCLUDE_IMAGE_NOTES, "one two three.\n\n[Image: What it is. (Ada) https://a.example/i.png]\n",
                text, figure);
}

static void many_links_have_each_their_number(void **state)
{
    (void)state;
    enum { LINKS = 500 };
    static char urls[LINKS][32];
    static struct inline_mark marks[LINKS];
    static struct block blocks[LINKS];
    for (int i = 0; i < LINKS; i++) {
        snprintf(urls[i], sizeof urls[i], "https://a.example/%d", i);
        marks[i] = (struct inline_mark){.type = INLINE_LINK, .from = 0, .to = 1, .url = str_of(urls[i])};
        blocks[i] = paragraph("x");
        blocks[i].text.marks = &marks[i];
        blocks[i].text.count = 1;
    }
    buf_init(&out, run.arena, 1 << 16);
    run.options.include = INCLUDE_LINK_NOTES;
    write_article_text(&run, &(struct article){.blocks = blocks, .block_count = LINKS}, &out);
    assert_true(str_find(buf_str(&out), STR("x[500]\n"), 0) != SIZE_MAX);
    assert_true(str_ends(buf_str(&out), STR("[500] https://a.example/499\n")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(a_body_without_blocks_is_its_text),
        WITH_RUN(blocks_read_as_they_look),
        WITH_RUN(rows_stand_on_lines),
        WITH_RUN(links_and_images_are_notes_where_asked_for),
        WITH_RUN(many_links_have_each_their_number),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
