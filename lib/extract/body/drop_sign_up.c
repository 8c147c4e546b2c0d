#include "extract/body/beside.h"

enum { BOX_WORDS_MAX = 120, BOX_SEGMENTS_MAX = 40 };

/* The segments of an element: [from, to). */
struct box {
    uint32_t node; /* 0: none */
    size_t from, to;
    uint32_t kept; /* words */
};

/* An element's segments, of which `near` is the first behind some place in it. False where they are more than
 * a box holds, or another thing. */
static bool box_of(const struct choice *c, uint32_t node, size_t near, struct box *box)
{
    uint32_t end = c->facts->sheet->doc->nodes[node].end, words = 0;
    *box = (struct box){.node = node, .from = near, .to = near};
    while (box->from > 0 && c->segments[box->from - 1].first >= node && near - box->from <= BOX_SEGMENTS_MAX)
        box->from--;
    while (box->to < c->count && c->segments[box->to].first < end && box->to - near <= BOX_SEGMENTS_MAX)
        box->to++;
    for (size_t i = box->from; i < box->to; i++) {
        words += c->segments[i].words;
        box->kept += c->kept[i] ? c->segments[i].words : 0;
        if (c->causes[i] == REMOVAL_HEADLINE || c->segments[i].level == 1)
            return false; /* the text's own beginning, with a form to send it on */
    }
    return box->to - box->from <= BOX_SEGMENTS_MAX && words <= BOX_WORDS_MAX;
}

/* A field to write one's e-mail address into. */
static bool asks_for_mail(const struct doc *doc, uint32_t node)
{
    return doc->nodes[node].tag == TAG_INPUT && str_eq_nocase(doc_attr(doc, node, ATTR_TYPE), STR("email"));
}

/* The largest element around the field that holds no more than a box does. */
static struct box find_box(const struct choice *c, uint32_t field, size_t near)
{
    const struct doc *doc = c->facts->sheet->doc;
    struct box box = {0}, wider;
    for (uint32_t node = doc->nodes[field].parent; node != 0; node = doc->nodes[node].parent) {
        if (!box_of(c, node, near, &wider))
            break;
        box = wider;
    }
    return box;
}

/* A larger part of the text is no box beside it. */
static void drop_box(struct choice *c, const struct box *box, uint32_t words)
{
    enum { PART = 4 };
    for (size_t i = box->from; box->kept * PART <= words && i < box->to; i++)
        drop_segment(c, i, REMOVAL_ACTION);
}

void drop_sign_up(struct choice *c)
{
    const struct doc *doc = c->facts->sheet->doc;
    size_t near = 0;
    uint32_t words = 0;
    if (c->article->page_type != PAGE_TYPE_ARTICLE)
        return;
    for (size_t i = 0; i < c->count; i++)
        words += c->kept[i] ? c->segments[i].words : 0;
    for (uint32_t node = 0; node < doc->node_count; node++) {
        while (near < c->count && c->segments[near].first < node)
            near++;
        if (!asks_for_mail(doc, node))
            continue;
        struct box box = find_box(c, node, near);
        drop_box(c, &box, words);
        if (box.node) /* whatever else asks in it */
            node = doc->nodes[box.node].end - 1;
    }
}
