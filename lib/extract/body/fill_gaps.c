#include "clean/features.h"
#include "extract/body/restore.h"

/* Of the pieces that are built alike, from the first to the last that is kept. */
struct share {
    uint32_t kept, all;
};

/* Shares by groups of twins. NULL after fail(), or where nothing is kept. */
static struct share *count_twins(const struct choice *c)
{
    struct twins twins = sheet_twins(c->facts->sheet);
    size_t from = 0, to = c->count;
    while (from < to && !c->kept[from])
        from++;
    while (to > from && !c->kept[to - 1])
        to--;
    struct share *shares = from < to ? run_alloc_array(c->facts->run, twins.groups, sizeof *shares) : NULL;
    for (size_t i = from; shares && i < to; i++) {
        shares[twins.of[i]].all++;
        shares[twins.of[i]].kept += c->kept[i];
    }
    return shares;
}

/* A few tell nothing; nine of ten make a rule. */
static bool is_like_the_kept(const struct share *share)
{
    enum { KEPT_MIN = 5 };
    return share->kept >= KEPT_MIN && share->kept * 10 >= share->all * 9;
}

/* Headings of one text are alike, and half of them kept says what those are that are not quite unlikely. */
static bool is_heading_like_the_kept(const struct choice *c, size_t i, const struct share *share)
{
    enum { KEPT_MIN = 3 };
    const float least = 0.2F;
    return c->segments[i].kind == SEGMENT_HEADING && c->probabilities[i] >= least &&
           share->kept >= KEPT_MIN && share->kept * 2 >= share->all;
}

/* Whether the same text stands elsewhere on the page. */
static bool is_repeated(const struct choice *c, size_t i)
{
    return c->facts->sheet->features[i * SEGMENT_ROW + FEATURE_REPEATED] > 0;
}

/* Whether a quote says what a piece near it says: it was pulled out of the text to catch the eye. */
static bool is_pulled(const struct choice *c, size_t i)
{
    enum { REACH = 40, MARK = 3, BYTES_MIN = 2 * MARK + 8 };
    struct str text = str_trim(c->segments[i].text);
    if (text.len < BYTES_MIN)
        return false;
    text = str_slice(text, MARK, text.len - MARK); /* without quotation marks and full stop */
    size_t end = i + REACH < c->count ? i + REACH : c->count;
    for (size_t n = i > REACH ? i - REACH : 0; n < end; n++)
        if (n != i && c->kept[n] && str_find_nocase(c->segments[n].text, text, 0) != SIZE_MAX)
            return true;
    return false;
}

static bool is_quote(const struct choice *c, size_t i)
{
    const struct segment *s = &c->segments[i];
    bool stands_in_quote =
        s->kind == SEGMENT_QUOTE || doc_ancestor(c->facts->sheet->doc, s->node, TAG_BLOCKQUOTE) != UINT32_MAX;
    return stands_in_quote && !is_pulled(c, i);
}

/* The least that code between text must be likely, as give_back() has it. */
#define CODE_MIN 0.40F

static bool is_likely_code(const struct choice *c, size_t i)
{
    return c->segments[i].kind == SEGMENT_CODE && c->probabilities[i] >= CODE_MIN;
}

/* A gap: what is not kept between two kept pieces. Quotes and code part a text no further than PARTS_MAX. */
static void fill(struct choice *c, const struct share *shares, size_t before, size_t behind)
{
    enum { PARTS_MAX = 3 };
    struct twins twins = sheet_twins(c->facts->sheet);
    size_t gap = 0;
    for (size_t i = before + 1; i < behind; i++)
        gap += !is_beside(&c->segments[i]);
    for (size_t i = before + 1; i < behind; i++) {
        const struct segment *s = &c->segments[i];
        const struct share *share = &shares[twins.of[i]];
        if (!is_plain(s) || s->kind == SEGMENT_CELL || foreign_cues(c, i, before, behind))
            continue;
        if (gap == 1 && is_heading_like_the_kept(c, i, share)) /* a list of contents repeats it */
            c->kept[i] = true;
        else if (is_half_likely(c, i) && !is_repeated(c, i))
            c->kept[i] =
                is_like_the_kept(share) || (gap <= PARTS_MAX && (is_quote(c, i) || is_likely_code(c, i)));
    }
}

void fill_gaps(struct choice *c)
{
    const struct share *shares = c->article->page_type == PAGE_TYPE_ARTICLE ? count_twins(c) : NULL;
    size_t before = SIZE_MAX;
    for (size_t i = 0; shares && i < c->count; i++) {
        if (!c->kept[i] || is_beside(&c->segments[i]))
            continue;
        if (before != SIZE_MAX && i - before > 1)
            fill(c, shares, before, i);
        before = i;
    }
}
