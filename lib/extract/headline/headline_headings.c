#include "extract/body/cues.h"
#include "extract/data/named.h"
#include "extract/headline/headline.h"
#include "extract/headline/title_parts.h"
#include "extract/site/site_names.h"

enum {
    LEVELS = 3,     /* of headings that are looked at */
    PIECES_MAX = 4, /* elements inside a heading */
    H1_MAX = 8,     /* whose surroundings are looked at */
    NODES_BESIDE = 60,
    SEGMENTS_NEAR = 12
};

struct heading {
    const struct segment *segment;
    size_t index; /* of the segment */
    uint32_t node;
    struct str text;
    unsigned before; /* headings of its level */
    bool alone;      /* the only one of its level */
};

static enum mark mark_of(const struct heading *heading)
{
    switch (heading->segment->level) {
    case 1:
        return heading->alone         ? MARK_H1_ONLY
               : heading->before == 0 ? MARK_H1_FIRST
               : heading->before == 1 ? MARK_H1_SECOND
                                      : MARK_H1_LATER;
    case 2:
        return heading->before ? MARK_H2_LATER : MARK_H2_FIRST;
    default:
        return heading->before ? MARK_H3_LATER : MARK_H3_FIRST;
    }
}

/* Whether all of a heading links to the site's front page: then it is the site's name. */
static bool is_logo(const struct facts *facts, const struct segment *heading)
{
    uint32_t link = doc_ancestor(facts->sheet->doc, heading->first, TAG_A);
    return heading->link_words == heading->words && link != UINT32_MAX &&
           leads_home(facts, doc_attr(facts->sheet->doc, link, ATTR_HREF));
}

/* The pieces of a heading that stand in elements of their own, and its parts between marks: a kicker and the
 * headline stand in one h1 as often as not. */
static void put_pieces(struct contest *contest, const struct heading *h)
{
    struct run *run = contest->facts->run;
    const struct doc *doc = contest->facts->sheet->doc;
    unsigned pieces = 0;
    for (uint32_t i = h->node + 1; i < doc->nodes[h->node].end && pieces < PIECES_MAX;
         i = doc->nodes[i].end) {
        struct str piece = doc_text(run, doc, i, HEADLINE_MAX);
        pieces++;
        if (!piece.len || piece.len >= h->text.len)
            continue;
        put_mark(contest, piece, MARK_PIECE_FIRST);
        if (str_starts(h->text, piece))
            put_mark(contest, str_slice(h->text, piece.len, h->text.len), MARK_PIECE_REST);
        break;
    }
    size_t len = 0, at = find_title_mark(h->text, 0, &len);
    if (at == SIZE_MAX)
        return;
    put_mark(contest, str_slice(h->text, 0, at), MARK_HEADING_FIRST);
    put_mark(contest, str_slice(h->text, at + len, h->text.len), MARK_HEADING_REST);
}

/* What stands beside an h1. */
static void mark_beside(struct contender *item, const struct doc *doc, const struct heading *h)
{
    uint32_t from = h->segment->first > NODES_BESIDE ? h->segment->first - NODES_BESIDE : 0;
    for (uint32_t i = from; i < doc->node_count && i < h->segment->end + NODES_BESIDE; i++) {
        item->has[MARK_H1_TIME] |= doc->nodes[i].tag == TAG_TIME;
        item->has[MARK_H1_BYLINE] |= doc->nodes[i].attr_count && cues_of(doc, i) & 1u << CUE_FACTS;
    }
}

/* Where it stands to most of the page's prose. */
static void mark_core(struct contender *item, const struct sheet *sheet, const struct heading *h)
{
    struct core core = sheet_core(sheet);
    const struct node *nodes = sheet->doc->nodes;
    uint32_t block = nodes[nodes[core.node].parent].parent;
    item->has[MARK_H1_NEAR_TEXT] |= h->index <= core.to && h->index + SEGMENTS_NEAR >= core.from;
    item->has[MARK_H1_SAME_BLOCK] |= core.node && h->node > block && h->node < nodes[block].end;
}

static void mark_h1(struct contender *item, const struct facts *facts, const struct heading *h)
{
    static const struct {
        uint32_t in;
        enum mark mark;
    } places[] = {{IN_ARTICLE, MARK_H1_ARTICLE}, {IN_MAIN, MARK_H1_MAIN}, {IN_HEADER, MARK_H1_HEADER}};
    static const char *const names[] = {"title", "headline", "posttitle", "entrytitle", "articletitle"};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        item->has[places[i].mark] |= (h->segment->in & places[i].in) != 0;
    item->has[MARK_H1_LINKED] |= h->segment->links && h->segment->link_words == h->segment->words;
    item->has[MARK_H1_LOGO] |= is_logo(facts, h->segment);
    item->has[MARK_H1_NAMED] |= IS_NAMED(facts->sheet->doc, h->node, names);
    mark_beside(item, facts->sheet->doc, h);
    mark_core(item, facts->sheet, h);
}

/* A heading's text without the controls at its end: a button that copies its address, what is hidden. */
static struct str text_of_heading(struct run *run, const struct doc *doc, uint32_t heading)
{
    enum { CHILDREN_MAX = 32 };
    struct str text = doc_text(run, doc, heading, HEADLINE_MAX);
    unsigned children = 0;
    for (uint32_t i = heading + 1; i < doc->nodes[heading].end && children < CHILDREN_MAX;
         i = doc->nodes[i].end, children++) {
        bool is_control = doc->nodes[i].tag == TAG_BUTTON || doc_attr(doc, i, ATTR_HIDDEN).at;
        if (!is_control)
            continue;
        struct str label = doc_text(run, doc, i, HEADLINE_MAX);
        if (label.len < text.len && str_ends(text, label))
            text = str_trim(str_slice(text, 0, text.len - label.len));
    }
    return text;
}

/* The first headings of each level; each once, however many segments it was cut into. */
static size_t list_headings(const struct contest *contest, struct heading *headings)
{
    const struct sheet *sheet = contest->facts->sheet;
    unsigned seen[LEVELS + 1] = {0};
    uint32_t last = UINT32_MAX;
    size_t count = 0;
    for (size_t i = 0; i < sheet->segment_count; i++) {
        const struct segment *s = &sheet->segments[i];
        if (s->kind != SEGMENT_HEADING || s->level < 1 || s->level > LEVELS)
            continue;
        uint32_t node = doc_ancestor(sheet->doc, s->first, (enum tag)(TAG_H1 + s->level - 1));
        if (node == UINT32_MAX || node == last)
            continue;
        last = node;
        unsigned before = seen[s->level]++;
        if (count < HEADINGS_MAX && before < HEADINGS_MAX / LEVELS)
            headings[count++] = (struct heading){
                s, i, node, text_of_heading(contest->facts->run, sheet->doc, node), before, false};
    }
    for (size_t i = 0; i < count; i++)
        headings[i].alone = seen[headings[i].segment->level] == 1;
    return count;
}

void put_headings(struct contest *contest)
{
    struct heading headings[HEADINGS_MAX];
    size_t count = list_headings(contest, headings);
    for (unsigned level = 1; level <= LEVELS; level++)
        for (size_t i = 0; i < count; i++) {
            if (headings[i].segment->level != level)
                continue;
            struct contender *item = put_mark(contest, headings[i].text, mark_of(&headings[i]));
            if (!item || level > 1 || headings[i].before >= H1_MAX)
                continue;
            mark_h1(item, contest->facts, &headings[i]);
            put_pieces(contest, &headings[i]);
        }
}
