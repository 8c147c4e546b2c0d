#include "base/utf8.h"
#include "base/words.h"
#include "extract/cues.h"
#include "extract/fields.h"

enum { HEADLINE_MAX = 1024, CANDIDATES_MAX = 48 };

/* How much a source's word weighs: its share of exact headlines where it stands (design.md, section 7), set
 * down where it often carries the site's name or a shortened form. */
enum weight {
    WEIGHT_TITLE_PART = 60,
    WEIGHT_TITLE_LATER_PART = 15,
    WEIGHT_TITLE = 20,
    WEIGHT_H1 = 60,
    WEIGHT_H2 = 6
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

struct candidate {
    struct str value;
    int weight;
};

struct ballot {
    struct candidate items[CANDIDATES_MAX];
    size_t count;
    struct str site_name;
};

/* Values that say the same vote together; the first one's spelling stays. The site's own name is no headline.
 */
static void vote(struct ballot *ballot, struct str value, int weight)
{
    value = utf8_cut(str_trim(value), HEADLINE_MAX);
    if (value.len == 0 || says_same(value, ballot->site_name))
        return;
    for (size_t i = 0; i < ballot->count; i++)
        if (says_same(ballot->items[i].value, value)) {
            ballot->items[i].weight += weight;
            return;
        }
    if (ballot->count < CANDIDATES_MAX)
        ballot->items[ballot->count++] = (struct candidate){value, weight};
}

/* Marks that sites put between a title and their name. Colons and hyphens need the spaces around them. */
static const struct str separators[] = {
    {" | ", 3}, {" – ", 5}, {" — ", 5},  {" - ", 3}, {" · ", 4}, {" • ", 5},
    {" » ", 4}, {" « ", 4}, {" :: ", 4}, {" / ", 3}, {" ~ ", 3}, {"｜", 3},
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

/* The title's parts, its first most of all; and every prefix that ends at a separator, as headlines hold them
 * too. */
static void vote_title(struct ballot *ballot, struct str title)
{
    vote(ballot, title, WEIGHT_TITLE);
    size_t len = 0, from = 0;
    for (size_t at; (at = find_separator(title, from, &len)) != SIZE_MAX; from = at + len) {
        if (from == 0)
            vote(ballot, str_slice(title, 0, at), WEIGHT_TITLE_PART);
        else {
            vote(ballot, str_slice(title, from, at), WEIGHT_TITLE_LATER_PART);
            vote(ballot, str_slice(title, 0, at), WEIGHT_TITLE);
        }
    }
    vote(ballot, str_slice(title, from, title.len), from ? WEIGHT_TITLE_LATER_PART : WEIGHT_TITLE_PART);
}

static void vote_headings(struct ballot *ballot, const struct facts *facts)
{
    unsigned seen[2] = {0};
    for (size_t i = 0; i < facts->sheet->segment_count; i++) {
        const struct segment *segment = &facts->sheet->segments[i];
        if (segment->kind != SEGMENT_HEADING || segment->level < 1 || segment->level > 2)
            continue;
        int first = segment->level == 1 ? WEIGHT_H1 : WEIGHT_H2;
        unsigned *before = &seen[segment->level - 1];
        vote(ballot, segment->text, first >> (*before < 4 ? *before : 4));
        ++*before;
    }
}

/* The headline of a plain text: the longest of the short lines that stand before the first sentence of its
 * body, the first of them where several are near as long. */
static void vote_lines(struct ballot *ballot, const struct facts *facts)
{
    enum { WORDS_MIN = 3, WORDS_MAX = 40, PROSE_WORDS = 25, LINES_MAX = 60 };
    size_t count = facts->sheet->segment_count;
    for (size_t i = 0; i < count && i < LINES_MAX; i++) {
        const struct segment *line = &facts->sheet->segments[i];
        if (line->words >= PROSE_WORDS && line->sentences)
            break;
        if (line->words < WORDS_MIN || line->words > WORDS_MAX || line->kind == SEGMENT_ITEM)
            continue;
        vote(ballot, line->text,
             (int)(line->words > 8 ? 8 : line->words) * 4 + (line->level == 1 ? WEIGHT_H1 : 0));
    }
}

bool extract_headline(const struct facts *facts, struct article *article)
{
    struct ballot *ballot = run_alloc(facts->run, sizeof *ballot);
    if (!ballot)
        return false;
    ballot->site_name = article->site_name;
    vote_title(ballot, unescape_twice(facts->run, facts->sheet->head.title));
    vote_headings(ballot, facts);
    for (size_t i = 0; i < sizeof declared / sizeof *declared; i++)
        vote(ballot, source_value(facts, &declared[i].source), declared[i].weight);
    if (facts->sheet->from_text)
        vote_lines(ballot, facts);
    const struct candidate *best = NULL;
    for (size_t i = 0; i < ballot->count; i++)
        if (!best || ballot->items[i].weight > best->weight)
            best = &ballot->items[i];
    article->headline = best ? best->value : STR_NONE;
    return facts->run->failure.code == FAIL_NONE;
}
