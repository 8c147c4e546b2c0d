#include "extract/body/restore.h"

/* Pieces that are built alike, and kept. */
struct group {
    uint32_t count, words;
    size_t first;
};

/* How the text's paragraphs are built. */
struct grain {
    uint32_t twin; /* the group of twins with most of the kept words of prose */
    uint32_t article;
    size_t first, last; /* of that group, the first and the last that are kept */
};

enum { KEPT_MIN = 3 };

static uint32_t parent_of(const struct choice *c, size_t i)
{
    return c->facts->sheet->doc->nodes[c->segments[i].node].parent;
}

static uint32_t article_of(const struct choice *c, size_t i)
{
    return doc_ancestor(c->facts->sheet->doc, c->segments[i].node, TAG_ARTICLE);
}

/* The kept words of prose of each group. NULL after fail(). */
static struct group *weigh_groups(const struct choice *c, struct twins twins)
{
    struct group *groups = run_alloc_array(c->facts->run, twins.groups, sizeof *groups);
    for (size_t i = 0; groups && i < c->count; i++) {
        if (!c->kept[i] || !c->segments[i].sentences)
            continue;
        struct group *group = &groups[twins.of[i]];
        if (group->count++ == 0)
            group->first = i;
        group->words += c->segments[i].words;
    }
    return groups;
}

/* False where no group makes much of the text, or it stands in no <article>. */
static bool find_grain(const struct choice *c, struct grain *grain)
{
    struct twins twins = sheet_twins(c->facts->sheet);
    const struct group *groups = twins.groups ? weigh_groups(c, twins) : NULL, *best = groups;
    uint32_t words = 0;
    for (uint32_t n = 1; groups && n < twins.groups; n++)
        best = groups[n].words > best->words ? &groups[n] : best;
    for (size_t i = 0; i < c->count; i++)
        words += c->kept[i] ? c->segments[i].words : 0;
    if (!best || best->count < KEPT_MIN || best->words * 5 < words * 2)
        return false;
    *grain = (struct grain){.twin = (uint32_t)(best - groups), .first = best->first, .last = best->first};
    for (size_t i = grain->first; i < c->count; i++)
        grain->last = c->kept[i] && twins.of[i] == grain->twin ? i : grain->last;
    grain->article = article_of(c, grain->last);
    return grain->article != UINT32_MAX;
}

/* What the kept text is built of is marked CLOSED, elements like it that hold nothing kept OPEN. */
enum { FREE, CLOSED, OPEN };

static bool goes_on(const struct choice *c, const struct grain *grain, const uint8_t *marks, size_t i)
{
    return !c->kept[i] && sheet_twins(c->facts->sheet).of[i] == grain->twin && is_plain(&c->segments[i]) &&
           marks[parent_of(c, i)] != CLOSED && article_of(c, i) == grain->article &&
           !foreign_cues(c, i, grain->last, grain->last);
}

/* Words of prose in such elements; few are a note, a biography, a credit. */
static uint32_t open_parents(const struct choice *c, const struct grain *grain, uint8_t *marks)
{
    enum { LONG = 20 };
    uint32_t words = 0;
    for (size_t i = 0; i < c->count; i++)
        if (c->kept[i])
            marks[parent_of(c, i)] = CLOSED;
    for (size_t i = grain->first; i < c->count; i++) {
        if (!goes_on(c, grain, marks, i))
            continue;
        const struct segment *s = &c->segments[i];
        marks[parent_of(c, i)] = OPEN;
        words += s->sentences || s->words >= LONG ? s->words : 0;
    }
    return words;
}

/* Whether a segment stands in an open element, itself or in a quote or list of it. */
static bool is_inside(const struct choice *c, const uint8_t *marks, size_t i)
{
    enum { STEPS_MAX = 4 };
    uint32_t node = parent_of(c, i);
    for (int step = 0; step < STEPS_MAX; step++, node = c->facts->sheet->doc->nodes[node].parent)
        if (marks[node] == OPEN)
            return true;
    return false;
}

void follow_text(struct choice *c)
{
    enum { WORDS_MIN = 80 };
    struct grain grain;
    if (c->article->page_type != PAGE_TYPE_ARTICLE || !find_grain(c, &grain))
        return;
    uint8_t *marks = run_alloc(c->facts->run, c->facts->sheet->doc->node_count);
    if (!marks || open_parents(c, &grain, marks) < WORDS_MIN)
        return;
    for (size_t i = grain.first; i < c->count; i++)
        if (is_plain(&c->segments[i]) && is_inside(c, marks, i) &&
            !foreign_cues(c, i, grain.last, grain.last))
            c->kept[i] = true;
}
