#include "extract/body/beside.h"
#include "extract/data/named.h"

/* How MediaWiki names such notes on Wikipedia and on wikis that took its modules: in English, before 2007,
 * and on the Spanish one. */
static const char *const hatnote_names[] = {"hatnote", "dablink", "rellink"};

/* What a note may say beside its links, if its role alone tells it from a remark of the text: "See also", the
 * commas, an "and". */
enum { LABEL_WORDS_MAX = 4, STEPS_MAX = 3 };

static bool sends_elsewhere(const struct segment *s)
{
    return s->link_words > 0 && s->words <= s->link_words + LABEL_WORDS_MAX && s->sentences == 0;
}

/* Whether the element or one just above it is such a note. */
static bool is_hatnote(const struct choice *c, size_t i)
{
    const struct doc *doc = c->facts->sheet->doc;
    uint32_t node = c->segments[i].node;
    for (unsigned step = 0; step < STEPS_MAX && node; step++, node = doc->nodes[node].parent) {
        if (doc->nodes[node].attr_count == 0)
            continue;
        if (IS_NAMED(doc, node, hatnote_names))
            return true;
        if (str_eq_nocase(doc_attr(doc, node, ATTR_ROLE), STR("note")))
            return sends_elsewhere(&c->segments[i]);
    }
    return false;
}

void drop_hatnotes(struct choice *c)
{
    for (size_t i = 0; i < c->count; i++)
        if (c->kept[i] && c->segments[i].links > 0 && is_hatnote(c, i))
            drop_segment(c, i, REMOVAL_ASIDE);
}
