#include "extract/blocks/compose.h"

enum { SPAN_MAX = 1000 /* columns or rows of one cell; WHATWG HTML, 4.9.11 */ };

static uint32_t table_of(const struct doc *doc, uint32_t node)
{
    uint32_t table = doc_ancestor(doc, node, TAG_TABLE);
    return table == UINT32_MAX ? 0 : table;
}

/* The cell that a segment stands in; 0 where it stands in none. */
static uint32_t cell_of(const struct doc *doc, uint32_t node)
{
    for (; node != 0; node = doc->nodes[node].parent)
        if (doc->nodes[node].tag == TAG_TD || doc->nodes[node].tag == TAG_TH)
            return node;
    return 0;
}

/* What stands in one table of the body, while its segments are counted. */
struct tally {
    uint32_t cell; /* the first that was met */
    uint32_t data_words, other_words;
    bool has_cells; /* more than one */
};

const uint8_t *find_data_tables(const struct facts *facts, const struct article *article)
{
    const struct doc *doc = facts->sheet->doc;
    struct run *run = facts->run;
    uint8_t *is_data = run_alloc(run, (size_t)doc->node_count + 1);
    bool has_table = doc_find(doc, TAG_TABLE, 0, doc->node_count) < doc->node_count;
    struct tally *tallies =
        is_data && has_table ? run_alloc_array(run, doc->node_count, sizeof *tallies) : NULL;
    if (!tallies)
        return has_table ? NULL : is_data;
    for (size_t i = 0; i < article->body_count; i++) {
        const struct segment *segment = article->body[i];
        uint32_t table = table_of(doc, segment->node), cell = cell_of(doc, segment->node);
        struct tally *tally = &tallies[table];
        if (!table || !cell)
            continue;
        tally->has_cells |= tally->cell && tally->cell != cell;
        tally->cell = tally->cell ? tally->cell : cell;
        if (segment->kind == SEGMENT_CELL)
            tally->data_words += segment->words + 1;
        else
            tally->other_words += segment->words;
        is_data[table] = tally->has_cells && tally->data_words > tally->other_words;
    }
    return is_data;
}

static unsigned span_of(struct str value)
{
    uint64_t span;
    return str_to_u64(str_trim(value), SPAN_MAX, &span) && span > 0 ? (unsigned)span : 1;
}

static bool add_cell(struct run *run, const struct doc *doc, struct block *row, uint32_t node)
{
    struct block *cell = add_block(run, &row->blocks, BLOCK_CELL, node);
    if (!cell)
        return false;
    cell->columns = span_of(doc_attr(doc, node, ATTR_COLSPAN));
    cell->rows = span_of(doc_attr(doc, node, ATTR_ROWSPAN));
    cell->is_header = doc->nodes[node].tag == TAG_TH;
    return true;
}

static bool add_row(const struct composition *composition, struct block *table, uint32_t tr)
{
    const struct doc *doc = composition->facts->sheet->doc;
    struct run *run = composition->facts->run;
    struct block *row = add_block(run, &table->blocks, BLOCK_ROW, tr);
    if (!row)
        return false;
    for (uint32_t i = tr + 1; i < doc->nodes[tr].end; i++) {
        enum tag tag = doc->nodes[i].tag;
        if ((tag == TAG_TD || tag == TAG_TH) && doc->nodes[i].parent == tr) {
            if (!add_cell(run, doc, row, i))
                return false;
            i = doc->nodes[i].end - 1;
        }
    }
    return true;
}

static uint32_t caption_of(const struct doc *doc, uint32_t table)
{
    uint32_t caption = doc_find(doc, TAG_CAPTION, table, doc->nodes[table].end);
    return caption < doc->nodes[table].end && doc->nodes[caption].parent == table ? caption : 0;
}

bool open_table(const struct composition *composition, struct block *table)
{
    const struct doc *doc = composition->facts->sheet->doc;
    for (uint32_t i = table->node + 1; i < doc->nodes[table->node].end; i++) {
        if (doc->nodes[i].tag != TAG_TR || table_of(doc, i) != table->node)
            continue;
        if (holds_body(composition->article, i, doc->nodes[i].end) && !add_row(composition, table, i))
            return false;
    }
    return left_out(composition, caption_of(doc, table->node), &table->text);
}

/* The last block of a list that begins at or before a node; NULL where none does. */
static struct block *last_before(struct block_list *list, uint32_t node)
{
    size_t low = 0, high = list->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (list->items[middle].node <= node)
            low = middle + 1;
        else
            high = middle;
    }
    return low ? &list->items[low - 1] : NULL;
}

struct block *find_cell(struct block *table, uint32_t node)
{
    struct block *row = last_before(&table->blocks, node);
    struct block *cell = row ? last_before(&row->blocks, node) : NULL;
    return cell && cell->node == node ? cell : NULL;
}
