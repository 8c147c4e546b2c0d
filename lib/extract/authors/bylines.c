#include "extract/authors/bylines.h"

#include <unicode/uchar.h>

#include "base/buf.h"
#include "base/url.h"
#include "base/utf8.h"
#include "base/words.h"
#include "extract/authors/byline_marks.h"
#include "extract/authors/byline_words.h"
#include "extract/authors/name_shape.h"
#include "extract/body/cues.h"
#include "extract/dates/date_parse.h"
#include "extract/node_words.h"

enum {
    HEAD_BEFORE = 6,        /* segments before the headline that are looked at */
    HEAD_BEHIND = 14,       /* and behind it, though not past the first of the body */
    HEAD_OF_BODY = 4,       /* of the body's beginning */
    ABOVE_BODY = 6,         /* and before it, where it is far from the headline */
    END_OF_BODY = 3,        /* of the body's end */
    FOOT_BEHIND = 8,        /* behind it */
    BYLINE_WORDS_MAX = 30,  /* longer lines are prose */
    ELEMENT_NODES_MAX = 80, /* of an element that is a byline */
    ELEMENTS_MAX = 600,     /* elements whose words are read */
    WHERE_BYTES_MAX = 64,
    SIGHT_SEGMENTS_MAX = 20000, /* looked through for a declared name */
};

struct looking {
    const struct facts *facts;
    const struct doc *doc;
    const struct article *article;
    struct bylines *found;
    const uint8_t *marks; /* per name of the doc: enum byline_mark */
    unsigned foreign;     /* cues that mean other texts than this */
    unsigned elements;    /* read so far */
};

/* The segment that says the headline, the last before the body; else the last h1 there; else the body's
 * first. */
static size_t headline_segment(const struct facts *facts, const struct article *article, size_t first)
{
    enum { INTO_BODY = 3 };
    size_t said = SIZE_MAX, heading = SIZE_MAX;
    for (size_t i = 0; i < facts->sheet->segment_count && i <= first + INTO_BODY; i++) {
        const struct segment *segment = &facts->sheet->segments[i];
        bool is_heading = segment->kind == SEGMENT_HEADING;
        if (is_heading && segment->level == 1)
            heading = i;
        if (segment->text.len > 2 * article->headline.len || !says_same(segment->text, article->headline))
            continue;
        if (said == SIZE_MAX || is_heading || facts->sheet->segments[said].kind != SEGMENT_HEADING)
            said = i;
    }
    return said != SIZE_MAX ? said : heading != SIZE_MAX ? heading : first;
}

static unsigned cues_at(const struct facts *facts, size_t i)
{
    return i < facts->sheet->segment_count ? facts->cues[facts->sheet->segments[i].node] : 0;
}

static void find_places(struct looking *l)
{
    const struct sheet *sheet = l->facts->sheet;
    const struct article *article = l->article;
    struct bylines *found = l->found;
    found->first = found->end = sheet->segment_count;
    if (article->body_count) {
        found->first = (size_t)(article->body[0] - sheet->segments);
        found->end = (size_t)(article->body[article->body_count - 1] - sheet->segments) + 1;
    }
    found->headline = headline_segment(l->facts, article, found->first);
    if (sheet->from_text)
        return;
    l->foreign = 1u << CUE_DISCUSSION | 1u << CUE_ASIDE; /* unless all that the page holds is named so */
    l->foreign &= ~(cues_at(l->facts, found->first) | cues_at(l->facts, found->headline));
    if (article->page_type == PAGE_TYPE_FORUM)
        l->foreign &= ~(1u << CUE_DISCUSSION);
}

static enum byline_zone zone_of(const struct bylines *b, size_t i, unsigned *distance)
{
    *distance = (unsigned)(i > b->headline ? i - b->headline : b->headline - i);
    if (i + END_OF_BODY >= b->end && i >= b->first + HEAD_OF_BODY) {
        *distance = (unsigned)(i >= b->end ? i - b->end : 0);
        return i < b->end + FOOT_BEHIND ? BYLINE_ZONE_FOOT : BYLINE_ZONE_ELSEWHERE;
    }
    if (i >= b->first && i > b->headline) {
        *distance = (unsigned)(i - b->first);
        return *distance < HEAD_OF_BODY ? BYLINE_ZONE_BODY : BYLINE_ZONE_ELSEWHERE;
    }
    bool is_near = i + HEAD_BEFORE >= b->headline && i <= b->headline + HEAD_BEHIND;
    return is_near || (i > b->headline && i + ABOVE_BODY >= b->first) ? BYLINE_ZONE_HEAD
                                                                      : BYLINE_ZONE_ELSEWHERE;
}

/* Whether a segment belongs to other texts than the page's. Between the headline and the body nothing does.
 */
static bool is_foreign(const struct looking *l, size_t i)
{
    const struct sheet *sheet = l->facts->sheet;
    const struct segment *segment = &sheet->segments[i];
    bool is_between = i >= l->found->headline && i <= l->found->first;
    uint32_t in = segment->in & (is_between ? IN_NAV | IN_DIALOG : IN_ASIDE | IN_FOOTER | IN_NAV | IN_DIALOG);
    if (l->found->first < sheet->segment_count)
        in &= ~sheet->segments[l->found->first].in;
    if (segment->in & IN_ARTICLE)
        in &= ~(uint32_t)(IN_FOOTER | IN_ASIDE);
    return in || (!is_between && !sheet->from_text && (l->facts->cues[segment->node] & l->foreign));
}

/* The words of a small element. */
static bool element_words(const struct looking *l, uint32_t node, char *out, size_t max, struct str *words)
{
    uint32_t end = l->doc->nodes[node].end;
    return end - node <= ELEMENT_NODES_MAX && words_of_nodes(l->doc, node, end, out, max, words);
}

static struct str keep(struct run *run, struct str s)
{
    char *copy = run_alloc(run, s.len + 1);
    if (!copy)
        return STR_NONE;
    memcpy(copy, s.at, s.len);
    return (struct str){copy, s.len};
}

/* Cuts the date, and what follows it, or what stands before a name: "12 May 2020, Ada", "Ada, May 12". */
static struct str without_date(const struct looking *l, struct str text)
{
    struct found_date date;
    if (!find_date(l->facts->run, text, 0, l->facts->sheet->head.lang, l->doc->text->page->date_downloaded,
                   &date))
        return text;
    size_t at = (size_t)(date.raw.at - text.at);
    struct str before = str_slice(text, 0, at), behind = str_slice(text, at + date.raw.len, text.len);
    struct word_counts counts = count_words(before);
    return counts.letters >= 2 ? before : behind;
}

static void give_urls(const struct looking *l, uint32_t from, uint32_t end, struct name_list *names)
{
    const struct doc *doc = l->doc;
    char room[BYLINE_BYTES_MAX];
    for (uint32_t i = doc_find(doc, TAG_A, from, end); i < end; i = doc_find(doc, TAG_A, i + 1, end)) {
        struct str words = STR_NONE, href = doc_attr(doc, i, ATTR_HREF);
        if (!href.len || is_mail_address(href) || !element_words(l, i, room, sizeof room, &words))
            continue;
        struct name_list linked = {0};
        part_names(words, NAMES_MARKED, &linked);
        for (size_t n = 0; n < names->count; n++)
            for (size_t k = 0; k < linked.count; k++)
                if (!names->people[n].url.len && (says_start(names->people[n].name, linked.people[k].name) ||
                                                  says_start(linked.people[k].name, names->people[n].name)))
                    names->people[n].url = url_resolve(l->facts->run, l->facts->sheet->head.base, href);
    }
}

/* The names that links to authors' pages give, where an element holds such. */
static bool names_of_links(struct looking *l, uint32_t node, struct name_list *names)
{
    const struct doc *doc = l->doc;
    uint32_t end = doc->nodes[node].end;
    char room[BYLINE_BYTES_MAX];
    for (uint32_t i = doc_find(doc, TAG_A, node, end); i < end; i = doc_find(doc, TAG_A, i + 1, end)) {
        struct str words;
        if (!is_author_link(doc, i) || !element_words(l, i, room, sizeof room, &words))
            continue;
        words = keep(l->facts->run, words);
        part_names(words, NAMES_MARKED, names);
    }
    return names->count > 0;
}

static struct str where_of(struct run *run, const struct doc *doc, uint32_t node)
{
    struct buf out;
    struct str class = doc_attr(doc, node, ATTR_CLASS), piece;
    buf_init(&out, run->arena, (size_t)2 * WHERE_BYTES_MAX);
    buf_add_str(&out, str_of(tag_infos[doc->nodes[node].tag].name));
    if (doc_attr(doc, node, ATTR_ITEMPROP).len) {
        buf_add_str(&out, STR("[itemprop="));
        buf_add_str(&out, utf8_cut(doc_attr(doc, node, ATTR_ITEMPROP), WHERE_BYTES_MAX / 2));
        buf_add_byte(&out, ']');
    } else if (str_next(&class, ' ', &piece) && piece.len && piece.len <= WHERE_BYTES_MAX) {
        buf_add_byte(&out, '.');
        buf_add_str(&out, piece);
    }
    return buf_str(&out);
}

static bool add_byline(struct looking *l, const struct byline *byline)
{
    if (byline->names.count && l->found->count < BYLINES_MAX)
        l->found->items[l->found->count++] = *byline;
    return byline->names.count > 0;
}

/* Authors that stand in elements of their own, side by side, are one byline. */
static bool joins_last(struct looking *l, const struct byline *byline)
{
    enum { APART_MAX = 2, BETWEEN_WORDS_MAX = 5 };
    struct byline *last = l->found->count ? &l->found->items[l->found->count - 1] : NULL;
    if (!last || last->kind != byline->kind || last->zone != byline->zone ||
        last->zone == BYLINE_ZONE_ELSEWHERE || l->article->page_type == PAGE_TYPE_FORUM ||
        byline->segment > last->segment + APART_MAX || !str_eq(last->where, byline->where) ||
        last->names.count == AUTHORS_MAX)
        return false;
    for (size_t i = last->segment + 1; i < byline->segment; i++)
        if (l->facts->sheet->segments[i].words > BETWEEN_WORDS_MAX)
            return false;
    for (size_t i = 0; i < last->names.count; i++)
        if (says_same(last->names.people[i].name, byline->names.people[0].name))
            return true;
    last->segment = byline->segment;
    last->own = last->own ? last->own : last->names.count;
    for (size_t i = 0; i < byline->names.count && last->names.count < AUTHORS_MAX; i++)
        last->names.people[last->names.count++] = byline->names.people[i];
    return true;
}

/* An element that says it is a byline. True where it gave names. */
static bool look_at_element(struct looking *l, uint32_t node, enum byline_kind kind, size_t segment)
{
    char room[BYLINE_BYTES_MAX];
    struct str words;
    struct byline byline = {.kind = kind};
    byline.zone = zone_of(l->found, segment, &byline.distance);
    if (is_foreign(l, segment) || l->elements++ >= ELEMENTS_MAX ||
        !element_words(l, node, room, sizeof room, &words))
        return false;
    byline.raw = keep(l->facts->run, words);
    if (kind == BYLINE_KIND_LINK || l->doc->nodes[node].tag == TAG_A ||
        !names_of_links(l, node, &byline.names))
        part_names(without_date(l, byline.raw), NAMES_MARKED, &byline.names);
    if (byline.names.count == 0 ||
        (kind == BYLINE_KIND_LINK && !looks_like_name(byline.names.people[0].name)))
        return false;
    byline.where = where_of(l->facts->run, l->doc, node);
    byline.segment = segment;
    give_urls(l, node, l->doc->nodes[node].end, &byline.names);
    return joins_last(l, &byline) || add_byline(l, &byline);
}

/* Whether an element holds one that says more surely that it is the author's name. */
static bool holds_surer(const struct looking *l, uint32_t node, enum byline_mark mark)
{
    uint32_t end = l->doc->nodes[node].end;
    if (end - node > ELEMENT_NODES_MAX)
        return true;
    for (uint32_t i = node + 1; i < end; i++)
        if (l->doc->nodes[i].attr_count && byline_mark_of(l->doc, l->marks, i) > mark)
            return true;
    return false;
}

static enum byline_kind kind_of(enum byline_mark mark)
{
    return mark == MARK_PROPERTY || mark == MARK_REL ? BYLINE_KIND_PROPERTY
           : mark == MARK_NAME || mark == MARK_CLASS ? BYLINE_KIND_NAME
           : mark == MARK_LINK                       ? BYLINE_KIND_LINK
                                                     : BYLINE_KIND_BOX;
}

static void look_at_elements(struct looking *l)
{
    const struct sheet *sheet = l->facts->sheet;
    size_t segment = 0;
    for (uint32_t node = 0; node < l->doc->node_count; node++) {
        while (segment + 1 < sheet->segment_count && sheet->segments[segment].end <= node)
            segment++;
        const struct node *n = &l->doc->nodes[node];
        if (n->attr_count == 0 || segment >= sheet->segment_count)
            continue;
        enum byline_mark mark = byline_mark_of(l->doc, l->marks, node);
        if (mark == MARK_NONE)
            continue;
        if (mark == MARK_SKIP) {
            if (n->end - node <= ELEMENT_NODES_MAX)
                node = n->end - 1;
            continue;
        }
        if (!holds_surer(l, node, mark) && look_at_element(l, node, kind_of(mark), segment))
            node = n->end - 1;
    }
}

static bool begins_with_capital(struct str name)
{
    size_t i = 0;
    return name.len && !u_islower((UChar32)utf8_next(name, &i));
}

/* Beside the headline a byline may name a log-in; elsewhere "by" begins many a sentence. */
static bool is_sure_line(const struct byline *byline, const struct segment *segment, bool is_before_headline)
{
    enum { SHORT = 5 };
    bool is_above = byline->zone == BYLINE_ZONE_HEAD && byline->distance > 1 && is_before_headline;
    bool is_short = !is_above && (segment->words <= SHORT ||
                                  (byline->zone == BYLINE_ZONE_HEAD && segment->words <= 2 * SHORT));
    for (size_t i = 0; i < byline->names.count; i++)
        if (!is_short && !looks_like_name(byline->names.people[i].name) &&
            str_find(byline->names.people[i].name, STR(", "), 0) == SIZE_MAX)
            return false;
    return byline->names.count &&
           (byline->zone == BYLINE_ZONE_HEAD || begins_with_capital(byline->names.people[0].name));
}

/* Whether a line beside holds a date. */
static bool is_beside_date(const struct looking *l, size_t i)
{
    const struct sheet *sheet = l->facts->sheet;
    struct found_date date;
    for (size_t n = i > 0 ? i - 1 : i; n <= i + 1 && n < sheet->segment_count; n++)
        if (n != i && sheet->segments[n].digits && sheet->segments[n].words <= BYLINE_WORDS_MAX / 2 &&
            find_date(l->facts->run, sheet->segments[n].text, 0, sheet->head.lang,
                      l->doc->text->page->date_downloaded, &date))
            return true;
    return false;
}

/* Whether the line before is a byline's word and nothing else. */
static bool is_led(const struct looking *l, size_t i)
{
    size_t len;
    if (i == 0)
        return false;
    struct str before = str_trim(l->facts->sheet->segments[i - 1].text);
    enum byline_word word = byline_word_at(before, &len);
    return (word == BYLINE_LEAD || word == BYLINE_LABEL || word == BYLINE_PARTICLE) && before.len <= len + 1;
}

/* A segment's text; of a page with markup without the dates that it marks. */
static struct str line_text(const struct looking *l, const struct segment *segment)
{
    char room[BYLINE_BYTES_MAX];
    struct str words;
    bool has_nodes = !l->facts->sheet->from_text && segment->end - segment->first <= ELEMENT_NODES_MAX;
    if (!has_nodes || !words_of_nodes(l->doc, segment->first, segment->end, room, sizeof room, &words))
        return segment->text;
    return keep(l->facts->run, words);
}

/* A line that is nothing but a name, between the headline and the body. */
static bool take_bare_name(const struct looking *l, size_t i, struct str text, struct byline *byline)
{
    if (byline->zone != BYLINE_ZONE_HEAD || i <= l->found->headline || !looks_like_name(text))
        return false;
    bool is_cased = name_shape_of(text).uncased == 0; /* else a few characters could be anything */
    byline->kind = is_cased && is_beside_date(l, i) ? BYLINE_KIND_DATED : BYLINE_KIND_LINE;
    byline->names.people[0].name = text;
    byline->names.count = 1;
    return true;
}

/* A line that begins with a byline's word, or the line behind one that is nothing else. */
static void look_at_line(struct looking *l, size_t i)
{
    const struct segment *segment = &l->facts->sheet->segments[i];
    struct byline byline = {.kind = BYLINE_KIND_WORD, .where = STR("line"), .raw = segment->text};
    byline.zone = zone_of(l->found, i, &byline.distance);
    if (byline.zone == BYLINE_ZONE_ELSEWHERE || segment->words > BYLINE_WORDS_MAX ||
        segment->text.len > BYLINE_BYTES_MAX || is_foreign(l, i))
        return;
    struct str text = line_text(l, segment);
    byline.names.led = is_led(l, i);
    part_names(byline.names.led ? text : without_date(l, text), NAMES_SEEN, &byline.names);
    if (!byline.names.led && take_bare_name(l, i, text, &byline)) {
        add_byline(l, &byline);
        return;
    }
    if (!is_sure_line(&byline, segment, i < l->found->headline))
        return;
    if (!l->facts->sheet->from_text)
        give_urls(l, segment->first, segment->end, &byline.names);
    add_byline(l, &byline);
}

const struct bylines *find_bylines(const struct facts *facts, const struct article *article)
{
    struct looking l = {.facts = facts, .doc = facts->sheet->doc, .article = article};
    l.found = run_alloc(facts->run, sizeof *l.found);
    if (!l.found)
        return NULL;
    find_places(&l);
    if (!facts->sheet->from_text) {
        l.marks = mark_byline_names(facts->run, l.doc);
        if (!l.marks)
            return NULL;
        look_at_elements(&l);
    }
    for (size_t i = 0; i < facts->sheet->segment_count; i++)
        look_at_line(&l, i);
    return facts->run->failure.code == FAIL_NONE ? l.found : NULL;
}

enum byline_sight sight_of_name(const struct facts *facts, const struct bylines *bylines, struct str name)
{
    enum byline_sight best = SIGHT_NONE;
    unsigned distance;
    for (size_t i = 0; i < facts->sheet->segment_count && i < SIGHT_SEGMENTS_MAX; i++) {
        const struct segment *segment = &facts->sheet->segments[i];
        if (i == bylines->headline || segment->words > BYLINE_WORDS_MAX || segment->text.len < name.len ||
            str_find_nocase(segment->text, name, 0) == SIZE_MAX)
            continue;
        enum byline_zone zone = zone_of(bylines, i, &distance);
        enum byline_sight sight = zone == BYLINE_ZONE_HEAD || zone == BYLINE_ZONE_BODY ? SIGHT_HEAD
                                  : zone == BYLINE_ZONE_FOOT                           ? SIGHT_FOOT
                                                                                       : SIGHT_ELSEWHERE;
        best = sight > best ? sight : best;
    }
    return best;
}
