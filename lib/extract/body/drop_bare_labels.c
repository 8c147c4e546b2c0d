#include "extract/body/beside.h"
#include "extract/related/read_also_words.h"

static bool is_mostly_links(const struct segment *s)
{
    return s->link_words * 2 > s->words;
}

/* A short heading; longer ones are texts, set as headings for their looks. */
static bool is_title(const struct segment *s)
{
    enum { TITLE_WORDS_MAX = 12 };
    return s->kind == SEGMENT_HEADING && s->words <= TITLE_WORDS_MAX && s->sentences == 0;
}

/* Where what follows them is as likely text as not, it may be the choice that ends too early. */
static void drop_last_titles(struct choice *c)
{
    const float likely = 0.5F;
    size_t end = c->count, from;
    while (end > 0 && !c->kept[end - 1])
        end--;
    for (from = end; from > 0 && (!c->kept[from - 1] || is_title(&c->segments[from - 1]));)
        from--;
    if (from == 0 || (end < c->count && c->probabilities[end] >= likely))
        return;
    for (size_t i = from; i < end; i++)
        drop_segment(c, i, REMOVAL_BARE_HEADING);
}

void drop_bare_labels(struct choice *c)
{
    if (c->article->page_type != PAGE_TYPE_ARTICLE)
        return;
    for (size_t i = 0; i + 1 < c->count; i++)
        if (c->kept[i] && !c->kept[i + 1] && is_mostly_links(&c->segments[i + 1]) &&
            is_read_also(c->segments[i].text))
            drop_segment(c, i, REMOVAL_BARE_HEADING);
    drop_last_titles(c);
}
