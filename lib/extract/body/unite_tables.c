#include "extract/body/choice.h"

/* One table's segments: [from, to). */
struct table_span {
    size_t from, to;
    uint32_t node; /* UINT32_MAX: there is no further table */
};

/* The innermost table that a segment stands in. */
static uint32_t table_of(const struct doc *doc, const struct segment *s)
{
    return s->in & IN_TABLE ? doc_ancestor(doc, s->node, TAG_TABLE) : UINT32_MAX;
}

static struct table_span next_table(const struct choice *c, size_t from)
{
    const struct doc *doc = c->facts->sheet->doc;
    struct table_span span = {from, from, UINT32_MAX};
    while (span.from < c->count && (span.node = table_of(doc, &c->segments[span.from])) == UINT32_MAX)
        span.from++;
    span.to = span.from;
    while (span.to < c->count && table_of(doc, &c->segments[span.to]) == span.node)
        span.to++;
    return span;
}

/* Data has several rows of short cells; a page's layout has long ones, or one row. */
static bool is_data(const struct choice *c, const struct table_span *span)
{
    enum { CELL_WORDS_MAX = 40, CELLS_MIN = 4 };
    const struct doc *doc = c->facts->sheet->doc;
    for (size_t i = span->from; i < span->to; i++)
        if (c->segments[i].words > CELL_WORDS_MAX || c->segments[i].kind == SEGMENT_HEADING)
            return false;
    uint32_t first = doc_ancestor(doc, c->segments[span->from].node, TAG_TR);
    uint32_t last = doc_ancestor(doc, c->segments[span->to - 1].node, TAG_TR);
    return span->to - span->from >= CELLS_MIN && first != last;
}

/* Cells, and what titles a table or parts of it in a row of its own. */
static bool is_of_table(const struct segment *s)
{
    enum { TITLE_WORDS_MAX = 8 };
    return s->in & IN_TABLE && (s->kind == SEGMENT_CELL || s->words <= TITLE_WORDS_MAX);
}

/* Whether the text goes on both before and behind the table, other tables aside: they may stand side by side.
 */
static bool is_amid_text(const struct choice *c, const struct table_span *span)
{
    enum { CELLS_BESIDE_MAX = 1000 };
    size_t before = span->from, behind = span->to, steps = 0;
    while (before > 0 && steps++ < CELLS_BESIDE_MAX && is_of_table(&c->segments[before - 1]))
        before--;
    while (behind < c->count && steps++ < CELLS_BESIDE_MAX && is_of_table(&c->segments[behind]))
        behind++;
    bool is_beside = span->from > 0 && c->kept[span->from - 1] && span->to < c->count && c->kept[span->to];
    return is_beside || (before > 0 && c->kept[before - 1] && behind < c->count && c->kept[behind]);
}

static void unite(struct choice *c, const struct table_span *span)
{
    uint32_t kept = 0, words = 0, links = 0;
    for (size_t i = span->from; i < span->to; i++) {
        words += c->segments[i].words;
        links += c->segments[i].link_words;
        kept += c->kept[i] ? c->segments[i].words : 0;
    }
    bool keep = (kept > 0 && kept * 2 >= words) || (links * 3 < words * 2 && is_amid_text(c, span));
    for (size_t i = span->from; i < span->to; i++) {
        if (!keep)
            drop_segment(c, i, REMOVAL_TABLE);
        c->kept[i] = keep;
    }
}

/* Gives a table of longer cells that is nearly whole the rest of them. */
static void fill(struct choice *c, const struct table_span *span)
{
    uint32_t kept = 0, words = 0;
    size_t cells = 0, kept_cells = 0;
    for (size_t i = span->from; i < span->to; i++) {
        words += c->segments[i].words;
        kept += c->kept[i] ? c->segments[i].words : 0;
        cells += c->segments[i].kind == SEGMENT_CELL;
        kept_cells += c->kept[i];
    }
    size_t count = span->to - span->from;
    bool is_whole = kept * 5 >= words * 4 && kept_cells * 2 > count && cells * 2 > count;
    for (size_t i = span->from; i < span->to && is_whole; i++)
        c->kept[i] |= c->segments[i].kind == SEGMENT_CELL;
}

void unite_tables(struct choice *c)
{
    for (struct table_span span = next_table(c, 0); span.node != UINT32_MAX; span = next_table(c, span.to))
        if (is_data(c, &span))
            unite(c, &span);
        else
            fill(c, &span);
}
