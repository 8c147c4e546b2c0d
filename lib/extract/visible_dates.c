#include "extract/visible_dates.h"

#include "base/words.h"
#include "extract/cues.h"
#include "extract/date_parse.h"

enum {
    HEAD_BEFORE = 12,    /* segments before the headline that are looked at */
    HEAD_BEHIND = 16,    /* and behind it, though not past the first of the body */
    HEAD_ABOVE_BODY = 8, /* and before the first of the body, where that is far from the headline */
    BODY_HEAD = 12,      /* segments of the body's beginning that are */
    BODY_TOP = 3,        /* of them, where a date among other words counts */
    FOOT_BEHIND = 10,    /* behind the body's last */
    LABEL_WORDS_MAX = 4, /* of a segment that is a label and nothing else */
    LINE_WORDS_MAX = 40, /* longer segments are prose: a date counts at their beginning alone */
    PROSE_WORDS_BEFORE = 6,
    DATES_EACH_MAX = 4,    /* of one segment */
    VALUE_BYTES_MAX = 160, /* of an element that is a date */
    ELEMENT_NODES_MAX = 24,
};

/* Where a date stands, as the candidate's place. */
enum zone { ZONE_NONE, ZONE_HEAD, ZONE_BODY, ZONE_FOOT, ZONE_ELSEWHERE };

/* What a date is worth by its place (wcxb-dev and multilingual-dev: how often it is the right one). */
static const struct zone_weight {
    const char *where, *where_labelled;
    float plain;    /* a date among other words */
    float alone;    /* a line that is a date and little else */
    float labelled; /* "Published: …" */
    float step;     /* lost with each segment between it and the headline, or the body's end */
} zones[] = {
    [ZONE_NONE] = {NULL, NULL, 0, 0, 0, 0},
    [ZONE_HEAD] = {"near the headline", "near the headline, labelled", 8.0F, 16.0F, 22.0F, 0.4F},
    [ZONE_BODY] = {"head of the body", "head of the body, labelled", 0.6F, 2.0F, 10.0F, 0.1F},
    [ZONE_FOOT] = {"behind the body", "behind the body, labelled", 0.8F, 1.6F, 9.0F, 0.12F},
    [ZONE_ELSEWHERE] = {"elsewhere on the page", "elsewhere on the page, labelled", 0, 0, 1.2F, 0},
};

static const struct {
    float class;    /* the element's class says that it is a date */
    float time;     /* <time> */
    float property; /* itemprop=datePublished, pubdate */
    float before;   /* what stands before the headline is worth that much less */
    float modified; /* share of a "modified" date's weight as evidence of the publication */
    float timed;    /* a time stands behind it */
    float post;     /* the first date with a time, anywhere on a forum's page */
    float begins;   /* the body begins with it */
} weights = {1.0F, 1.5F, 4.0F, 4.0F, 0.1F, 0.7F, 1.2F, 0.7F};

struct looking {
    const struct facts *facts;
    const struct doc *doc;
    struct article *article;
    struct str language, now;
    size_t headline;        /* index of its segment */
    size_t first, end;      /* the body's segments: [first, end) */
    unsigned foreign;       /* cues that mean other texts than this */
    bool *seen;             /* whether a date elsewhere was nominated: the first of a page counts */
    const bool *date_names; /* per name of the doc: whether it says that its element is a date */
};

/* Words of class names that say so, English as class names are. */
static const char *const date_words[] = {"date",      "datetime",  "dateline", "pubdate",   "published",
                                         "posted",    "timestamp", "time",     "postdate",  "publish",
                                         "datestamp", "pubtime",   "datum",    "createdate"};

static bool is_date_word(struct str word)
{
    for (size_t i = 0; i < sizeof date_words / sizeof *date_words; i++)
        if (str_eq_nocase(word, str_of(date_words[i])))
            return true;
    return false;
}

static bool has_date_word(struct str name)
{
    for (size_t i = 0; i < name.len;) {
        size_t from = i;
        while (i < name.len && ascii_is_alpha(name.at[i]) &&
               !(i > from && name.at[i] <= 'Z' && name.at[i - 1] >= 'a'))
            i++;
        if (i > from && is_date_word(str_slice(name, from, i)))
            return true;
        i += i == from;
    }
    return false;
}

static const bool *mark_names(struct run *run, const struct doc *doc)
{
    bool *marks = run_alloc(run, doc->name_count + 1);
    for (uint32_t i = 1; marks && i < doc->name_count; i++)
        marks[i] = has_date_word(doc->names[i]);
    return marks;
}

static bool has_date_class(const struct looking *l, uint32_t node)
{
    const struct node *n = &l->doc->nodes[node];
    for (uint32_t i = n->attr_first; i < n->attr_first + n->attr_count; i++)
        if (l->doc->attrs[i].names && l->date_names[l->doc->attrs[i].names])
            return true;
    return false;
}

/* Whether a small element at or around a node says by its class that it is a date. */
static bool is_marked(const struct looking *l, const struct segment *segment)
{
    uint32_t node = segment->node;
    for (unsigned steps = 0; steps < 3; steps++) {
        if (has_date_class(l, node))
            return true;
        node = l->doc->nodes[node].parent;
        if (l->doc->nodes[node].end - node > ELEMENT_NODES_MAX)
            break;
    }
    for (uint32_t i = segment->first; i < segment->end && i < segment->first + ELEMENT_NODES_MAX; i++)
        if (l->doc->nodes[i].tag != TAG_CHARACTERS && has_date_class(l, i))
            return true;
    return false;
}

/* The headline's segment: the last that says it before the body begins, else the last h1 there, else the
 * body's first. */
static size_t find_headline(const struct facts *facts, const struct article *article, size_t first)
{
    size_t said = SIZE_MAX, heading = SIZE_MAX;
    for (size_t i = 0; i < facts->sheet->segment_count && i <= first + BODY_TOP; i++) {
        const struct segment *segment = &facts->sheet->segments[i];
        if (segment->kind == SEGMENT_HEADING && segment->level == 1)
            heading = i;
        if (segment->text.len <= 2 * article->headline.len && says_same(segment->text, article->headline) &&
            (said == SIZE_MAX || segment->kind == SEGMENT_HEADING ||
             facts->sheet->segments[said].kind != SEGMENT_HEADING))
            said = i;
    }
    return said != SIZE_MAX ? said : heading != SIZE_MAX ? heading : first;
}

static unsigned cues_at(const struct looking *l, size_t segment)
{
    return segment < l->facts->sheet->segment_count ? l->facts->cues[l->facts->sheet->segments[segment].node]
                                                    : 0;
}

static void find_places(struct looking *l)
{
    const struct sheet *sheet = l->facts->sheet;
    const struct article *article = l->article;
    l->first = l->end = sheet->segment_count;
    if (article->body_count) {
        l->first = (size_t)(article->body[0] - sheet->segments);
        l->end = (size_t)(article->body[article->body_count - 1] - sheet->segments) + 1;
    }
    l->headline = find_headline(l->facts, article, l->first);
    /* a theme may give such names to all that a page holds */
    l->foreign = (1u << CUE_DISCUSSION | 1u << CUE_ASIDE) & ~(cues_at(l, l->first) | cues_at(l, l->headline));
    if (article->page_type == PAGE_TYPE_FORUM)
        l->foreign &= ~(1u << CUE_DISCUSSION);
}

static enum zone zone_of(const struct looking *l, size_t i, size_t *distance)
{
    size_t last = l->first > l->headline ? l->first : l->headline;
    *distance = i > l->headline ? i - l->headline : l->headline - i;
    if (i >= l->end) {
        *distance = i - l->end;
        return *distance < FOOT_BEHIND ? ZONE_FOOT : ZONE_ELSEWHERE;
    }
    if (i + HEAD_BEFORE < l->headline || (i > last && i >= l->first + BODY_HEAD))
        return ZONE_ELSEWHERE;
    if (i > l->headline && i >= l->first) {
        *distance = i - l->first;
        return ZONE_BODY;
    }
    if (i > l->headline && l->first - i < *distance)
        *distance = l->first - i;
    return i <= l->headline + HEAD_BEHIND || i + HEAD_ABOVE_BODY >= l->first ? ZONE_HEAD : ZONE_ELSEWHERE;
}

/* Whether a segment belongs to other texts than the page's. Between the headline and the body little does,
 * whatever its names say. */
static bool is_foreign(const struct looking *l, const struct segment *segment, enum zone zone, size_t i)
{
    enum { OUTSIDE = IN_ASIDE | IN_FOOTER | IN_NAV | IN_DIALOG, NEVER = IN_NAV | IN_DIALOG };
    const struct sheet *sheet = l->facts->sheet;
    bool is_between = zone == ZONE_HEAD && i >= l->headline && i <= l->first;
    uint32_t in = segment->in & (is_between ? NEVER : OUTSIDE);
    if (l->first < sheet->segment_count)
        in &= ~sheet->segments[l->first].in;
    if (segment->in & sheet->segments[l->headline < sheet->segment_count ? l->headline : 0].in & IN_ARTICLE)
        in &= ~(uint32_t)IN_FOOTER; /* an article's own */
    return in || (!is_between && (l->facts->cues[segment->node] & l->foreign));
}

static struct candidate *candidate_of(struct ballot *ballot, struct str date)
{
    for (size_t i = 0; i < ballot->count; i++)
        if (is_same_date(ballot->items[i].value, date))
            return &ballot->items[i];
    return NULL;
}

/* A list of entries of one day says no more than one of them: in each zone a day has one voice. Of several
 * spellings of one date the one with a time stays, with the words it was read from. */
static void nominate_as(const struct looking *l, enum field_name field, enum zone zone,
                        struct candidate candidate)
{
    struct ballot *ballot = &l->article->ballots[field];
    struct candidate *known = candidate_of(ballot, candidate.value);
    uint32_t voice = 1u << zone;
    if (!known) {
        candidate.tag = voice;
        nominate(ballot, candidate, is_same_date);
        return;
    }
    if (known->tag & voice)
        return;
    struct candidate before = *known;
    nominate(ballot, candidate, is_same_date);
    known->tag |= voice;
    bool is_more =
        str_find_byte(before.value, 'T', 0) == SIZE_MAX && str_find_byte(candidate.value, 'T', 0) != SIZE_MAX;
    known->value = is_more ? candidate.value : before.value;
    known->raw = is_more ? candidate.raw : before.raw;
}

/* Whether the page declares a date as that of its modification, and another as that of its publication. Where
 * it prints that date without a label, readers take it for the page's date; its place says what it is. */
static bool is_declared_modification(struct article *article, struct str date)
{
    struct ballot *published = &article->ballots[FIELD_DATE_PUBLISHED];
    const struct candidate *modified = candidate_of(&article->ballots[FIELD_DATE_MODIFIED], date);
    return published->count && published->items[0].origin < ORIGIN_DOM && modified &&
           modified->origin < ORIGIN_DOM && !candidate_of(published, date);
}

/* A date whose label says what it is goes where it belongs. */
static void nominate_found(const struct looking *l, enum zone zone, enum date_label label,
                           const struct found_date *found, enum origin origin, float weight)
{
    const struct zone_weight *at = &zones[zone];
    bool labelled = label == LABEL_PUBLISHED;
    if (label == LABEL_OTHER || found->iso.at[0] == 'X' || weight <= 0)
        return;
    struct candidate candidate = {.value = found->iso, .raw = found->raw, .origin = origin, .weight = weight};
    candidate.where = str_of(labelled || label == LABEL_MODIFIED ? at->where_labelled : at->where);
    if (label == LABEL_MODIFIED) {
        nominate_as(l, FIELD_DATE_MODIFIED, zone, candidate);
        candidate.weight *= weights.modified;
        candidate.where = STR("modified, no publication stated");
    } else if (zone == ZONE_ELSEWHERE) {
        if (*l->seen)
            return;
        *l->seen = true;
    }
    if (label != LABEL_MODIFIED && is_declared_modification(l->article, found->iso))
        candidate.where = STR("in sight, declared as its modification");
    nominate_as(l, FIELD_DATE_PUBLISHED, zone, candidate);
}

/* A label that stands in a segment of its own, before the date's. */
static enum date_label label_before(const struct looking *l, size_t segment)
{
    if (segment == 0)
        return LABEL_NONE;
    const struct segment *before = &l->facts->sheet->segments[segment - 1];
    return before->words <= LABEL_WORDS_MAX ? date_label_of(before->text) : LABEL_NONE;
}

static bool look_at_text(const struct looking *l, size_t i, enum zone zone, size_t distance)
{
    const struct segment *segment = &l->facts->sheet->segments[i];
    const struct zone_weight *at = &zones[zone];
    bool is_prose = segment->words > LINE_WORDS_MAX;
    struct found_date found;
    size_t from = 0;
    for (unsigned n = 0; n < DATES_EACH_MAX; n++) {
        if (!find_date(l->facts->run, segment->text, from, l->language, l->now, &found))
            break;
        size_t start = (size_t)(found.raw.at - segment->text.at);
        struct word_counts before = count_words(str_slice(segment->text, from, start));
        enum date_label label = date_label_of(str_slice(segment->text, from, start));
        if (label == LABEL_NONE && start == 0)
            label = label_before(l, i);
        from = start + found.raw.len;
        if (is_prose && label == LABEL_NONE && (n || before.words > PROSE_WORDS_BEFORE))
            break;
        bool is_marked_date = is_marked(l, segment);
        struct word_counts in = count_words(found.raw);
        bool is_timed = str_find_byte(found.iso, 'T', 0) != SIZE_MAX;
        bool is_post = l->article->page_type == PAGE_TYPE_FORUM && is_timed && zone == ZONE_BODY;
        bool is_alone = is_post || segment->words <= in.words + LABEL_WORDS_MAX || is_marked_date;
        float weight = label == LABEL_PUBLISHED || label == LABEL_MODIFIED ? at->labelled
                       : is_alone                                          ? at->alone
                       : zone == ZONE_BODY && distance >= BODY_TOP         ? 0
                                                                           : at->plain;
        if (weight > 0 && is_timed)
            weight += weights.timed;
        if (zone == ZONE_ELSEWHERE && is_timed && l->article->page_type == PAGE_TYPE_FORUM)
            weight += weights.post;
        if (zone == ZONE_BODY && distance == 0 && start <= 1)
            weight += weights.begins;
        weight += (weight > 0 || zone == ZONE_ELSEWHERE) && is_marked_date ? weights.class : 0;
        weight -= at->step * (float)distance + 0.5F * (float)n;
        if (zone == ZONE_HEAD && i < l->headline)
            weight -= weights.before;
        nominate_found(l, zone, label, &found, ORIGIN_TEXT, weight);
    }
    return l->facts->run->failure.code == FAIL_NONE;
}

static bool look_at_texts(const struct looking *l)
{
    const struct sheet *sheet = l->facts->sheet;
    for (size_t i = 0; i < sheet->segment_count; i++) {
        size_t distance;
        enum zone zone = zone_of(l, i, &distance);
        if (sheet->segments[i].digits == 0 || is_foreign(l, &sheet->segments[i], zone, i) ||
            (zone == ZONE_ELSEWHERE && sheet->segments[i].words > LINE_WORDS_MAX))
            continue;
        if (!look_at_text(l, i, zone, distance))
            return false;
    }
    return true;
}

/* What an element says it is the date of. */
static enum date_label label_of_element(const struct doc *doc, uint32_t node, bool *is_property)
{
    struct str property = doc_attr(doc, node, ATTR_ITEMPROP);
    *is_property = true;
    if (str_eq_nocase(property, STR("datePublished")) || str_eq_nocase(property, STR("dateCreated")) ||
        doc_attr_other(doc, node, STR("pubdate")).at)
        return LABEL_PUBLISHED;
    if (str_eq_nocase(property, STR("dateModified")))
        return LABEL_MODIFIED;
    *is_property = false;
    struct str class = doc_attr(doc, node, ATTR_CLASS);
    if (str_find_nocase(class, STR("updated"), 0) != SIZE_MAX &&
        str_find_nocase(class, STR("published"), 0) == SIZE_MAX)
        return LABEL_MODIFIED;
    return str_find_nocase(class, STR("published"), 0) != SIZE_MAX ? LABEL_PUBLISHED : LABEL_NONE;
}

static bool element_date(const struct looking *l, uint32_t node, struct found_date *found)
{
    struct run *run = l->facts->run;
    struct str values[] = {doc_attr(l->doc, node, ATTR_DATETIME), doc_attr(l->doc, node, ATTR_CONTENT)};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        *found = (struct found_date){.iso = parse_date(run, str_slice(values[i], 0, VALUE_BYTES_MAX)),
                                     .raw = str_trim(values[i])};
        if (found->iso.len >= strlen("2022-01-28") ||
            find_date(run, str_slice(values[i], 0, VALUE_BYTES_MAX), 0, l->language, l->now, found))
            return true;
    }
    if (l->doc->nodes[node].end - node > ELEMENT_NODES_MAX)
        return false;
    struct str text = doc_text(run, l->doc, node, VALUE_BYTES_MAX);
    return find_date(run, text, 0, l->language, l->now, found);
}

/* <time> and what microdata calls a date. */
static bool look_at_element(const struct looking *l, uint32_t node, size_t segment)
{
    struct found_date found;
    bool is_property;
    size_t distance;
    enum date_label label = label_of_element(l->doc, node, &is_property);
    if (!is_property && l->doc->nodes[node].tag != TAG_TIME)
        return true;
    enum zone zone = zone_of(l, segment, &distance);
    const struct segment *at = &l->facts->sheet->segments[segment];
    if (is_foreign(l, at, zone, segment) || !element_date(l, node, &found))
        return l->facts->run->failure.code == FAIL_NONE;
    if (label == LABEL_NONE) {
        size_t words = str_find(at->text, found.raw, 0);
        label = words == SIZE_MAX || words == 0 ? label_before(l, segment)
                                                : date_label_of(str_slice(at->text, 0, words));
    }
    const struct zone_weight *zw = &zones[zone];
    float weight = label == LABEL_NONE ? zw->alone : zw->labelled;
    weight += weights.time - zw->step * (float)distance;
    if (is_property && zone != ZONE_ELSEWHERE)
        weight += weights.property;
    nominate_found(l, zone, label, &found, ORIGIN_DOM, weight);
    return true;
}

static bool look_at_elements(const struct looking *l)
{
    const struct sheet *sheet = l->facts->sheet;
    size_t segment = 0;
    for (uint32_t node = 0; node < l->doc->node_count; node++) {
        while (segment + 1 < sheet->segment_count && sheet->segments[segment + 1].first <= node)
            segment++;
        const struct node *n = &l->doc->nodes[node];
        if (n->tag == TAG_CHARACTERS || (n->tag != TAG_TIME && n->attr_count == 0))
            continue;
        if (n->tag != TAG_TIME && !doc_attr(l->doc, node, ATTR_ITEMPROP).len)
            continue;
        if (segment < sheet->segment_count && !look_at_element(l, node, segment))
            return false;
    }
    return true;
}

bool nominate_visible_dates(const struct facts *facts, struct article *article, struct str language)
{
    bool seen = false;
    struct looking l = {.facts = facts,
                        .seen = &seen,
                        .doc = facts->sheet->doc,
                        .article = article,
                        .language = language,
                        .now = facts->sheet->doc->text->page->date_downloaded,
                        .date_names = mark_names(facts->run, facts->sheet->doc)};
    if (!l.date_names)
        return false;
    find_places(&l);
    return look_at_elements(&l) && look_at_texts(&l);
}
