#include "extract/body/beside.h"

/* A product's page keeps its description in panes that open by a tab, wherever its name stands. */
void drop_hidden_before(struct choice *c)
{
    size_t headline = find_headline(c, IN_HIDDEN);
    if (c->article->page_type == PAGE_TYPE_PRODUCT)
        return;
    bool goes_on = false;
    for (size_t i = headline; i < c->count && !goes_on; i++)
        goes_on = c->kept[i] && !(c->segments[i].in & IN_HIDDEN) && c->segments[i].sentences > 0;
    for (size_t i = 0; i < headline && goes_on; i++)
        if (c->segments[i].in & IN_HIDDEN)
            drop_segment(c, i, REMOVAL_HIDDEN);
}
