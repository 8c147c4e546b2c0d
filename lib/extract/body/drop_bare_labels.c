#include "extract/body/beside.h"
#include "extract/related/read_also_words.h"

static bool is_mostly_links(const struct segment *s)
{
    return s->link_words * 2 > s->words;
}

void drop_bare_labels(struct choice *c)
{
    if (c->article->page_type != PAGE_TYPE_ARTICLE)
        return;
    for (size_t i = 0; i + 1 < c->count; i++)
        if (c->kept[i] && !c->kept[i + 1] && is_mostly_links(&c->segments[i + 1]) &&
            is_read_also(c->segments[i].text))
            drop_segment(c, i, REMOVAL_BARE_HEADING);
}
