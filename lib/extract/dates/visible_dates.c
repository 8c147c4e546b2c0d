#include "extract/dates/visible_dates.h"

#include "base/utf8.h"
#include "base/words.h"
#include "extract/dates/date_labels.h"
#include "extract/dates/date_marks.h"
#include "extract/dates/date_parse.h"
#include "extract/dates/date_same.h"
#include "extract/dates/date_zones.h"

enum {
    DAY_LENGTH = sizeof "2024-03-05" - 1,
    BODY_TOP = 3,            /* segments of the body's beginning where a date among other words counts */
    LABEL_WORDS_MAX = 4,     /* of a segment that is a label and nothing else */
    LINE_WORDS_MAX = 40,     /* longer segments are prose: a date counts at their beginning alone */
    RELATIVE_WORDS_MAX = 10, /* of a segment that is a label, where "yesterday" may be a date */
    PROSE_WORDS_BEFORE = 6,
    PROSE_LABEL_WORDS_BEFORE = 12, /* and so many before a labelled one */
    DATES_EACH_MAX = 4,            /* of one segment */
    TEXT_BYTES_MAX = 4096,         /* of a segment, that are looked at */
    VALUE_BYTES_MAX = 160,         /* of an element that is a date */
};

static const struct {
    float class;    /* the element's class says that it is a date */
    float time;     /* <time> */
    float property; /* itemprop=datePublished, pubdate */
    float before;   /* what stands before the headline is worth that much less */
    float modified; /* share of a "modified" date's weight as evidence of the publication */
    float timed;    /* a time stands behind it */
    float post;     /* the first date with a time, anywhere on a forum's page */
    float begins;   /* a segment at the top of the body begins with it */
    float later;    /* lost with each date before it in its segment */
    float first;    /* "Originally published", wherever it stands */
    float month;    /* share of the weight of what states a month and no day */
    float beside;   /* "Published", in a sidebar of facts */
} weights = {1.0F, 1.5F, 4.0F, 4.0F, 0.1F, 0.7F, 1.2F, 0.7F, 0.5F, 24.0F, 0.3F, 0.7F};

struct looking {
    const struct facts *facts;
    const struct doc *doc;
    struct article *article;
    struct str language, now;
    struct date_places places;
    const bool *date_names; /* per name of the doc: whether it says that its element is a date */
    bool
        is_dated; /* a text of one day by its type; of others only what says "published" by its text counts */
    bool is_forum;
    same_value *same;   /* when two dates of this page are one */
    bool is_seen;       /* whether a date elsewhere was nominated: the first of a page counts */
    bool is_post_dated; /* whether a date of the body was taken for a forum's first post's */
    bool is_post_seen;  /* whether a forum's first post was: those below it are of other posts */
};

static struct candidate *candidate_of(const struct looking *l, enum field_name field, struct str date)
{
    struct ballot *ballot = &l->article->ballots[field];
    for (size_t i = 0; i < ballot->count; i++)
        if (l->same(ballot->items[i].value, date))
            return &ballot->items[i];
    return NULL;
}

static bool is_timed(struct str iso)
{
    return str_find_byte(iso, 'T', 0) != SIZE_MAX;
}

/* Of two nominations of one date: the voices of both, relative only where both are, a modification where the
 * heavier is. */
static uint32_t merged_tag(const struct candidate *before, const struct candidate *candidate)
{
    const struct candidate *heavier = candidate->weight > before->weight ? candidate : before;
    uint32_t voices = (before->tag | candidate->tag) & ~(uint32_t)(DATE_TAG_RELATIVE | DATE_TAG_MODIFIED);
    return voices | (before->tag & candidate->tag & DATE_TAG_RELATIVE) | (heavier->tag & DATE_TAG_MODIFIED);
}

/* A date that is stated stays before one that was told from now. */
static struct str merged_value(struct run *run, const struct candidate *before,
                               const struct candidate *candidate)
{
    bool was_relative = before->tag & DATE_TAG_RELATIVE, is_relative = candidate->tag & DATE_TAG_RELATIVE;
    if (was_relative != is_relative)
        return is_relative ? before->value : candidate->value;
    return seen_spelling(run, before->value, candidate->value);
}

/* A list of entries of one day says no more than one of them: in each zone a day has one voice. Of several
 * spellings of one date the better one stays, with the words it was read from. */
static void nominate_as(const struct looking *l, enum field_name field, enum zone zone,
                        struct candidate candidate)
{
    struct ballot *ballot = &l->article->ballots[field];
    struct candidate *known = candidate_of(l, field, candidate.value);
    uint32_t voice = 1u << zone;
    candidate.tag |= voice;
    if (!known) {
        nominate(ballot, candidate, l->same);
        return;
    }
    if (known->tag & voice) {
        if (!str_eq(str_slice(known->value, 0, DAY_LENGTH), str_slice(candidate.value, 0, DAY_LENGTH)))
            known->value = merged_value(l->facts->run, known, &candidate);
        return;
    }
    struct candidate before = *known;
    nominate(ballot, candidate, l->same);
    known->tag = merged_tag(&before, &candidate);
    known->value = merged_value(l->facts->run, &before, &candidate);
    known->raw = known->value.at == before.value.at ? before.raw : candidate.raw;
}

static bool is_declared(const struct candidate *candidate)
{
    return candidate && candidate->origin < ORIGIN_DOM;
}

/* Whether the page declares a date as that of its modification, and another as that of its publication. Where
 * it prints that date without a label, readers take it for the page's date; its place says what it is. */
static bool is_declared_modification(const struct looking *l, struct str date)
{
    struct ballot *published = &l->article->ballots[FIELD_DATE_PUBLISHED];
    return published->count && is_declared(&published->items[0]) &&
           is_declared(candidate_of(l, FIELD_DATE_MODIFIED, date)) &&
           !candidate_of(l, FIELD_DATE_PUBLISHED, date);
}

/* The date that two numbers mean which could be read in two ways: as the page or its address declares it. */
static struct str settle_order(const struct looking *l, const struct found_date *found)
{
    if (!found->other.len || candidate_of(l, FIELD_DATE_PUBLISHED, found->iso))
        return found->iso;
    const struct candidate *other = candidate_of(l, FIELD_DATE_PUBLISHED, found->other);
    return other && (is_declared(other) || other->origin == ORIGIN_URL) ? found->other : found->iso;
}

/* A date whose label says what it is goes where it belongs. */
static void nominate_found(struct looking *l, enum zone zone, enum date_label label,
                           const struct found_date *found, enum origin origin, float weight)
{
    const struct zone_weight *at = &zone_weights[zone];
    struct str date = settle_order(l, found);
    bool is_stated = label == LABEL_PUBLISHED && (zone == ZONE_HEAD || zone == ZONE_BODY);
    if (label == LABEL_OTHER || date.at[0] == 'X' || weight <= 0 || (!l->is_dated && !is_stated))
        return;
    struct candidate candidate = {.value = date, .raw = found->raw, .origin = origin, .weight = weight};
    candidate.where = str_of(label == LABEL_NONE ? at->where : at->where_labelled);
    candidate.tag = found->is_relative ? DATE_TAG_RELATIVE : 0;
    bool is_modified = label == LABEL_MODIFIED;
    if (is_modified) {
        nominate_as(l, FIELD_DATE_MODIFIED, zone, candidate);
        candidate.weight *= weights.modified;
        candidate.where = STR("modified, no publication stated");
    } else if (zone == ZONE_ELSEWHERE) {
        if (l->is_seen)
            return;
        l->is_seen = true;
    }
    if (!is_modified && is_declared_modification(l, date)) {
        candidate.where = STR("in sight, declared as its modification");
        is_modified = true;
    }
    candidate.tag |= is_modified ? DATE_TAG_MODIFIED : 0;
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

/* A date found in a segment's text. */
struct sight {
    const struct segment *segment;
    size_t index;
    enum zone zone;
    size_t distance;
    size_t start; /* of the date in the text */
    unsigned nth; /* date of the segment */
    enum date_label label;
    struct found_date found;
    bool is_marked; /* its element is a date by its name */
};

/* What a zone is worth: on a forum the first date with a time behind the headline is the thread's, wherever
 * it stands in the body. */
static const struct zone_weight *weight_at(struct looking *l, enum zone zone, size_t segment,
                                           enum date_label label, struct str iso)
{
    bool is_post = l->is_forum && is_timed(iso) && label != LABEL_MODIFIED && label != LABEL_OTHER &&
                   (zone == ZONE_BODY || (zone == ZONE_HEAD && segment > l->places.headline));
    bool is_first = is_post && !l->is_post_dated;
    l->is_post_dated |= is_post;
    return &zone_weights[is_first ? ZONE_HEAD : zone];
}

static bool stands_alone(const struct looking *l, const struct sight *s)
{
    bool is_post = l->is_forum && is_timed(s->found.iso) && s->zone == ZONE_BODY;
    return is_post || s->is_marked || s->segment->words <= count_words(s->found.raw).words + LABEL_WORDS_MAX;
}

/* "Today" and "3 hours ago" are words of prose and of headlines as well: they count where nothing else
 * stands. */
static bool is_mere_prose(const struct sight *s)
{
    return s->found.is_relative && s->label == LABEL_NONE && !s->is_marked &&
           s->segment->words > count_words(s->found.raw).words + 1;
}

static float weight_of_sight(struct looking *l, const struct sight *s)
{
    const struct zone_weight *at = weight_at(l, s->zone, s->index, s->label, s->found.iso);
    bool is_labelled = s->label == LABEL_PUBLISHED || s->label == LABEL_MODIFIED;
    bool is_top = s->zone == ZONE_BODY && s->distance <= BODY_TOP;
    float weight = s->label == LABEL_FIRST                           ? weights.first
                   : is_labelled                                     ? at->labelled
                   : stands_alone(l, s)                              ? at->alone
                   : s->zone == ZONE_BODY && s->distance >= BODY_TOP ? 0
                                                                     : at->plain;
    if (weight > 0 && is_timed(s->found.iso))
        weight += weights.timed;
    if (s->zone == ZONE_ELSEWHERE && is_timed(s->found.iso) && l->is_forum)
        weight += weights.post;
    if (is_top && s->start <= 1)
        weight += weights.begins;
    if (s->is_marked && (weight > 0 || s->zone == ZONE_ELSEWHERE))
        weight += weights.class;
    if (s->zone == ZONE_HEAD && s->index < l->places.headline)
        weight -= weights.before;
    return weight - at->step * (float)s->distance - weights.later * (float)s->nth;
}

/* A line that is a month and nothing else: "November 2015". */
static void look_at_month(struct looking *l, struct sight *s)
{
    enum { WORDS_MAX = 3, MONTH_LENGTH = sizeof "2015-11" - 1 };
    if (s->segment->words > WORDS_MAX || s->zone == ZONE_ELSEWHERE)
        return;
    s->found =
        (struct found_date){.iso = parse_date(l->facts->run, s->segment->text), .raw = s->segment->text};
    if (s->found.iso.len != MONTH_LENGTH)
        return;
    s->label = label_before(l, s->index);
    nominate_found(l, s->zone, s->label, &s->found, ORIGIN_TEXT, weight_of_sight(l, s) * weights.month);
}

/* The dates of one segment. In prose only one that it begins with, or that is labelled, counts. */
static bool look_at_text(struct looking *l, struct sight s)
{
    struct str text = utf8_cut(s.segment->text, TEXT_BYTES_MAX);
    bool is_prose = s.segment->words > LINE_WORDS_MAX;
    bool may_be_relative = s.zone != ZONE_ELSEWHERE && s.segment->words <= RELATIVE_WORDS_MAX;
    struct str now = may_be_relative ? l->now : STR_NONE;
    size_t from = 0;
    for (s.nth = 0; s.nth < DATES_EACH_MAX; s.nth++) {
        if (!find_date(l->facts->run, text, from, l->language, now, &s.found))
            break;
        s.start = (size_t)(s.found.raw.at - text.at);
        struct str before = str_slice(text, from, s.start);
        s.label = date_label_of(before);
        if (s.label == LABEL_NONE && s.start == 0)
            s.label = label_before(l, s.index);
        size_t words_before = count_words(before).words;
        if (is_prose && (s.nth || words_before > PROSE_WORDS_BEFORE) &&
            (s.label == LABEL_NONE || words_before > PROSE_LABEL_WORDS_BEFORE))
            break;
        from = s.start + s.found.raw.len;
        s.is_marked = is_marked_date(l->doc, l->date_names, s.segment);
        if (is_mere_prose(&s))
            continue;
        nominate_found(l, s.zone, s.label, &s.found, ORIGIN_TEXT, weight_of_sight(l, &s));
    }
    if (s.nth == 0)
        look_at_month(l, &s);
    return l->facts->run->failure.code == FAIL_NONE;
}

static bool look_at_texts(struct looking *l)
{
    const struct sheet *sheet = l->facts->sheet;
    for (size_t i = 0; i < sheet->segment_count; i++) {
        struct sight s = {.segment = &sheet->segments[i], .index = i};
        s.zone = zone_of(&l->places, i, &s.distance);
        bool is_long = s.zone == ZONE_ELSEWHERE && s.segment->words > LINE_WORDS_MAX;
        if (is_long || is_foreign(&l->places, s.zone, i))
            continue;
        if (!look_at_text(l, s))
            return false;
    }
    return true;
}

/* The text of a small element; of larger ones none. */
static struct str words_of_element(const struct looking *l, uint32_t node)
{
    if (l->doc->nodes[node].end - node > DATE_ELEMENT_NODES_MAX)
        return STR_NONE;
    return doc_text(l->facts->run, l->doc, node, VALUE_BYTES_MAX);
}

static bool date_in_words(const struct looking *l, uint32_t node, struct found_date *found)
{
    struct str own = words_of_element(l, node);
    return own.len && find_date(l->facts->run, own, 0, l->language, l->now, found);
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
    return date_in_words(l, node, found);
}

/* The label that an element's own words put before its date: "<time>Last updated: March 5, 2024</time>". */
static enum date_label label_within(const struct looking *l, uint32_t node)
{
    struct found_date found;
    struct str own = words_of_element(l, node);
    if (!own.len || !find_date(l->facts->run, own, 0, l->language, STR_NONE, &found))
        return LABEL_NONE;
    return date_label_of(str_slice(own, 0, (size_t)(found.raw.at - own.at)));
}

/* The label of an element's date in the words of its segment. */
static enum date_label label_of_words(const struct looking *l, size_t segment, uint32_t node)
{
    struct str text = l->facts->sheet->segments[segment].text, own = words_of_element(l, node);
    enum date_label within = label_within(l, node);
    if (within != LABEL_NONE)
        return within;
    size_t start = own.len ? str_find(text, own, 0) : SIZE_MAX;
    struct str before = str_slice(text, 0, start == SIZE_MAX ? 0 : start);
    return before.len ? date_label_of(before) : label_before(l, segment);
}

/* On a forum the first date of a post is the thread's. */
static bool is_of_later_post(struct looking *l, enum date_label label)
{
    bool is_later = l->is_post_seen;
    bool is_post = l->is_forum && label == LABEL_PUBLISHED;
    l->is_post_seen |= is_post;
    return is_post && is_later;
}

/* <time>, elements of a page's own that have its datetime, and what microdata calls a date. */
static bool look_at_element(struct looking *l, uint32_t node, size_t segment)
{
    struct found_date found;
    bool is_property;
    size_t distance;
    bool is_time = l->doc->nodes[node].tag == TAG_TIME || doc_attr(l->doc, node, ATTR_DATETIME).len;
    if (!is_time && !doc_attr(l->doc, node, ATTR_ITEMPROP).len)
        return true;
    enum date_label label = label_of_element(l->doc, node, &is_property);
    if (!is_property && !is_time)
        return true;
    enum zone zone = zone_of(&l->places, segment, &distance);
    bool is_beside = is_foreign(&l->places, zone, segment);
    if (label == LABEL_NONE || is_beside)
        label = label_of_words(l, segment, node);
    else if (!is_property && label_within(l, node) == LABEL_MODIFIED) /* what is read outweighs a class */
        label = LABEL_MODIFIED;
    if ((is_beside && label != LABEL_PUBLISHED) || !element_date(l, node, &found))
        return l->facts->run->failure.code == FAIL_NONE;
    if (is_beside) {
        nominate_found(l, ZONE_ELSEWHERE, label, &found, ORIGIN_DOM, weights.beside);
        return true;
    }
    if (is_of_later_post(l, label))
        return true;
    const struct zone_weight *at = weight_at(l, zone, segment, label, found.iso);
    float weight = label == LABEL_NONE ? at->alone : at->labelled;
    weight += weights.time - at->step * (float)distance;
    if (is_property && zone != ZONE_ELSEWHERE)
        weight += weights.property;
    nominate_found(l, zone, label, &found, ORIGIN_DOM, weight);
    return true;
}

/* An element that is a date by its name: what touches it in its segment's text may hide the date there. */
static bool look_at_named(struct looking *l, uint32_t node, size_t segment)
{
    struct found_date found;
    size_t distance;
    enum zone zone = zone_of(&l->places, segment, &distance);
    if (zone == ZONE_ELSEWHERE || !has_date_name(l->doc, l->date_names, node) ||
        is_foreign(&l->places, zone, segment))
        return true;
    if (!date_in_words(l, node, &found))
        return l->facts->run->failure.code == FAIL_NONE;
    enum date_label label = label_of_words(l, segment, node);
    const struct zone_weight *at = weight_at(l, zone, segment, label, found.iso);
    float weight = (label == LABEL_NONE ? at->alone : at->labelled) + weights.class;
    nominate_found(l, zone, label, &found, ORIGIN_DOM, weight - at->step * (float)distance);
    return true;
}

typedef bool looker(struct looking *l, uint32_t node, size_t segment);

static bool look_at_elements(struct looking *l, looker *look)
{
    const struct sheet *sheet = l->facts->sheet;
    size_t segment = 0;
    for (uint32_t node = 0; node < l->doc->node_count && sheet->segment_count; node++) {
        while (segment + 1 < sheet->segment_count && sheet->segments[segment].end <= node)
            segment++;
        const struct node *n = &l->doc->nodes[node];
        if (n->tag == TAG_CHARACTERS || (n->tag != TAG_TIME && n->attr_count == 0))
            continue;
        if (!look(l, node, segment))
            return false;
    }
    return true;
}

bool nominate_visible_dates(const struct facts *facts, struct article *article, struct str language)
{
    struct looking l = {.facts = facts,
                        .doc = facts->sheet->doc,
                        .article = article,
                        .language = language,
                        .now = facts->sheet->doc->text->page->date_downloaded,
                        .places = find_date_places(facts, article),
                        .date_names = mark_date_names(facts->run, facts->sheet->doc),
                        .is_dated =
                            article->page_type == PAGE_TYPE_ARTICLE || article->page_type == PAGE_TYPE_FORUM,
                        .is_forum = article->page_type == PAGE_TYPE_FORUM};
    l.same = l.is_forum ? is_same_date : is_same_on_clocks;
    return l.date_names && look_at_elements(&l, look_at_element) && look_at_texts(&l) &&
           look_at_elements(&l, look_at_named);
}
