#include "render/blocks_json.h"

#include "base/utf8.h"
#include "render/json_write.h"

static void write_text(struct buf *out, const char *name, struct str value)
{
    json_write_name(out, name);
    json_write_str(out, value);
}

static void write_known_text(struct buf *out, const char *name, struct str value)
{
    json_write_name(out, name);
    json_write_text(out, value);
}

static void write_number(struct buf *out, const char *name, long value)
{
    json_write_name(out, name);
    buf_printf(out, "%ld", value);
}

static void write_pixels(struct buf *out, const char *name, unsigned pixels)
{
    json_write_name(out, name);
    if (pixels)
        buf_printf(out, "%u", pixels);
    else
        buf_add_str(out, STR("null"));
}

static void write_flag(struct buf *out, const char *name, bool value)
{
    json_write_name(out, name);
    buf_add_str(out, value ? STR("true") : STR("false"));
}

/* Which member a mark's url or value is; NULL: it has none. */
static const struct {
    const char *url, *value;
} mark_members[INLINE_TYPE_COUNT] = {
    [INLINE_LINK] = {"url", NULL},
    [INLINE_MATH] = {NULL, "tex"},
    [INLINE_NOTE] = {NULL, "label"},
};

/* Counts characters up to a byte of a text, going on from where it was last. */
struct counting {
    struct str text;
    size_t bytes, characters;
};

static long characters_before(struct counting *counting, size_t at)
{
    if (at < counting->bytes)
        *counting = (struct counting){.text = counting->text};
    counting->characters += utf8_count(str_slice(counting->text, counting->bytes, at));
    counting->bytes = at;
    return (long)counting->characters;
}

static void write_mark(struct buf *out, const struct inline_mark *mark, struct counting *counting)
{
    json_write_comma(out);
    buf_add_byte(out, '{');
    write_text(out, "type", str_of(inline_type_names[mark->type]));
    write_number(out, "from", characters_before(counting, mark->from));
    write_number(out, "to", characters_before(counting, mark->to));
    if (mark_members[mark->type].url)
        write_text(out, mark_members[mark->type].url, mark->url);
    if (mark_members[mark->type].value)
        write_text(out, mark_members[mark->type].value, mark->value);
    buf_add_byte(out, '}');
}

static void write_marks(struct buf *out, const char *name, const struct rich *rich)
{
    struct counting counting = {.text = rich->text};
    json_write_name(out, name);
    buf_add_byte(out, '[');
    for (size_t i = 0; i < rich->count; i++)
        write_mark(out, &rich->marks[i], &counting);
    buf_add_byte(out, ']');
}

static void write_known_rich(struct buf *out, const char *name, const char *marks, const struct rich *rich)
{
    write_known_text(out, name, rich->text);
    write_marks(out, marks, rich);
}

static void write_only_text(struct buf *out, const struct block *block)
{
    write_text(out, "text", block->text.text);
    write_marks(out, "marks", &block->text);
}

static void write_heading(struct buf *out, const struct block *block)
{
    write_number(out, "level", block->level);
    write_only_text(out, block);
}

/* Parts of lists and tables are many, and name only what there is to say. */
static void write_part_text(struct buf *out, const struct rich *text)
{
    write_text(out, "text", text->text);
    if (text->count)
        write_marks(out, "marks", text);
}

/* The first paragraph of an item is its text; what follows stands in `blocks`. */
static void write_item(struct buf *out, const struct block *item)
{
    const struct block_list *list = &item->blocks;
    bool has_text = list->count && list->items[0].type == BLOCK_PARAGRAPH;
    struct rich text = has_text ? list->items[0].text : (struct rich){.text = STR("")};
    if (item->is_term)
        write_flag(out, "isTerm", true);
    if (item->label.len)
        write_text(out, "label", item->label);
    write_part_text(out, &text);
    if (list->count == has_text)
        return;
    json_write_name(out, "blocks");
    write_blocks(out, list->items + has_text, list->count - has_text);
}

/* The parts of a list, a table or a row, each an object. */
static void write_parts(struct buf *out, const char *name, const struct block_list *list,
                        void (*write)(struct buf *out, const struct block *part))
{
    json_write_name(out, name);
    buf_add_byte(out, '[');
    for (size_t i = 0; i < list->count; i++) {
        json_write_comma(out);
        buf_add_byte(out, '{');
        write(out, &list->items[i]);
        buf_add_byte(out, '}');
    }
    buf_add_byte(out, ']');
}

static void write_list(struct buf *out, const struct block *block)
{
    write_flag(out, "isOrdered", block->is_ordered);
    json_write_name(out, "start");
    if (block->is_ordered)
        buf_printf(out, "%d", block->start);
    else
        buf_add_str(out, STR("null"));
    write_parts(out, "items", &block->blocks, write_item);
}

static void write_footnotes(struct buf *out, const struct block *block)
{
    write_parts(out, "items", &block->blocks, write_item);
}

static void write_cell(struct buf *out, const struct block *cell)
{
    if (cell->is_header)
        write_flag(out, "isHeader", true);
    if (cell->columns > 1)
        write_number(out, "columnSpan", (long)cell->columns);
    if (cell->rows > 1)
        write_number(out, "rowSpan", (long)cell->rows);
    write_part_text(out, &cell->text);
}

static void write_row(struct buf *out, const struct block *row)
{
    write_parts(out, "cells", &row->blocks, write_cell);
}

static void write_table(struct buf *out, const struct block *block)
{
    write_known_rich(out, "caption", "captionMarks", &block->text);
    write_parts(out, "rows", &block->blocks, write_row);
}

static void write_quote(struct buf *out, const struct block *block)
{
    write_known_rich(out, "source", "sourceMarks", &block->text);
    write_known_text(out, "sourceUrl", block->url);
    json_write_name(out, "blocks");
    write_blocks(out, block->blocks.items, block->blocks.count);
}

static void write_code(struct buf *out, const struct block *block)
{
    write_known_text(out, "language", block->language);
    write_text(out, "text", block->text.text);
}

static void write_figure(struct buf *out, const struct block *block)
{
    const struct image *image = block->image;
    write_text(out, "url", image->url);
    write_known_text(out, "alt", image->alt);
    write_known_text(out, "caption", figure_caption(block).text);
    write_marks(out, "captionMarks", &block->text);
    write_known_text(out, "creditText", image->credit_text);
    write_pixels(out, "width", image->width);
    write_pixels(out, "height", image->height);
    write_known_text(out, "linkUrl", block->url);
}

static void write_math(struct buf *out, const struct block *block)
{
    write_text(out, "tex", block->text.text);
}

static void write_embed(struct buf *out, const struct block *block)
{
    write_text(out, "url", block->url);
    write_text(out, "provider", block->label);
    write_known_text(out, "title", block->text.text);
}

static void write_nothing(struct buf *out, const struct block *block)
{
    (void)out, (void)block;
}

static void write_post(struct buf *out, const struct block *block)
{
    json_write_name(out, "author");
    if (block->post->author.name.len) {
        buf_add_byte(out, '{');
        write_text(out, "name", block->post->author.name);
        write_known_text(out, "url", block->post->author.url);
        buf_add_byte(out, '}');
    } else {
        buf_add_str(out, STR("null"));
    }
    write_known_text(out, "dateCreated", block->post->date_created);
    write_known_text(out, "dateCreatedRaw", block->post->date_created_raw);
    json_write_name(out, "blocks");
    write_blocks(out, block->blocks.items, block->blocks.count);
}

/* The members beside `type`. */
static void (*const writers[BLOCK_TYPE_COUNT])(struct buf *out, const struct block *block) = {
    [BLOCK_PARAGRAPH] = write_only_text, [BLOCK_HEADING] = write_heading, [BLOCK_LIST] = write_list,
    [BLOCK_ITEM] = write_item,           [BLOCK_QUOTE] = write_quote,     [BLOCK_CODE] = write_code,
    [BLOCK_TABLE] = write_table,         [BLOCK_ROW] = write_row,         [BLOCK_CELL] = write_cell,
    [BLOCK_FIGURE] = write_figure,       [BLOCK_EMBED] = write_embed,     [BLOCK_MATH] = write_math,
    [BLOCK_FOOTNOTES] = write_footnotes, [BLOCK_RULE] = write_nothing,    [BLOCK_POST] = write_post,
};

void write_blocks(struct buf *out, const struct block *blocks, size_t count)
{
    buf_add_byte(out, '[');
    for (size_t i = 0; i < count; i++) {
        json_write_comma(out);
        buf_add_byte(out, '{');
        write_text(out, "type", str_of(block_type_names[blocks[i].type]));
        writers[blocks[i].type](out, &blocks[i]);
        if (block_has_language[blocks[i].type])
            write_known_text(out, "inLanguage", blocks[i].in_language);
        buf_add_byte(out, '}');
    }
    buf_add_byte(out, ']');
}

void write_removed(struct buf *out, const struct removed *removed, size_t count)
{
    enum { DECIMALS = 3 };
    buf_add_byte(out, '[');
    for (size_t i = 0; i < count; i++) {
        json_write_comma(out);
        buf_add_byte(out, '{');
        write_number(out, "position", removed[i].position);
        if (removed[i].reason != REMOVAL_NONE)
            write_text(out, "reason", str_of(removal_names[removed[i].reason]));
        json_write_name(out, "probability");
        json_write_number(out, (double)removed[i].probability, DECIMALS);
        write_text(out, "text", removed[i].segment->text);
        buf_add_byte(out, '}');
    }
    buf_add_byte(out, ']');
}
