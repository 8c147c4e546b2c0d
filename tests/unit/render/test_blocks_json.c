#include "unit/run.h"

#include "render/blocks_json.h"

static struct buf out;

static const char *text_of_out(void)
{
    buf_add_byte(&out, '\0');
    assert_false(out.failed);
    return out.at;
}

static void every_type_has_its_members(void **state)
{
    (void)state;
    struct str items[] = {STR("a"), STR("b\"")};
    struct str_list rows[] = {{items, 2}, {items, 1}};
    struct block inner[] = {{.type = BLOCK_QUOTE, .text = STR("q")}};
    struct post post = {.author = {STR("Ada"), STR("https://example.org/u/1")},
                        .date_created = STR("2024-11-27"),
                        .date_created_raw = STR("Nov 27, 2024")};
    struct post unknown = {0};
    const struct block blocks[] = {
        {.type = BLOCK_HEADING, .level = 2, .text = STR("h")},
        {.type = BLOCK_PARAGRAPH, .text = STR("p\n2")},
        {.type = BLOCK_CODE, .text = STR(" c")},
        {.type = BLOCK_LIST, .items = {items, 2}},
        {.type = BLOCK_TABLE, .rows = rows, .row_count = 2},
        {.type = BLOCK_POST, .post = &post, .blocks = inner, .block_count = 1},
        {.type = BLOCK_POST, .post = &unknown},
    };
    buf_init(&out, run.arena, 1 << 12);
    write_blocks(&out, blocks, COUNT(blocks));
    assert_string_equal(
        text_of_out(),
        "[{\"type\":\"heading\",\"level\":2,\"text\":\"h\",\"inLanguage\":null},"
        "{\"type\":\"paragraph\",\"text\":\"p\\n2\",\"inLanguage\":null},"
        "{\"type\":\"code\",\"text\":\" c\",\"inLanguage\":null},"
        "{\"type\":\"list\",\"items\":[\"a\",\"b\\\"\"],\"inLanguage\":null},"
        "{\"type\":\"table\",\"rows\":[[\"a\",\"b\\\"\"],[\"a\"]],\"inLanguage\":null},"
        "{\"type\":\"post\",\"author\":{\"name\":\"Ada\",\"url\":\"https://example.org/u/"
        "1\"},\"dateCreated\":\"2024-11-27\",\"dateCreatedRaw\":\"Nov 27, "
        "2024\",\"blocks\":[{\"type\":\"quote\",\"text\":\"q\",\"inLanguage\":null}],\"inLanguage\":null},"
        "{\"type\":\"post\",\"author\":null,\"dateCreated\":null,\"dateCreatedRaw\":null,\"blocks\":[],"
        "\"inLanguage\":null}]");
}

static void removed_pieces_are_written(void **state)
{
    (void)state;
    struct segment segments[] = {{.text = STR("Home")}, {.text = STR("Imprint")}};
    const struct removed removed[] = {{&segments[0], REMOVAL_NAVIGATION, 0.0625F},
                                      {&segments[1], REMOVAL_AFTER, 1.0F}};
    buf_init(&out, run.arena, 1 << 12);
    write_removed(&out, removed, COUNT(removed));
    assert_string_equal(text_of_out(),
                        "[{\"reason\":\"navigation\",\"probability\":0.062,\"text\":\"Home\"},"
                        "{\"reason\":\"after-the-end\",\"probability\":1,\"text\":\"Imprint\"}]");
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
        WITH_RUN(every_type_has_its_members),
        WITH_RUN(removed_pieces_are_written),
        WITH_RUN(nothing_is_an_empty_array),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
