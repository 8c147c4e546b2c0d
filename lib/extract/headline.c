#include "base/url.h"
#include "base/utf8.h"
#include "base/words.h"
#include "extract/fields.h"
#include "extract/text_fields.h"

enum {
    HEADLINE_MAX = 1024,
    TITLE_MAX = 2 * HEADLINE_MAX, /* bytes of a title; it is searched for each separator anew behind each */
    RACE_MAX = 48,
    HEADINGS_MAX = 256 /* headings that vote; each is compared with all candidates */
};

/* How much a source's word weighs: its share of exact headlines where it stands (design.md, section 7), set
 * down where it often carries the site's name or a shortened form. */
enum weight {
    WEIGHT_TITLE = 60,
    WEIGHT_H1 = 60,
    WEIGHT_H2 = 6,
    WEIGHT_H2_TITLE = 20, /* an h2 that says what the title begins with */
};

static const struct weighted_source {
    struct source source;
    int weight;
} declared[] = {
    {{PLACE_LINKED, "headline"}, 45},    {{PLACE_META, "og:title"}, 40},
    {{PLACE_META, "twitter:title"}, 25}, {{PLACE_META, "citation_title"}, 60},
    {{PLACE_META, "parsely-title"}, 45}, {{PLACE_META, "sailthru.title"}, 45},
    {{PLACE_META, "dc.title"}, 30},      {{PLACE_META, "title"}, 15},
    {{PLACE_LINKED, "name"}, 20},
};

struct heading_candidate {
    struct str value;
    int weight;
};

struct race {
    struct heading_candidate items[RACE_MAX];
    size_t count;
    struct str site_name, host; /* empty: unknown */
};

/* A title whose site's name is empty ends, or begins, with the mark between the two. */
static struct str without_loose_ends(struct str value)
{
    for (struct str before = STR_NONE; before.len != value.len;) {
        before = value = str_trim(value);
        while (value.len && strchr("|-", value.at[value.len - 1]))
            value.len--;
        while (value.len && strchr("|-", value.at[0]))
            value = str_slice(value, 1, value.len);
    }
    return value;
}

/* Values that say the same vote together; the first one's spelling stays. The site's own name is no headline.
 */
static void vote(struct race *ballot, struct str value, int weight)
{
    value = utf8_cut(without_loose_ends(value), HEADLINE_MAX);
    if (value.len == 0 || says_same(value, ballot->site_name))
        return;
    for (size_t i = 0; i < ballot->count; i++)
        if (says_same(ballot->items[i].value, value)) {
            ballot->items[i].weight += weight;
            return;
        }
    if (ballot->count < RACE_MAX)
        ballot->items[ballot->count++] = (struct heading_candidate){value, weight};
}

/* Marks that sites put between a title and their name. Colons and hyphens need the spaces around them. */
static const struct str separators[] = {
    STR_INIT(" | "), STR_INIT(" – "), STR_INIT(" — "),  STR_INIT(" - "), STR_INIT(" · "), STR_INIT(" • "),
    STR_INIT(" » "), STR_INIT(" « "), STR_INIT(" :: "), STR_INIT(" / "), STR_INIT(" ~ "), STR_INIT("｜"),
};

/* Where the next separator starts at or after `from`, and its length; SIZE_MAX where there is none. */
static size_t find_separator(struct str title, size_t from, size_t *len)
{
    size_t best = SIZE_MAX;
    for (size_t i = 0; i < sizeof separators / sizeof *separators; i++) {
        size_t at = str_find(title, separators[i], from);
        if (at < best) {
            best = at;
            *len = separators[i].len;
        }
    }
    return best;
}

/* Whether a title's part names the site: as the page says, or as the host does ("example" of
 * www.example.org). */
static bool is_site(const struct race *ballot, struct str part)
{
    if (says_same(part, ballot->site_name))
        return true;
    struct str rest = ballot->host, label;
    while (str_next(&rest, '.', &label))
        if (rest.at && says_same(part, label)) /* the last label is the top-level domain */
            return true;
    return says_same(part, ballot->host);
}

/* A title without the parts at its ends that name the site. */
static struct str without_site(const struct race *ballot, struct str title)
{
    size_t len = 0, at = find_separator(title, 0, &len);
    if (at != SIZE_MAX && is_site(ballot, str_slice(title, 0, at)))
        title = str_slice(title, at + len, title.len);
    for (size_t last = SIZE_MAX, from = 0;; from = last + len) {
        size_t next = find_separator(title, from, &len);
        if (next != SIZE_MAX) {
            last = next;
            continue;
        }
        if (last == SIZE_MAX || !is_site(ballot, str_slice(title, from, title.len)))
            return title;
        return str_slice(title, 0, last);
    }
}

/* A title as sites write it: headline, section, site, in this order more often than not. Where the site is
 * known and cut off, the rest is the headline; else its first part is, more often than the whole. */
static void vote_title(struct race *ballot, struct str title, int weight)
{
    enum { TENTHS = 10, FIRST = 9, FIRST_OF_CORE = 6, LATER = 2, WHOLE = 3, WHOLE_CORE = 7 };
    title = utf8_cut(title, TITLE_MAX);
    struct str core = without_site(ballot, title);
    bool cut = core.len < title.len;
    size_t len = 0, at = find_separator(core, 0, &len);
    if (at == SIZE_MAX) {
        vote(ballot, core, weight);
        return;
    }
    vote(ballot, str_slice(core, 0, at), weight * (cut ? FIRST_OF_CORE : FIRST) / TENTHS);
    vote(ballot, core, weight * (cut ? WHOLE_CORE : WHOLE) / TENTHS);
    for (size_t from = at + len; at != SIZE_MAX; from = at + len) {
        at = find_separator(core, from, &len);
        vote(ballot, str_slice(core, from, at), weight * LATER / TENTHS);
        if (at != SIZE_MAX)
            vote(ballot, str_slice(core, 0, at), weight * WHOLE / TENTHS);
    }
}

/* Whether all of a heading links to the site's front page: then it is the site's name. */
static bool is_logo(const struct facts *facts, const struct segment *heading)
{
    const struct doc *doc = facts->sheet->doc;
    if (facts->sheet->from_text)
        return false;
    uint32_t link = doc_ancestor(doc, heading->first, TAG_A);
    if (heading->link_words < heading->words || link == UINT32_MAX)
        return false;
    struct str url = url_resolve(facts->run, facts->sheet->head.base, doc_attr(doc, link, ATTR_HREF));
    struct str host = url_host(url);
    struct str path = host.len ? str_slice(url, (size_t)(host.at - url.at) + host.len, url.len) : STR_NONE;
    return host.len &&
           (path.len <= 1 || (str_starts(path, STR("/index.")) && str_find_byte(path, '?', 0) == SIZE_MAX));
}

static bool begins_title(const struct race *ballot, struct str text)
{
    for (size_t i = 0; i < ballot->count; i++)
        if (ballot->items[i].weight >= WEIGHT_TITLE / 2 && says_same(ballot->items[i].value, text))
            return true;
    return false;
}

static void vote_headings(struct race *ballot, const struct facts *facts)
{
    unsigned seen[2] = {0}, headings = 0;
    for (size_t i = 0; i < facts->sheet->segment_count && headings < HEADINGS_MAX; i++) {
        const struct segment *segment = &facts->sheet->segments[i];
        if (segment->kind != SEGMENT_HEADING || segment->level < 1 || segment->level > 2)
            continue;
        headings++;
        int first = segment->level == 1                   ? WEIGHT_H1
                    : begins_title(ballot, segment->text) ? WEIGHT_H2_TITLE
                                                          : WEIGHT_H2;
        unsigned *before = &seen[segment->level - 1];
        if (is_logo(facts, segment))
            continue;
        vote(ballot, segment->text, first >> (*before < 4 ? *before : 4));
        ++*before;
    }
}

/* The site's name as its logo has it, where nothing else names the site. */
static struct str find_logo(const struct facts *facts)
{
    unsigned headings = 0;
    for (size_t i = 0; i < facts->sheet->segment_count && headings < HEADINGS_MAX; i++) {
        const struct segment *segment = &facts->sheet->segments[i];
        if (segment->kind != SEGMENT_HEADING || segment->level != 1)
            continue;
        headings++;
        if (is_logo(facts, segment))
            return segment->text;
    }
    return STR_NONE;
}

bool extract_headline(const struct facts *facts, struct article *article)
{
    if (facts->sheet->from_text)
        return text_headline(facts, article);
    struct race *ballot = run_alloc(facts->run, sizeof *ballot);
    if (!ballot)
        return false;
    ballot->site_name = article->site_name.len ? article->site_name : find_logo(facts);
    ballot->host = url_host(facts->sheet->head.base);
    vote_title(ballot, unescape_twice(facts->run, facts->sheet->head.title), WEIGHT_TITLE);
    vote_headings(ballot, facts);
    for (size_t i = 0; i < sizeof declared / sizeof *declared; i++)
        vote_title(ballot, source_value(facts, &declared[i].source), declared[i].weight);
    const struct heading_candidate *best = NULL;
    for (size_t i = 0; i < ballot->count; i++)
        if (!best || ballot->items[i].weight > best->weight)
            best = &ballot->items[i];
    article->headline = best ? best->value : STR_NONE;
    return facts->run->failure.code == FAIL_NONE;
}
