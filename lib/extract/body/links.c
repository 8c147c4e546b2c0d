#include "base/words.h"
#include "extract/blocks/notes.h"
#include "extract/fields.h"

enum {
    LINKS_MAX = 1000,    /* of one article */
    LINK_TEXT_MAX = 1000 /* bytes read of one link's text */
};

struct link_list {
    const struct facts *facts;
    struct article *article;
    size_t room;
    uint32_t last; /* the <a> that was looked at last: a link may hold texts of several segments */
};

static bool add_link(struct link_list *list, uint32_t a)
{
    struct run *run = list->facts->run;
    struct article *article = list->article;
    const struct doc *doc = list->facts->sheet->doc;
    struct link link = {.url = link_address(list->facts, doc_attr(doc, a, ATTR_HREF))};
    if (!link.url.len)
        return run->failure.code == FAIL_NONE;
    link.text = doc_text(run, doc, a, LINK_TEXT_MAX);
    link.rel = collapse_space(run, doc_attr(doc, a, ATTR_REL));
    if (!run_array_room(run, &article->links, article->link_count, &list->room, sizeof link))
        return false;
    article->links[article->link_count++] = link;
    return run->failure.code == FAIL_NONE;
}

/* The links that hold text of one segment. */
static bool add_links_of(struct link_list *list, const struct segment *segment)
{
    const struct doc *doc = list->facts->sheet->doc;
    for (uint32_t i = segment->first; i < segment->end && list->article->link_count < LINKS_MAX; i++) {
        if (doc->nodes[i].tag != TAG_CHARACTERS)
            continue;
        uint32_t a = doc_ancestor(doc, i, TAG_A);
        if (a == UINT32_MAX || a == list->last)
            continue;
        list->last = a;
        if (!add_link(list, a))
            return false;
    }
    return true;
}

bool extract_links(const struct facts *facts, struct article *article)
{
    struct link_list list = {.facts = facts, .article = article, .last = UINT32_MAX};
    if (facts->sheet->from_text || facts->sheet->doc->node_count == 0)
        return true;
    for (size_t i = 0; i < article->body_count; i++)
        if (article->body[i]->links && !add_links_of(&list, article->body[i]))
            return false;
    return true;
}
