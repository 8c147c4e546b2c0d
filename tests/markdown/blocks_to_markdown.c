/* Writes blocks as Markdown: NDJSON in, on each line an array of blocks as openapi.yaml's schema Block has
 * them; NDJSON out, on each line the Markdown as a string. For the tests of this folder, which make up texts
 * that no page would bring to the body. */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/run.h"
#include "base/utf8.h"
#include "extract/article.h"
#include "render/json_write.h"
#include "render/markdown.h"

static struct arena *arena;

static struct str text_of(const json_t *object, const char *name)
{
    const json_t *value = json_object_get(object, name);
    return json_is_string(value) ? (struct str){json_string_value(value), json_string_length(value)}
                                 : STR_NONE;
}

static void *make(size_t count, size_t size)
{
    void *made = arena_alloc_array(arena, count + 1, size);
    if (!made)
        abort();
    return made;
}

/* Where the n-th character of a text begins. */
static uint32_t byte_of(struct str text, json_int_t characters)
{
    size_t at = 0;
    while (characters-- > 0 && at < text.len)
        utf8_next(text, &at);
    return (uint32_t)at;
}

static unsigned index_of(struct str name, const char *const *names, unsigned count)
{
    for (unsigned i = 0; i < count; i++)
        if (str_eq(name, str_of(names[i])))
            return i;
    abort();
}

static struct rich rich_of(const json_t *object, const char *name, const char *marks_name)
{
    const json_t *marks = json_object_get(object, marks_name);
    struct rich rich = {.text = text_of(object, name), .count = json_array_size(marks)};
    rich.marks = make(rich.count, sizeof *rich.marks);
    for (size_t i = 0; i < rich.count; i++) {
        const json_t *mark = json_array_get(marks, i);
        rich.marks[i] = (struct inline_mark){
            .type = (enum inline_type)index_of(text_of(mark, "type"), inline_type_names, INLINE_TYPE_COUNT),
            .from = byte_of(rich.text, json_integer_value(json_object_get(mark, "from"))),
            .to = byte_of(rich.text, json_integer_value(json_object_get(mark, "to"))),
            .url = text_of(mark, "url"),
            .value = str_or(text_of(mark, "label"), text_of(mark, "tex")),
        };
    }
    return rich;
}

static struct block block_of(const json_t *object, enum block_type type);

static struct block_list list_of(const json_t *array, enum block_type type)
{
    struct block_list list = {.count = json_array_size(array)};
    list.items = make(list.count, sizeof *list.items);
    for (size_t i = 0; i < list.count; i++)
        list.items[i] = block_of(json_array_get(array, i), type);
    return list;
}

/* An item's text is the first of its blocks. */
static void fill_item(const json_t *object, struct block *item)
{
    const json_t *blocks = json_object_get(object, "blocks");
    struct rich text = rich_of(object, "text", "marks");
    struct block_list list = {.items = make(json_array_size(blocks) + 1, sizeof *list.items)};
    item->is_term = json_is_true(json_object_get(object, "isTerm"));
    if (text.text.len)
        list.items[list.count++] = (struct block){.type = BLOCK_PARAGRAPH, .text = text};
    for (size_t i = 0; i < json_array_size(blocks); i++)
        list.items[list.count++] = block_of(json_array_get(blocks, i), BLOCK_TYPE_COUNT);
    item->blocks = list;
}

static unsigned span_of(const json_t *cell, const char *name)
{
    json_int_t span = json_integer_value(json_object_get(cell, name));
    return span > 1 ? (unsigned)span : 1;
}

static void fill_figure(const json_t *object, struct block *block)
{
    struct image *image = make(1, sizeof *image);
    *image = (struct image){.url = text_of(object, "url"),
                            .alt = text_of(object, "alt"),
                            .credit_text = text_of(object, "creditText")};
    block->image = image;
    block->text = rich_of(object, "caption", "captionMarks");
}

static struct block block_of(const json_t *object, enum block_type type)
{
    struct block block = {.type = type};
    if (type == BLOCK_TYPE_COUNT)
        block.type = (enum block_type)index_of(text_of(object, "type"), block_type_names, BLOCK_TYPE_COUNT);
    block.level = (uint8_t)json_integer_value(json_object_get(object, "level"));
    block.is_ordered = json_is_true(json_object_get(object, "isOrdered"));
    block.is_header = json_is_true(json_object_get(object, "isHeader"));
    block.start = (int)json_integer_value(json_object_get(object, "start"));
    block.columns = span_of(object, "columnSpan");
    block.rows = span_of(object, "rowSpan");
    block.label = str_or(text_of(object, "label"), text_of(object, "provider"));
    block.language = text_of(object, "language");
    block.url = str_or(text_of(object, "sourceUrl"), text_of(object, "url"));
    block.text = rich_of(object, "text", "marks");
    if (block.type == BLOCK_LIST || block.type == BLOCK_FOOTNOTES) {
        block.blocks = list_of(json_object_get(object, "items"), BLOCK_ITEM);
    } else if (block.type == BLOCK_ITEM) {
        fill_item(object, &block);
    } else if (block.type == BLOCK_TABLE) {
        block.blocks = list_of(json_object_get(object, "rows"), BLOCK_ROW);
        block.text = rich_of(object, "caption", "captionMarks");
    } else if (block.type == BLOCK_ROW) {
        block.blocks = list_of(json_object_get(object, "cells"), BLOCK_CELL);
    } else if (block.type == BLOCK_QUOTE) {
        block.blocks = list_of(json_object_get(object, "blocks"), BLOCK_TYPE_COUNT);
        block.text = rich_of(object, "source", "sourceMarks");
    } else if (block.type == BLOCK_FIGURE) {
        fill_figure(object, &block);
    } else if (block.type == BLOCK_MATH) {
        block.text.text = text_of(object, "tex");
    } else if (block.type == BLOCK_EMBED) {
        block.text = rich_of(object, "title", "marks");
    }
    return block;
}

static void write_line(const char *line, size_t len)
{
    json_error_t error;
    json_t *array = json_loadb(line, len, 0, &error);
    if (!array) {
        fprintf(stderr, "%s\n", error.text);
        exit(2);
    }
    struct block_list list = list_of(array, BLOCK_TYPE_COUNT);
    struct article article = {.blocks = list.items, .block_count = list.count};
    struct buf markdown, out;
    buf_init(&markdown, NULL, SIZE_MAX);
    buf_init(&out, NULL, SIZE_MAX);
    write_markdown(&article, &markdown);
    json_write_str(&out, buf_str(&markdown));
    printf("%.*s\n", STR_FMT(buf_str(&out)));
    buf_free(&markdown);
    buf_free(&out);
    json_decref(array);
    arena_reset(arena);
}

int main(void)
{
    char *line = NULL;
    size_t room = 0;
    ssize_t len;
    arena = arena_create((size_t)1 << 30);
    while ((len = getline(&line, &room, stdin)) > 0)
        write_line(line, (size_t)len);
    free(line);
    arena_destroy(arena);
    return 0;
}
