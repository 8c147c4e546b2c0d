#include "extract/body/beside.h"

/* The main heading that says the headline, if it is shown; count where there is none. */
static size_t find_shown_headline(const struct choice *c)
{
    size_t i = 0;
    while (i < c->count &&
           !(c->segments[i].kind == SEGMENT_HEADING && c->segments[i].level == 1 &&
             !(c->segments[i].in & IN_HIDDEN) && says_same(c->segments[i].text, c->article->headline)))
        i++;
    return i;
}

/* A product's page keeps its description in panes that open by a tab, wherever its name stands. */
void drop_hidden_before(struct choice *c)
{
    size_t headline = find_shown_headline(c);
    if (c->article->page_type == PAGE_TYPE_PRODUCT)
        return;
    bool goes_on = false;
    for (size_t i = headline; i < c->count && !goes_on; i++)
        goes_on = c->kept[i] && !(c->segments[i].in & IN_HIDDEN) && c->segments[i].sentences > 0;
    for (size_t i = 0; i < headline && goes_on; i++)
        if (c->segments[i].in & IN_HIDDEN)
            drop_segment(c, i, REMOVAL_HIDDEN);
}
