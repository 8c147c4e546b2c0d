#include "extract/blocks/compose.h"
#include "extract/body/joint.h"

static bool add_line(struct run *run, struct block_list *list, enum block_type type,
                     const struct segment *segment)
{
    struct block *block = add_block(run, list, type, 0);
    if (!block)
        return false;
    block->text.text = segment->text;
    block->level = type == BLOCK_HEADING ? (uint8_t)(segment->level ? segment->level : 3) : 0;
    return true;
}

static bool add_item(struct run *run, struct block_list *blocks, bool is_first, const struct segment *segment)
{
    struct block *list = is_first ? add_block(run, blocks, BLOCK_LIST, 0) : &blocks->items[blocks->count - 1];
    struct block *item = list ? add_block(run, &list->blocks, BLOCK_ITEM, 0) : NULL;
    return item && add_line(run, &item->blocks, BLOCK_PARAGRAPH, segment);
}

static bool add_cell(struct run *run, struct block_list *blocks, enum joint joint,
                     const struct segment *segment)
{
    struct block *table =
        joint == JOINT_BLOCK ? add_block(run, blocks, BLOCK_TABLE, 0) : &blocks->items[blocks->count - 1];
    struct block_list *rows = table ? &table->blocks : NULL;
    if (rows && (joint == JOINT_BLOCK || joint == JOINT_ROW) && !add_block(run, rows, BLOCK_ROW, 0))
        return false;
    return rows && add_line(run, &rows->items[rows->count - 1].blocks, BLOCK_CELL, segment);
}

bool compose_lines(const struct composition *composition, size_t from, size_t to, struct block_list *blocks)
{
    static const enum block_type types[SEGMENT_CONTROL + 1] = {
        [SEGMENT_HEADING] = BLOCK_HEADING,
        [SEGMENT_CODE] = BLOCK_CODE,
    };
    const struct doc *doc = composition->facts->sheet->doc;
    struct run *run = composition->facts->run;
    for (size_t i = from; i < to; i++) {
        const struct segment *segment = composition->article->body[i];
        enum joint joint = i > from ? joint_of(doc, composition->article->body[i - 1], segment) : JOINT_BLOCK;
        bool fine = segment->kind == SEGMENT_ITEM   ? add_item(run, blocks, joint == JOINT_BLOCK, segment)
                    : segment->kind == SEGMENT_CELL ? add_cell(run, blocks, joint, segment)
                                                    : add_line(run, blocks, types[segment->kind], segment);
        if (!fine)
            return false;
    }
    return true;
}
