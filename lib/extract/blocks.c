#include "extract/blocks.h"

#include "base/buf.h"
#include "extract/facts.h"
#include "extract/joint.h"
#include "extract/posts.h"
#include "extract/text_fields.h"

const char *const block_type_names[BLOCK_TYPE_COUNT] = {
#define X(NAME, type) [BLOCK_##NAME] = type,
    BLOCK_TABLE(X)
#undef X
};

/* Segments [from, to) of the body, and where their blocks go. */
struct building {
    struct run *run;
    const struct doc *doc;
    const struct segment **body;
    struct block *blocks;
    size_t count;
};

static enum joint joint_at(const struct building *b, size_t i)
{
    return joint_of(b->doc, b->body[i - 1], b->body[i]);
}

/* Where the block that begins at `from` ends: at the next segment that is no further item, row, cell or
 * piece. */
static size_t block_end(const struct building *b, size_t from, size_t to)
{
    size_t i = from + 1;
    while (i < to && joint_at(b, i) != JOINT_BLOCK)
        i++;
    return i;
}

static bool build_list(const struct building *b, size_t from, size_t to, struct block *block)
{
    block->type = BLOCK_LIST;
    block->items.items = run_alloc_array(b->run, to - from, sizeof *block->items.items);
    if (!block->items.items)
        return false;
    for (size_t i = from; i < to; i++)
        block->items.items[block->items.count++] = b->body[i]->text;
    return true;
}

/* The text of segments [from, to), each on a line of its own. */
static bool join_lines(const struct building *b, size_t from, size_t to, struct str *text)
{
    *text = b->body[from]->text;
    if (to == from + 1)
        return true;
    struct buf out;
    buf_init(&out, b->run->arena, SIZE_MAX);
    for (size_t i = from; i < to; i++) {
        if (i > from)
            buf_add_byte(&out, '\n');
        buf_add_str(&out, b->body[i]->text);
    }
    *text = buf_str(&out);
    return !out.failed || fail(b->run, FAIL_PAGE_TOO_COMPLEX,
                               "The body's tables need more memory than one job may allocate.");
}

/* The cells of the row that begins at *at, moving *at past them. */
static bool build_row(const struct building *b, size_t *at, size_t to, struct str_list *row)
{
    size_t end = *at + 1;
    while (end < to && joint_at(b, end) != JOINT_ROW)
        end++;
    row->items = run_alloc_array(b->run, end - *at, sizeof *row->items);
    if (!row->items)
        return false;
    while (*at < end) {
        size_t next = *at + 1;
        while (next < end && joint_at(b, next) == JOINT_PIECE)
            next++;
        if (!join_lines(b, *at, next, &row->items[row->count++]))
            return false;
        *at = next;
    }
    return true;
}

static bool build_table(const struct building *b, size_t from, size_t to, struct block *block)
{
    size_t rows = 1;
    for (size_t i = from + 1; i < to; i++)
        rows += joint_at(b, i) == JOINT_ROW;
    block->type = BLOCK_TABLE;
    block->rows = run_alloc_array(b->run, rows, sizeof *block->rows);
    if (!block->rows)
        return false;
    for (size_t i = from; i < to;)
        if (!build_row(b, &i, to, &block->rows[block->row_count++]))
            return false;
    return true;
}

/* Whether cells [from, to) are all of one cell: the layout of a page then, not data. */
static bool is_one_cell(const struct building *b, size_t from, size_t to)
{
    for (size_t i = from + 1; i < to; i++)
        if (joint_at(b, i) != JOINT_PIECE)
            return false;
    return true;
}

/* Of a segment that is a block by itself; the other kinds are paragraphs. */
static struct block text_block(const struct segment *segment)
{
    static const enum block_type types[SEGMENT_CONTROL + 1] = {
        [SEGMENT_HEADING] = BLOCK_HEADING,
        [SEGMENT_QUOTE] = BLOCK_QUOTE,
        [SEGMENT_CODE] = BLOCK_CODE,
    };
    return (struct block){.type = types[segment->kind], .level = segment->level, .text = segment->text};
}

/* Whether the segments [from, to), which begin no new block inside, are one block; else each is one. */
static bool is_one_block(const struct building *b, size_t from, size_t to)
{
    uint8_t kind = b->body[from]->kind;
    return kind == SEGMENT_ITEM || (kind == SEGMENT_CELL && !is_one_cell(b, from, to));
}

static bool build_block(struct building *b, size_t from, size_t to)
{
    bool one = is_one_block(b, from, to);
    if (one && b->body[from]->kind == SEGMENT_ITEM)
        return build_list(b, from, to, &b->blocks[b->count++]);
    if (one)
        return build_table(b, from, to, &b->blocks[b->count++]);
    for (size_t i = from; i < to; i++)
        b->blocks[b->count++] = text_block(b->body[i]);
    return true;
}

static size_t count_blocks(const struct building *b, size_t from, size_t to)
{
    size_t count = 0;
    while (from < to) {
        size_t end = block_end(b, from, to);
        count += is_one_block(b, from, end) ? 1 : end - from;
        from = end;
    }
    return count;
}

/* Blocks of the body's segments [from, to). */
static bool build_range(const struct facts *facts, const struct article *article, size_t from, size_t to,
                        struct block **blocks, size_t *count)
{
    struct building b = {.run = facts->run, .doc = facts->sheet->doc, .body = article->body};
    b.blocks = run_alloc_array(facts->run, count_blocks(&b, from, to), sizeof *b.blocks);
    if (!b.blocks)
        return false;
    while (from < to) {
        size_t end = block_end(&b, from, to);
        if (!build_block(&b, from, end))
            return false;
        from = end;
    }
    *blocks = b.blocks;
    *count = b.count;
    return true;
}

static bool build_posts(const struct facts *facts, struct article *article)
{
    size_t count;
    const struct post *posts =
        facts->lines ? text_posts(facts, article, &count) : find_posts(facts, article, &count);
    struct block *blocks = posts ? run_alloc_array(facts->run, count, sizeof *blocks) : NULL;
    if (!blocks)
        return false;
    for (size_t i = 0; i < count; i++) {
        blocks[i] = (struct block){.type = BLOCK_POST, .post = &posts[i]};
        if (!build_range(facts, article, posts[i].from, posts[i].to, &blocks[i].blocks,
                         &blocks[i].block_count))
            return false;
    }
    article->blocks = blocks;
    article->block_count = count;
    return true;
}

bool build_blocks(const struct facts *facts, struct article *article)
{
    if (!(facts->run->options.include & INCLUDE_BLOCKS) || article->body_count == 0)
        return true;
    if (article->page_type == PAGE_TYPE_FORUM)
        return build_posts(facts, article);
    return build_range(facts, article, 0, article->body_count, &article->blocks, &article->block_count);
}
