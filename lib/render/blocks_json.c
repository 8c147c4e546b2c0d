#include "render/blocks_json.h"

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

static void write_strings(struct buf *out, const struct str_list *list)
{
    buf_add_byte(out, '[');
    for (size_t i = 0; i < list->count; i++) {
        json_write_comma(out);
        json_write_str(out, list->items[i]);
    }
    buf_add_byte(out, ']');
}

static void write_only_text(struct buf *out, const struct block *block)
{
    write_text(out, "text", block->text);
}

static void write_heading(struct buf *out, const struct block *block)
{
    json_write_name(out, "level");
    buf_printf(out, "%u", block->level);
    write_text(out, "text", block->text);
}

static void write_list(struct buf *out, const struct block *block)
{
    json_write_name(out, "items");
    write_strings(out, &block->items);
}

static void write_table(struct buf *out, const struct block *block)
{
    json_write_name(out, "rows");
    buf_add_byte(out, '[');
    for (size_t i = 0; i < block->row_count; i++) {
        json_write_comma(out);
        write_strings(out, &block->rows[i]);
    }
    buf_add_byte(out, ']');
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
    write_blocks(out, block->blocks, block->block_count);
}

/* The members beside `type`. */
static void (*const writers[BLOCK_TYPE_COUNT])(struct buf *out, const struct block *block) = {
    [BLOCK_PARAGRAPH] = write_only_text, [BLOCK_HEADING] = write_heading, [BLOCK_LIST] = write_list,
    [BLOCK_QUOTE] = write_only_text,     [BLOCK_CODE] = write_only_text,  [BLOCK_TABLE] = write_table,
    [BLOCK_POST] = write_post,
};

void write_blocks(struct buf *out, const struct block *blocks, size_t count)
{
    buf_add_byte(out, '[');
    for (size_t i = 0; i < count; i++) {
        json_write_comma(out);
        buf_add_byte(out, '{');
        write_text(out, "type", str_of(block_type_names[blocks[i].type]));
        writers[blocks[i].type](out, &blocks[i]);
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
        write_text(out, "reason", str_of(removal_names[removed[i].reason]));
        json_write_name(out, "probability");
        json_write_number(out, (double)removed[i].probability, DECIMALS);
        write_text(out, "text", removed[i].segment->text);
        buf_add_byte(out, '}');
    }
    buf_add_byte(out, ']');
}
