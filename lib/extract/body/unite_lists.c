#include "extract/body/restore.h"

/* One list's segments: [from, to). */
struct list_span {
    size_t from, to;
    uint32_t node; /* UINT32_MAX: there is no further list */
};

/* The outermost list that a segment stands in: lists in lists are one. */
static uint32_t list_of(const struct doc *doc, const struct segment *s)
{
    uint32_t list = UINT32_MAX;
    for (uint32_t n = s->node; s->in & IN_LIST && n > 0; n = doc->nodes[n].parent) {
        unsigned tag = doc->nodes[n].tag;
        if (tag == TAG_UL || tag == TAG_OL || tag == TAG_DL)
            list = n;
    }
    return list;
}

static struct list_span next_list(const struct choice *c, size_t from)
{
    const struct doc *doc = c->facts->sheet->doc;
    struct list_span span = {from, from, UINT32_MAX};
    while (span.from < c->count && (span.node = list_of(doc, &c->segments[span.from])) == UINT32_MAX)
        span.from++;
    span.to = span.from;
    while (span.to < c->count && c->segments[span.to].node < doc->nodes[span.node].end)
        span.to++;
    return span;
}

#define NEARLY 0.85F /* of the threshold */

/* Of the items of a list, half of which is kept, the others are if they fall but little short. */
static void fill(struct choice *c, const struct list_span *span)
{
    size_t kept = 0, items = 0;
    for (size_t i = span->from; i < span->to; i++) {
        items += !is_beside(&c->segments[i]);
        kept += c->kept[i] && !is_beside(&c->segments[i]);
    }
    if (kept == 0 || kept * 2 < items)
        return;
    for (size_t i = span->from; i < span->to; i++)
        if (!is_beside(&c->segments[i]) && c->probabilities[i] >= c->threshold * NEARLY)
            c->kept[i] = true;
}

/* Whether a list and others behind it, [from, *to), are all that stands between a kept heading and the next
 * kept piece, and stand in the heading's parent. */
static bool is_headed(const struct choice *c, const struct list_span *span, size_t *to)
{
    const struct doc *doc = c->facts->sheet->doc;
    size_t from = span->from, i = from;
    if (from == 0 || !c->kept[from - 1] || c->segments[from - 1].kind != SEGMENT_HEADING)
        return false;
    uint32_t around = doc->nodes[c->segments[from - 1].node].parent;
    while (i < c->count && !c->kept[i]) {
        uint32_t list = list_of(doc, &c->segments[i]);
        if (list == UINT32_MAX || list < around || list >= doc->nodes[around].end)
            return false;
        i++;
    }
    *to = i;
    return i > from && i < c->count;
}

/* A heading that is text has something to head. Lists of nothing but links are contents and teasers. */
static void keep_headed(struct choice *c, size_t from, size_t to)
{
    double mass = 0.0, words = 0.0, links = 0.0;
    for (size_t i = from; i < to; i++) {
        words += c->segments[i].words;
        links += c->segments[i].link_words;
        mass += (double)c->probabilities[i] * c->segments[i].words;
    }
    if (mass * 2 < words * (double)c->threshold || links * 5 > words * 3)
        return;
    for (size_t i = from; i < to; i++)
        c->kept[i] |= !is_beside(&c->segments[i]) && !foreign_cues(c, i, from - 1, from - 1);
}

void unite_lists(struct choice *c)
{
    enum page_type type = c->article->page_type;
    if (type != PAGE_TYPE_ARTICLE && type != PAGE_TYPE_DOCUMENTATION)
        return;
    for (struct list_span span = next_list(c, 0); span.node != UINT32_MAX; span = next_list(c, span.to)) {
        size_t to;
        if (is_headed(c, &span, &to))
            keep_headed(c, span.from, to);
        fill(c, &span);
    }
}
