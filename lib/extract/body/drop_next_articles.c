#include "extract/body/beside.h"

enum { STEPS_MAX = 3 }; /* from the article up to what repeats: an article may stand in a frame of its own */

static bool is_alike(const struct doc *doc, uint32_t a, uint32_t b)
{
    return doc->nodes[a].tag == doc->nodes[b].tag &&
           str_eq(doc_attr(doc, a, ATTR_CLASS), doc_attr(doc, b, ATTR_CLASS));
}

/* Drops an element if it holds another article: a main heading of its own in an <article>. *next is the first
 * segment at or behind the element, before and after. */
static void drop_other(struct choice *c, uint32_t node, size_t *next)
{
    const struct doc *doc = c->facts->sheet->doc;
    uint32_t end = doc->nodes[node].end;
    bool is_other = false;
    while (*next < c->count && c->segments[*next].first < node)
        ++*next;
    size_t from = *next;
    for (; *next < c->count && c->segments[*next].first < end; ++*next) {
        const struct segment *s = &c->segments[*next];
        uint32_t holder = s->kind == SEGMENT_HEADING && s->level == 1
                              ? doc_ancestor(doc, s->node, TAG_ARTICLE)
                              : UINT32_MAX;
        is_other |= holder != UINT32_MAX && holder >= node && !says_same(s->text, c->article->headline);
    }
    for (size_t i = from; is_other && i < *next; i++)
        drop_segment(c, i, REMOVAL_AFTER);
}

void drop_next_articles(struct choice *c)
{
    const struct doc *doc = c->facts->sheet->doc;
    size_t headline = c->article->page_type == PAGE_TYPE_ARTICLE ? find_headline(c, 0) : c->count;
    uint32_t holder =
        headline < c->count ? doc_ancestor(doc, c->segments[headline].node, TAG_ARTICLE) : UINT32_MAX;
    for (unsigned step = 0; step < STEPS_MAX && holder != UINT32_MAX && holder; step++) {
        uint32_t end = doc->nodes[doc->nodes[holder].parent].end;
        size_t next = headline;
        for (uint32_t i = doc->nodes[holder].end; i < end; i = doc->nodes[i].end)
            if (is_alike(doc, holder, i))
                drop_other(c, i, &next);
        holder = doc->nodes[holder].parent;
    }
}
