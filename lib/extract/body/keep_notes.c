#include "extract/blocks/notes.h"
#include "extract/body/restore.h"

/* The list that an item stands in; UINT32_MAX: it stands in none. */
static uint32_t list_of(const struct doc *doc, uint32_t item)
{
    unsigned tag = doc->nodes[doc->nodes[item].parent].tag;
    return tag == TAG_OL || tag == TAG_UL ? doc->nodes[item].parent : UINT32_MAX;
}

/* Whether an item leads back to a place on the page: notes are linked both ways. */
static bool leads_back(const struct choice *c, uint32_t item)
{
    const struct doc *doc = c->facts->sheet->doc;
    for (uint32_t i = item + 1; i < doc->nodes[item].end; i++)
        if (doc->nodes[i].tag == TAG_A && place_on_page(c->article, doc_attr(doc, i, ATTR_HREF)).len)
            return true;
    return false;
}

/* The items of a list, and how many of them the text refers to. */
struct tally {
    uint32_t items, called;
};

/* Tells of each list how many of its items are notes. A note comes behind what calls it. */
static struct tally *tally_lists(const struct choice *c, const struct note_list *notes)
{
    const struct doc *doc = c->facts->sheet->doc;
    struct tally *tallies = run_alloc_array(c->facts->run, doc->node_count, sizeof *tallies);
    uint32_t last = 0;
    for (uint32_t i = 0; tallies && i < doc->node_count; i++) {
        uint32_t list = doc->nodes[i].tag == TAG_LI ? list_of(doc, i) : UINT32_MAX;
        if (list != UINT32_MAX)
            tallies[list].items++;
        const struct note *note = note_of_id(notes, doc_attr(doc, i, ATTR_ID));
        uint32_t item = note ? doc_ancestor(doc, i, TAG_LI) : UINT32_MAX;
        if (item == UINT32_MAX || item <= note->caller || item == last || list_of(doc, item) == UINT32_MAX ||
            !leads_back(c, item))
            continue;
        tallies[list_of(doc, item)].called++;
        last = item;
    }
    return tallies;
}

/* The list, and the heading right before it. */
static void keep_list(struct choice *c, uint32_t list)
{
    size_t before = sheet_segment_from(c->facts->sheet, list),
           end = sheet_segment_from(c->facts->sheet, c->facts->sheet->doc->nodes[list].end);
    for (size_t i = before; i < end; i++)
        c->kept[i] |= !is_beside(&c->segments[i]);
    if (before > 0 && c->segments[before - 1].kind == SEGMENT_HEADING && is_plain(&c->segments[before - 1]))
        c->kept[before - 1] = true;
}

void keep_notes(struct choice *c)
{
    enum { CALLED_MIN = 2 };
    const struct doc *doc = c->facts->sheet->doc;
    enum page_type type = c->article->page_type;
    struct note_list notes = {.count = 0};
    if (type != PAGE_TYPE_ARTICLE && type != PAGE_TYPE_DOCUMENTATION)
        return;
    for (size_t i = 0; i < c->count; i++)
        if (c->kept[i] && c->segments[i].links && !call_notes(c->facts, c->article, &c->segments[i], &notes))
            return;
    const struct tally *tallies = notes.count >= CALLED_MIN ? tally_lists(c, &notes) : NULL;
    for (uint32_t n = 0; tallies && n < doc->node_count; n++)
        if (tallies[n].called >= CALLED_MIN && tallies[n].called * 2 >= tallies[n].items)
            keep_list(c, n);
}
