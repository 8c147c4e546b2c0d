#include "extract/dates/date_zones.h"

#include "extract/body/cues.h"

enum {
    HEAD_BEFORE = 12,     /* segments before the headline that are looked at */
    HEAD_CLOSE = 3,       /* of them, those that belong to it whatever their names say */
    HEAD_BEHIND = 16,     /* and behind it, though not past the first of the body */
    HEAD_ABOVE_BODY = 8,  /* and before the first of the body, where that is far from the headline */
    HEADLINE_IN_BODY = 3, /* segments of the body among which the headline is looked for */
    BODY_HEAD = 12,       /* segments of the body's beginning that are */
    FOOT_BEHIND = 10,     /* behind the body's last */
};

const struct zone_weight zone_weights[] = {
    [ZONE_NONE] = {NULL, NULL, 0, 0, 0, 0},
    [ZONE_HEAD] = {"near the headline", "near the headline, labelled", 8.0F, 16.0F, 22.0F, 0.4F},
    [ZONE_BODY] = {"head of the body", "head of the body, labelled", 0.6F, 2.0F, 7.0F, 0.1F},
    [ZONE_FOOT] = {"behind the body", "behind the body, labelled", 0.8F, 1.6F, 9.0F, 0.12F},
    [ZONE_ELSEWHERE] = {"elsewhere on the page", "elsewhere on the page, labelled", 0, 0.6F, 1.2F, 0},
};

static bool is_better_heading(const struct sheet *sheet, size_t known, const struct segment *segment)
{
    return known == SIZE_MAX || segment->kind == SEGMENT_HEADING ||
           sheet->segments[known].kind != SEGMENT_HEADING;
}

/* The headline's segment: the last that says it before the body begins, else a heading that says it further
 * down, else the last h1 before the body, else the body's first. */
static size_t find_headline(const struct facts *facts, const struct article *article, size_t first)
{
    const struct sheet *sheet = facts->sheet;
    size_t said = SIZE_MAX, heading = SIZE_MAX, below = SIZE_MAX;
    for (size_t i = 0; i < sheet->segment_count; i++) {
        const struct segment *segment = &sheet->segments[i];
        bool is_above = i <= first + HEADLINE_IN_BODY;
        if (segment->kind == SEGMENT_HEADING && segment->level == 1 && is_above)
            heading = i;
        if (segment->text.len > 2 * article->headline.len || !says_same(segment->text, article->headline))
            continue;
        if (is_above && is_better_heading(sheet, said, segment))
            said = i;
        if (!is_above && segment->kind == SEGMENT_HEADING && segment->level <= 2 && below == SIZE_MAX)
            below = i;
    }
    return said != SIZE_MAX ? said : below != SIZE_MAX ? below : heading != SIZE_MAX ? heading : first;
}

static unsigned cues_at(const struct facts *facts, size_t segment)
{
    return segment < facts->sheet->segment_count ? facts->cues[facts->sheet->segments[segment].node] : 0;
}

/* The first of the body that stands behind the headline; what stands far before it is not the text. */
static size_t first_behind(const struct article *article, size_t headline, size_t first)
{
    if (headline <= first + HEADLINE_IN_BODY)
        return first;
    for (size_t i = 0; i < article->body_count; i++)
        if (article->body[i] > &article->sheet->segments[headline])
            return (size_t)(article->body[i] - article->sheet->segments);
    return first;
}

struct date_places find_date_places(const struct facts *facts, const struct article *article)
{
    const struct sheet *sheet = facts->sheet;
    struct date_places p = {.facts = facts, .first = sheet->segment_count, .end = sheet->segment_count};
    if (article->body_count) {
        p.first = (size_t)(article->body[0] - sheet->segments);
        p.end = (size_t)(article->body[article->body_count - 1] - sheet->segments) + 1;
    }
    p.headline = find_headline(facts, article, p.first);
    if (article->body_count)
        p.first = first_behind(article, p.headline, p.first);
    /* a theme may give such names to all that a page holds */
    p.foreign =
        (1u << CUE_DISCUSSION | 1u << CUE_ASIDE) & ~(cues_at(facts, p.first) | cues_at(facts, p.headline));
    if (article->page_type == PAGE_TYPE_FORUM)
        p.foreign &= ~(1u << CUE_DISCUSSION);
    return p;
}

enum zone zone_of(const struct date_places *p, size_t i, size_t *distance)
{
    size_t last = p->first > p->headline ? p->first : p->headline;
    *distance = i > p->headline ? i - p->headline : p->headline - i;
    if (i >= p->end) {
        *distance = i - p->end;
        return *distance < FOOT_BEHIND ? ZONE_FOOT : ZONE_ELSEWHERE;
    }
    if (i + HEAD_BEFORE < p->headline || (i > last && i >= p->first + BODY_HEAD))
        return ZONE_ELSEWHERE;
    if (i > p->headline && i >= p->first) {
        *distance = i - p->first;
        return ZONE_BODY;
    }
    if (i > p->headline && p->first - i < *distance)
        *distance = p->first - i;
    return i <= p->headline + HEAD_BEHIND || i + HEAD_ABOVE_BODY >= p->first ? ZONE_HEAD : ZONE_ELSEWHERE;
}

bool is_foreign(const struct date_places *p, enum zone zone, size_t i)
{
    enum { OUTSIDE = IN_ASIDE | IN_FOOTER | IN_NAV | IN_DIALOG, NEVER = IN_NAV | IN_DIALOG };
    const struct sheet *sheet = p->facts->sheet;
    const struct segment *segment = &sheet->segments[i];
    size_t close = p->headline < p->first ? HEAD_CLOSE : 0;
    bool is_between = zone == ZONE_HEAD && i + close >= p->headline && i <= p->first;
    uint32_t in = segment->in & (is_between ? NEVER : OUTSIDE);
    if (p->first < sheet->segment_count)
        in &= ~sheet->segments[p->first].in;
    if (segment->in & sheet->segments[p->headline < sheet->segment_count ? p->headline : 0].in & IN_ARTICLE)
        in &= ~(uint32_t)IN_FOOTER; /* an article's own */
    return in || (!is_between && (p->facts->cues[segment->node] & p->foreign));
}
