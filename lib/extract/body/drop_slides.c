#include "extract/body/beside.h"
#include "extract/body/other_matter.h"

enum {
    SLIDES_MIN = 3,      /* of a show */
    SLIDES_MOST = 999,   /* more is a fraction */
    TITLE_STEPS_MAX = 4, /* up from the slides to what holds them with their titles */
};

/* A run of segments that number themselves, from 1 to the last: [from, to] of them. */
struct show {
    size_t from, to;
    unsigned number, of; /* of the segment that was read last */
};

static size_t read_digits(struct str text, size_t i, unsigned *number)
{
    *number = 0;
    for (; i < text.len && ascii_is_digit(text.at[i]) && *number <= SLIDES_MOST; i++)
        *number = *number * 10 + (unsigned)(text.at[i] - '0');
    return i;
}

/* "3/12" or "3 / 12" at a text's beginning, and nothing that makes more of it: a date, a measure. */
static bool read_number(struct str text, unsigned *number, unsigned *of)
{
    size_t i = read_digits(text, 0, number);
    i += i < text.len && text.at[i] == ' ';
    if (i == 0 || i >= text.len || text.at[i] != '/')
        return false;
    i++;
    i += i < text.len && text.at[i] == ' ';
    i = read_digits(text, i, of);
    return *number >= 1 && *number <= *of && *of >= SLIDES_MIN && *of <= SLIDES_MOST &&
           (i == text.len || ascii_is_space(text.at[i]));
}

/* Reads on at a segment; whether it ends a show. */
static bool ends_show(struct show *show, const struct choice *c, size_t i)
{
    unsigned number, of;
    if (!read_number(c->segments[i].text, &number, &of))
        return false;
    if (number == 1)
        *show = (struct show){.from = i, .of = of};
    else if (of != show->of || number != show->number + 1)
        *show = (struct show){0};
    show->number = show->of ? number : 0;
    show->to = i;
    return show->of && number == of;
}

/* The child of `around` that a node stands in. */
static uint32_t child_with(const struct doc *doc, uint32_t around, uint32_t node)
{
    while (node && doc->nodes[node].parent != around)
        node = doc->nodes[node].parent;
    return node;
}

/* False where the numbers stand in the text itself: a slide holds more than its number. */
static bool find_slides(const struct choice *c, const struct show *show, struct node_range *slides)
{
    const struct doc *doc = c->facts->sheet->doc;
    uint32_t first = c->segments[show->from].node, last = c->segments[show->to].node;
    uint32_t around = doc->nodes[first].parent;
    while (around && doc->nodes[around].end <= last)
        around = doc->nodes[around].parent;
    slides->from = child_with(doc, around, first);
    slides->end = doc->nodes[child_with(doc, around, last)].end;
    return slides->from && slides->from != first;
}

/* Whether an element holds nothing beside the slides but titles of the show. */
static bool holds_show_alone(const struct choice *c, uint32_t node, const struct node_range *slides)
{
    uint32_t end = c->facts->sheet->doc->nodes[node].end;
    for (size_t i = 0; i < c->count && c->segments[i].first < end; i++) {
        const struct segment *s = &c->segments[i];
        if (c->kept[i] && s->first >= node && !is_in_range(s, slides) && s->kind != SEGMENT_HEADING)
            return false;
    }
    return true;
}

/* Widens the slides to all of their show. */
static void take_titles(const struct choice *c, struct node_range *slides)
{
    const struct doc *doc = c->facts->sheet->doc;
    uint32_t node = doc->nodes[slides->from].parent;
    for (unsigned step = 0; step < TITLE_STEPS_MAX && node && holds_show_alone(c, node, slides); step++) {
        *slides = (struct node_range){node, doc->nodes[node].end};
        node = doc->nodes[node].parent;
    }
}

void drop_slides(struct choice *c)
{
    enum { SHOWS_MAX = 8 }; /* looked at on one page */
    struct show show = {0};
    size_t shows = 0;
    if (c->article->page_type != PAGE_TYPE_ARTICLE)
        return;
    for (size_t i = 0; i < c->count && shows < SHOWS_MAX; i++) {
        struct node_range slides;
        if (!ends_show(&show, c, i))
            continue;
        shows++;
        if (!find_slides(c, &show, &slides) || !is_other_matter(c, &slides))
            continue;
        take_titles(c, &slides);
        for (size_t n = 0; n < c->count; n++)
            if (is_in_range(&c->segments[n], &slides))
                drop_segment(c, n, REMOVAL_CAPTION);
    }
}
