#include "extract/blocks/containers.h"

static const struct {
    enum tag tag;
    enum block_type type;
} types[] = {
    {TAG_UL, BLOCK_LIST}, {TAG_OL, BLOCK_LIST}, {TAG_MENU, BLOCK_LIST}, {TAG_DL, BLOCK_LIST},
    {TAG_LI, BLOCK_ITEM}, {TAG_DT, BLOCK_ITEM}, {TAG_DD, BLOCK_ITEM},   {TAG_BLOCKQUOTE, BLOCK_QUOTE},
    {TAG_TD, BLOCK_CELL}, {TAG_TH, BLOCK_CELL}, {TAG_TR, BLOCK_ROW},    {TAG_TABLE, BLOCK_TABLE},
};

enum block_type container_type(enum tag tag)
{
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (types[i].tag == tag)
            return types[i].type;
    return BLOCK_TYPE_COUNT;
}

/* Whether an element is a container, by what holds it: a row stands in a table of data, a cell in such a row,
 * and nothing in a cell. */
static bool is_container(const struct doc *doc, const uint8_t *is_data, uint32_t node, uint32_t around)
{
    enum block_type type = container_type(doc->nodes[node].tag);
    enum block_type outer = around ? container_type(doc->nodes[around].tag) : BLOCK_TYPE_COUNT;
    if (type == BLOCK_TYPE_COUNT || outer == BLOCK_CELL)
        return false;
    if (type == BLOCK_TABLE)
        return is_data[node];
    if (type == BLOCK_ROW)
        return outer == BLOCK_TABLE;
    if (type == BLOCK_CELL)
        return outer == BLOCK_ROW && doc->nodes[node].parent == around;
    return outer != BLOCK_TABLE && outer != BLOCK_ROW;
}

bool map_containers(struct run *run, const struct doc *doc, const uint8_t *is_data,
                    struct containers *containers)
{
    containers->nearest = run_alloc_array(run, doc->node_count, sizeof *containers->nearest);
    containers->levels = run_alloc_array(run, doc->node_count, sizeof *containers->levels);
    if (!containers->nearest || !containers->levels)
        return false;
    for (uint32_t i = 1; i < doc->node_count; i++) {
        uint32_t parent = doc->nodes[i].parent, around = containers->nearest[parent];
        bool is = is_container(doc, is_data, i, around);
        containers->nearest[i] = is ? i : around;
        containers->levels[i] = (uint16_t)(containers->levels[parent] + is);
    }
    return true;
}
