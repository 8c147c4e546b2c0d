#include "base/words.h"
#include "extract/body/beside.h"
#include "extract/related/read_also_words.h"

/* "Read also: …", all behind the label a link: `related` has it. Where more follows the link it is a
 * sentence. */
static bool is_read_also_line(const struct segment *s)
{
    enum { LINE_WORDS_MAX = 40 };
    struct str label;
    if (s->links == 0 || s->words > LINE_WORDS_MAX || s->kind == SEGMENT_HEADING || s->kind == SEGMENT_CELL)
        return false;
    size_t prefix = read_also_prefix(s->text, &label);
    return prefix > 0 && prefix < s->text.len && s->link_words + count_words(label).words >= s->words;
}

void drop_read_also(struct choice *c)
{
    if (c->article->page_type != PAGE_TYPE_ARTICLE)
        return;
    for (size_t i = 0; i < c->count; i++)
        if (c->kept[i] && is_read_also_line(&c->segments[i]))
            drop_segment(c, i, REMOVAL_LINKS);
}
