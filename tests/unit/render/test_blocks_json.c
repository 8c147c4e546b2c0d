#include "unit/run.h"

#include "render/blocks_json.h"

static struct buf out;

static const char *text_of_out(void)
{
    buf_add_byte(&out, '\0');
    assert_false(out.failed);
    return out.at;
}

#define TEXT(text_)                                                                                          \
    {                                                                                                        \
        .text = STR(text_)                                                                                   \
    }
#define LIST(...)                                                                                            \
    {                                                                                                        \
        .items = (struct block[]){__VA_ARGS__},                                                              \
        .count = sizeof((struct block[]){__VA_ARGS__}) / sizeof(struct block)                                \
    }
#define ITEM(...)                                                                                            \
    {                                                                                                        \
        .type = BLOCK_ITEM, .blocks = LIST(__VA_ARGS__)                                                      \
    }
#define PARAGRAPH(text_)                                                                                     \
    {                                                                                                        \
        .type = BLOCK_PARAGRAPH, .text = TEXT(text_)                                                         \
    }

static void check(const struct block *block, const char *wanted)
{
    buf_init(&out, run.arena, 1 << 12);
    write_blocks(&out, block, 1);
    assert_string_equal(text_of_out(), wanted);
}

static void texts_have_their_members(void **state)
{
    (void)state;
    check(&(struct block){.type = BLOCK_HEADING, .level = 2, .text = TEXT("h")},
          "[{\"type\":\"heading\",\"level\":2,\"text\":\"h\",\"marks\":[],\"inLanguage\":null}]");
    check(&(struct block){.type = BLOCK_PARAGRAPH, .text = TEXT("p\n2"), .in_language = STR("en")},
          "[{\"type\":\"paragraph\",\"text\":\"p\\n2\",\"marks\":[],\"inLanguage\":\"en\"}]");
    check(&(struct block){.type = BLOCK_CODE, .text = TEXT(" c"), .language = STR("c++")},
          "[{\"type\":\"code\",\"language\":\"c++\",\"text\":\" c\"}]");
    check(&(struct block){.type = BLOCK_CODE, .text = TEXT("c")},
          "[{\"type\":\"code\",\"language\":null,\"text\":\"c\"}]");
    check(&(struct block){.type = BLOCK_MATH, .text = TEXT("x^2")}, "[{\"type\":\"math\",\"tex\":\"x^2\"}]");
    check(&(struct block){.type = BLOCK_RULE}, "[{\"type\":\"rule\"}]");
}

static void marks_count_characters(void **state)
{
    (void)state;
    struct inline_mark marks[] = {
        {.type = INLINE_LINK, .from = 3, .to = 9, .url = STR("https://example.org/")},
        {.type = INLINE_STRONG, .from = 6, .to = 9},
        {.type = INLINE_MATH, .from = 6, .to = 9, .value = STR("x")},
        {.type = INLINE_NOTE, .from = 10, .to = 11, .value = STR("1")},
    };
    check(&(struct block){.type = BLOCK_PARAGRAPH,
                          .text = {.text = STR("\xC3\xA9 \xE2\x82\xAC\xE2\x82\xAC \xC3\xA9"),
                                   .marks = marks,
                                   .count = COUNT(marks)}},
          "[{\"type\":\"paragraph\",\"text\":\"\xC3\xA9 \xE2\x82\xAC\xE2\x82\xAC \xC3\xA9\",\"marks\":["
          "{\"type\":\"link\",\"from\":2,\"to\":4,\"url\":\"https://example.org/\"},"
          "{\"type\":\"strong\",\"from\":3,\"to\":4},"
          "{\"type\":\"math\",\"from\":3,\"to\":4,\"tex\":\"x\"},"
          "{\"type\":\"footnote\",\"from\":5,\"to\":6,\"label\":\"1\"}],\"inLanguage\":null}]");
}

static void lists_have_items(void **state)
{
    (void)state;
    struct block item = ITEM(PARAGRAPH("c"), PARAGRAPH("d"));
    check(&(struct block){.type = BLOCK_LIST, .blocks = LIST(ITEM(PARAGRAPH("a")), item)},
          "[{\"type\":\"list\",\"isOrdered\":false,\"start\":null,\"items\":[{\"text\":\"a\"},{\"text\":"
          "\"c\",\"blocks\":[{"
          "\"type\":\"paragraph\",\"text\":\"d\",\"marks\":[],\"inLanguage\":null}]}],\"inLanguage\":null}]");
    struct block term = {.type = BLOCK_ITEM, .is_term = true, .blocks = LIST(PARAGRAPH("t"))};
    check(&(struct block){.type = BLOCK_LIST, .is_ordered = true, .start = 3, .blocks = LIST(term)},
          "[{\"type\":\"list\",\"isOrdered\":true,\"start\":3,\"items\":[{\"isTerm\":true,\"text\":\"t\"}],"
          "\"inLanguage\":null}]");
    struct block rule = ITEM({.type = BLOCK_RULE});
    check(&(struct block){.type = BLOCK_LIST, .blocks = LIST(rule)},
          "[{\"type\":\"list\",\"isOrdered\":false,\"start\":null,\"items\":[{\"text\":\"\",\"blocks\":[{"
          "\"type\":\"rule\"}]"
          "}],"
          "\"inLanguage\":null}]");
    struct block note = {.type = BLOCK_ITEM, .label = STR("*"), .blocks = LIST(PARAGRAPH("n"))};
    check(&(struct block){.type = BLOCK_FOOTNOTES, .blocks = LIST(note)},
          "[{\"type\":\"footnotes\",\"items\":[{\"label\":\"*\",\"text\":\"n\"}],\"inLanguage\":null}]");
}

static void tables_have_rows_of_cells(void **state)
{
    (void)state;
    struct block head = {.type = BLOCK_CELL, .is_header = true, .columns = 2, .rows = 1, .text = TEXT("h")};
    struct block cell = {.type = BLOCK_CELL, .columns = 1, .rows = 3, .text = TEXT("c")};
    struct block first = {.type = BLOCK_ROW, .blocks = LIST(head)};
    struct block second = {.type = BLOCK_ROW, .blocks = LIST(cell)};
    check(&(struct block){.type = BLOCK_TABLE, .text = TEXT("t"), .blocks = LIST(first, second)},
          "[{\"type\":\"table\",\"caption\":\"t\",\"captionMarks\":[],\"rows\":[{\"cells\":[{\"isHeader\":"
          "true,\"columnSpan\":2,"
          "\"text\":\"h\"}]},{\"cells\":[{\"rowSpan\":3,\"text\":\"c\"}]}],\"inLanguage\":null}]");
    check(&(struct block){.type = BLOCK_TABLE},
          "[{\"type\":\"table\",\"caption\":null,\"captionMarks\":[],\"rows\":[],\"inLanguage\":null}]");
}

static void quotes_have_a_source(void **state)
{
    (void)state;
    check(&(struct block){.type = BLOCK_QUOTE,
                          .url = STR("https://example.org/q"),
                          .text = TEXT("Ada"),
                          .blocks = LIST(PARAGRAPH("q"))},
          "[{\"type\":\"quote\",\"source\":\"Ada\",\"sourceMarks\":[],\"sourceUrl\":\"https://example.org/"
          "q\",\"blocks\":[{"
          "\"type\":\"paragraph\",\"text\":\"q\",\"marks\":[],\"inLanguage\":null}],\"inLanguage\":null}]");
    check(&(struct block){.type = BLOCK_QUOTE}, "[{\"type\":\"quote\",\"source\":null,\"sourceMarks\":[],"
                                                "\"sourceUrl\":null,\"blocks\":[],\"inLanguage\":null}]");
}

static void figures_and_embeds_have_addresses(void **state)
{
    (void)state;
    struct image image = {.url = STR("https://example.org/1.jpg"),
                          .alt = STR("x"),
                          .caption = STR("c"),
                          .credit_text = STR("Ada"),
                          .width = 640};
    check(&(struct block){.type = BLOCK_FIGURE, .image = &image},
          "[{\"type\":\"figure\",\"url\":\"https://example.org/"
          "1.jpg\",\"alt\":\"x\",\"caption\":\"c\",\"captionMarks\":[],"
          "\"creditText\":\"Ada\",\"width\":640,\"height\":null,\"linkUrl\":null}]");
    check(&(struct block){.type = BLOCK_FIGURE, .image = &image, .text = TEXT("d")},
          "[{\"type\":\"figure\",\"url\":\"https://example.org/"
          "1.jpg\",\"alt\":\"x\",\"caption\":\"d\",\"captionMarks\":[],"
          "\"creditText\":\"Ada\",\"width\":640,\"height\":null,\"linkUrl\":null}]");
    check(&(struct block){.type = BLOCK_EMBED, .url = STR("https://v.example/1"), .label = STR("v.example")},
          "[{\"type\":\"embed\",\"url\":\"https://v.example/1\",\"provider\":\"v.example\",\"title\":null}]");
}

static void posts_have_an_author(void **state)
{
    (void)state;
    struct post post = {.author = {STR("Ada"), STR("https://example.org/u/1")},
                        .date_created = STR("2024-11-27"),
                        .date_created_raw = STR("Nov 27, 2024")};
    struct post unknown = {0};
    check(&(struct block){.type = BLOCK_POST, .post = &post, .blocks = LIST(PARAGRAPH("p"))},
          "[{\"type\":\"post\",\"author\":{\"name\":\"Ada\",\"url\":\"https://example.org/u/"
          "1\"},\"dateCreated\":\"2024-11-27\",\"dateCreatedRaw\":\"Nov 27, 2024\",\"blocks\":[{"
          "\"type\":\"paragraph\",\"text\":\"p\",\"marks\":[],\"inLanguage\":null}],\"inLanguage\":null}]");
    check(&(struct block){.type = BLOCK_POST, .post = &unknown},
          "[{\"type\":\"post\",\"author\":null,\"dateCreated\":null,\"dateCreatedRaw\":null,\"blocks\":[],"
          "\"inLanguage\":null}]");
}

static void removed_pieces_are_written(void **state)
{
    (void)state;
    struct segment segments[] = {{.text = STR("Home")}, {.text = STR("Imprint")}};
    const struct removed removed[] = {{&segments[0], 0, REMOVAL_NAVIGATION, 0.0625F},
                                      {&segments[1], 7, REMOVAL_AFTER, 1.0F},
                                      {&segments[1], 8, REMOVAL_NONE, 0.5F}};
    buf_init(&out, run.arena, 1 << 12);
    write_removed(&out, removed, COUNT(removed));
    assert_string_equal(
        text_of_out(), "[{\"position\":0,\"reason\":\"navigation\",\"probability\":0.062,\"text\":\"Home\"},"
                       "{\"position\":7,\"reason\":\"after-the-end\",\"probability\":1,\"text\":\"Imprint\"},"
                       "{\"position\":8,\"probability\":0.5,\"text\":\"Imprint\"}]");
}

static void nothing_is_an_empty_array(void **state)
{
    (void)state;
    buf_init(&out, run.arena, 16);
    write_blocks(&out, NULL, 0);
    write_removed(&out, NULL, 0);
    assert_string_equal(text_of_out(), "[][]");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(texts_have_their_members),  WITH_RUN(marks_count_characters),
        WITH_RUN(lists_have_items),          WITH_RUN(tables_have_rows_of_cells),
        WITH_RUN(quotes_have_a_source),      WITH_RUN(figures_and_embeds_have_addresses),
        WITH_RUN(posts_have_an_author),      WITH_RUN(removed_pieces_are_written),
        WITH_RUN(nothing_is_an_empty_array),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
