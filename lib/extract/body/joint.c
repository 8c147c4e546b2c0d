#include "extract/body/joint.h"

/* The nearest ancestor-or-self with one of two tags; UINT32_MAX where there is none. */
static uint32_t holder(const struct doc *doc, uint32_t node, enum tag tag, enum tag other)
{
    uint32_t a = doc_ancestor(doc, node, tag), b = doc_ancestor(doc, node, other);
    if (a == UINT32_MAX || b == UINT32_MAX)
        return a == UINT32_MAX ? b : a;
    return a > b ? a : b;
}

static enum joint cell_joint(const struct doc *doc, uint32_t before, uint32_t after)
{
    uint32_t row = doc_ancestor(doc, after, TAG_TR), table = doc_ancestor(doc, after, TAG_TABLE);
    uint32_t cell = holder(doc, after, TAG_TD, TAG_TH);
    if (cell != UINT32_MAX && cell == holder(doc, before, TAG_TD, TAG_TH))
        return JOINT_PIECE;
    if (row != UINT32_MAX && row == doc_ancestor(doc, before, TAG_TR))
        return JOINT_CELL;
    return table != UINT32_MAX && table == doc_ancestor(doc, before, TAG_TABLE) ? JOINT_ROW : JOINT_BLOCK;
}

static enum joint item_joint(const struct doc *doc, uint32_t before, uint32_t after)
{
    uint32_t a = holder(doc, before, TAG_LI, TAG_DD), b = holder(doc, after, TAG_LI, TAG_DD);
    uint32_t list_before = doc->nodes[a == UINT32_MAX ? before : a].parent;
    uint32_t list_after = doc->nodes[b == UINT32_MAX ? after : b].parent;
    return list_before == list_after ? JOINT_ITEM : JOINT_BLOCK;
}

/* Of a plain text, whose nodes are its lines. */
static enum joint line_joint(const struct segment *before, const struct segment *after)
{
    if (after->kind == SEGMENT_ITEM)
        return JOINT_ITEM;
    if (after->kind != SEGMENT_CELL || after->node > before->node + 1)
        return JOINT_BLOCK;
    return after->node == before->node ? JOINT_CELL : JOINT_ROW;
}

enum joint joint_of(const struct doc *doc, const struct segment *before, const struct segment *after)
{
    if (before->kind != after->kind)
        return JOINT_BLOCK;
    if (doc->node_count == 0)
        return line_joint(before, after);
    if (after->kind == SEGMENT_CELL)
        return cell_joint(doc, before->node, after->node);
    return after->kind == SEGMENT_ITEM ? item_joint(doc, before->node, after->node) : JOINT_BLOCK;
}
