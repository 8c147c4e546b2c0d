#include "base/words.h"
#include "extract/body/cues.h"
#include "extract/data/named.h"
#include "extract/dates/date_parse.h"
#include "extract/fields.h"
#include "extract/lines/text_fields.h"
#include "extract/tidy_text.h"

enum {
    ALTERNATIVE_MAX = 512, /* bytes */
    LEDE_MAX = 4096,
    ABOVE_MAX = 8,      /* segments above the headline where a kicker may stand */
    BELOW_MAX = 16,     /* and below it, where a deck or a standfirst may */
    ABOVE_TEXT_MAX = 4, /* of the body, from its first on */
    KICKER_WORDS_MAX = 12,
    DECK_WORDS_MAX = 40,
    DATE_WORDS_MAX = 6,
    LEDE_WORDS_MIN = 6,
    LEDE_WORDS_MAX = 150
};

/* Words of class names, English and of other languages' newsrooms. Collected by hand, after the names that
 * news themes and style guides use for the lines around a headline (Dachzeile, Vorspann, chapô, surtitre,
 * occhiello, sommario, antetítulo, bajada, ingress). */
static const char *const kicker_words[] = {
    "kicker",    "overline",  "eyebrow",  "topline",    "dachzeile", "supertitle",    "pretitle",
    "surtitle",  "surtitre",  "suptitle", "uptitle",    "overtitle", "occhiello",     "antetitulo",
    "oberzeile", "antetitle", "roofline", "spitzmarke", "catchline", "superheadline",
};
static const char *const deck_words[] = {
    "deck",       "dek",
    "subtitle",   "subheadline",
    "subheading", "subhead",
    "subhed",     "untertitel",
    "soustitre",  "sottotitolo",
    "subtitulo",  "alternativeheadline",
    "strapline",  "secondarytitle",
};
static const char *const lede_words[] = {
    "standfirst", "lede",     "lead",     "leadtext",  "intro",  "introduction", "chapo",
    "chapeau",    "vorspann", "anleser",  "sommario",  "bajada", "entradilla",   "ingress",
    "excerpt",    "summary",  "abstract", "teaser",    "leadin", "leads",        "preamble",
    "headnote",   "copete",   "manchet",  "manchette", "perex",  "resumo",       "zajawka",
};

struct around {
    const struct facts *facts;
    struct article *article;
    const struct segment *segments;
    size_t count;
    size_t headline; /* index of its segment; count where the page does not show it */
    size_t body;     /* of the first segment of the body; count where there is none */
};

static size_t find_headline(const struct around *a)
{
    size_t found = a->count;
    for (size_t i = 0; i < a->count && i <= a->body; i++) {
        const struct segment *s = &a->segments[i];
        struct str headline = a->article->headline;
        bool says = says_same(s->text, headline);
        bool holds =
            s->level == 1 && headline.len && str_find(s->text, headline, 0) != SIZE_MAX; /* and a kicker */
        if ((says && s->kind == SEGMENT_HEADING) || (found == a->count && (says || holds)))
            found = i;
    }
    return found;
}

static struct around look_around(const struct facts *facts, struct article *article)
{
    struct around a = {.facts = facts,
                       .article = article,
                       .segments = facts->sheet->segments,
                       .count = facts->sheet->segment_count};
    a.body = a.count;
    for (size_t i = 0; i < article->body_count && a.body == a.count; i++)
        if (article->body[i]->kind != SEGMENT_HEADING)
            a.body = (size_t)(article->body[i] - a.segments);
    if (a.body > a.count)
        a.body = a.count; /* a body that the page does not show */
    a.headline = find_headline(&a);
    return a;
}

/* Whether a segment is named so, by its own element or the one around it where that holds nothing else. */
static bool named(const struct around *a, const struct segment *s, const char *const *words, size_t count)
{
    const struct doc *doc = a->facts->sheet->doc;
    uint32_t node = s->first;
    while (node > s->node && node > 0 && !is_named(doc, node, words, count))
        node = doc->nodes[node].parent;
    if (is_named(doc, node, words, count))
        return true;
    enum { SMALL = 16 }; /* nodes */
    uint32_t up = doc->nodes[s->node].parent;
    return doc->nodes[up].end - up <= SMALL && is_named(doc, up, words, count);
}

#define NAMED(a, s, words) named(a, s, words, sizeof(words) / sizeof *(words))

/* Whether a segment is something else: a caption, a button, a byline, a date, what stands beside the article.
 */
static bool is_elsewhere(const struct around *a, const struct segment *s)
{
    const unsigned other = 1u << CUE_ACTION | 1u << CUE_CHROME | 1u << CUE_DISCUSSION | 1u << CUE_CAPTION;
    const struct doc *doc = a->facts->sheet->doc;
    struct found_date date;
    if (a->facts->cues[s->node] & other || cues_of(doc, s->node) & 1u << CUE_FACTS)
        return true;
    if (s->words <= DATE_WORDS_MAX && find_date(a->facts->run, s->text, 0, STR_NONE, STR_NONE, &date))
        return true;
    return s->kind == SEGMENT_CAPTION || s->kind == SEGMENT_CONTROL ||
           s->in & (IN_NAV | IN_ASIDE | IN_FOOTER | IN_FORM | IN_DIALOG | IN_FIGURE);
}

/* What holds all of the headline is a form of it. */
static bool is_other_than_headline(const struct around *a, struct str value)
{
    struct str headline = a->article->headline;
    return !says_same(value, headline) && (!headline.len || str_find(value, headline, 0) == SIZE_MAX);
}

static void put(const struct around *a, enum field_name field, struct str value, const char *where,
                float weight)
{
    size_t max = field == FIELD_LEDE ? LEDE_MAX : ALTERNATIVE_MAX;
    value = tidy_text(a->facts->run, value, TIDY_LINE, max);
    if (is_other_than_headline(a, value))
        nominate(&a->article->ballots[field],
                 (struct candidate){
                     .value = value, .where = str_of(where), .origin = ORIGIN_DOM, .weight = weight},
                 says_same);
}

/* What stands in the headline's own element before or behind it. */
static void put_rest_of_heading(const struct around *a)
{
    struct str text = a->segments[a->headline].text, headline = a->article->headline;
    size_t at = str_find(text, headline, 0);
    if (at == SIZE_MAX || text.len == headline.len)
        return;
    struct str before = str_trim(str_slice(text, 0, at));
    struct str behind = str_trim(str_slice(text, at + headline.len, text.len));
    while (before.len && strchr(":|-", before.at[before.len - 1]))
        before = str_trim(str_slice(before, 0, before.len - 1));
    if (count_words(before).words && count_words(before).words <= KICKER_WORDS_MAX)
        put(a, FIELD_ALTERNATIVE_HEADLINE, before, "before the headline", 4.0F);
    if (count_words(behind).words > 2 && count_words(behind).words <= DECK_WORDS_MAX)
        put(a, FIELD_ALTERNATIVE_HEADLINE, behind, "behind the headline", 4.0F);
}

static void put_kickers(const struct around *a)
{
    size_t from = a->headline > ABOVE_MAX ? a->headline - ABOVE_MAX : 0;
    for (size_t i = from; i < a->headline; i++) {
        const struct segment *s = &a->segments[i];
        if (!is_elsewhere(a, s) && s->words <= KICKER_WORDS_MAX && NAMED(a, s, kicker_words))
            put(a, FIELD_ALTERNATIVE_HEADLINE, s->text, "kicker", 6.0F);
    }
}

/* A heading that follows the headline at once, before any text, in the same header or group of headings. */
static bool is_second_heading(const struct around *a, size_t i)
{
    const struct segment *s = &a->segments[i], *h = &a->segments[a->headline];
    const struct doc *doc = a->facts->sheet->doc;
    uint32_t group = doc_ancestor(doc, s->first, TAG_HGROUP);
    bool grouped = group != UINT32_MAX && group == doc_ancestor(doc, h->first, TAG_HGROUP);
    return i == a->headline + 1 && i < a->body && s->kind == SEGMENT_HEADING && h->kind == SEGMENT_HEADING &&
           s->level > h->level && s->words > 3 && s->links == 0 && (grouped || s->in & h->in & IN_HEADER);
}

/* Whether the page's own description says what a paragraph says, or how it begins. */
static bool is_described(const struct around *a, const struct segment *s)
{
    struct str description = a->article->description;
    while (description.len && (str_ends(description, STR("…")) || description.at[description.len - 1] == '.'))
        description.len -= str_ends(description, STR("…")) ? sizeof "…" - 1 : 1;
    return count_words(description).words >= LEDE_WORDS_MIN && says_start(s->text, description);
}

static bool is_strong(const struct segment *s)
{
    return s->words > 0 && s->strong_words == s->words;
}

/* A paragraph that stands as a standfirst does: named so; or above the text, or at its very beginning, as
 * what the page's description says, or all in bold. */
static void put_standfirst(const struct around *a, size_t i)
{
    const struct segment *s = &a->segments[i];
    if (s->words < LEDE_WORDS_MIN || s->words > LEDE_WORDS_MAX || s->link_words * 2 > s->words)
        return;
    bool first = i <= a->body;
    if (NAMED(a, s, lede_words))
        put(a, FIELD_LEDE, s->text, "standfirst", first ? 8.0F : 5.0F);
    if (i < a->body && is_described(a, s))
        put(a, FIELD_LEDE, s->text, "above the text, as described", 5.0F);
    if (i == a->body && is_strong(s) && s->words >= 2 * LEDE_WORDS_MIN)
        put(a, FIELD_LEDE, s->text, "bold first paragraph", 4.0F);
    if (s->kind != SEGMENT_HEADING && s->sentences && NAMED(a, s, deck_words))
        put(a, FIELD_LEDE, s->text, "deck", 6.0F);
}

static void put_below(const struct around *a)
{
    size_t end = a->headline + 1 + BELOW_MAX;
    if (a->body < a->count && a->body >= a->headline && end > a->body + ABOVE_TEXT_MAX)
        end = a->body + ABOVE_TEXT_MAX;
    for (size_t i = a->headline + 1; i < a->count && i < end; i++) {
        const struct segment *s = &a->segments[i];
        if (is_elsewhere(a, s))
            continue;
        bool is_deck = NAMED(a, s, deck_words);
        if (s->words >= 2 && s->words <= DECK_WORDS_MAX && i <= a->body &&
            (is_deck || is_second_heading(a, i)))
            put(a, FIELD_ALTERNATIVE_HEADLINE, s->text, is_deck ? "deck" : "second heading",
                is_deck ? 7.0F : 4.0F);
        put_standfirst(a, i);
    }
}

static void put_declared(const struct around *a)
{
    static const struct source sources[] = {{PLACE_LINKED, "alternativeHeadline"},
                                            {PLACE_MICRODATA, "alternativeHeadline"},
                                            {PLACE_RDFA, "alternativeHeadline"}};
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
        struct str value =
            tidy_text(a->facts->run, source_value(a->facts, &sources[i]), TIDY_LINE, ALTERNATIVE_MAX);
        if (is_other_than_headline(a, value))
            nominate(&a->article->ballots[FIELD_ALTERNATIVE_HEADLINE],
                     (struct candidate){.value = value,
                                        .where = str_of(sources[i].name),
                                        .origin = origin_of_place(sources[i].place),
                                        .weight = 5.0F},
                     says_same);
    }
}

static struct str elected(struct ballot *ballot)
{
    const struct candidate *best = elect(ballot, 1.0F);
    return best ? best->value : STR_NONE;
}

bool extract_deck(const struct facts *facts, struct article *article)
{
    if (facts->sheet->from_text)
        return text_deck(facts, article);
    struct around a = look_around(facts, article);
    put_declared(&a);
    if (a.headline < a.count) {
        put_rest_of_heading(&a);
        put_kickers(&a);
        put_below(&a);
    }
    article->alternative_headline = elected(&article->ballots[FIELD_ALTERNATIVE_HEADLINE]);
    article->lede = elected(&article->ballots[FIELD_LEDE]);
    if (says_same(article->lede, article->alternative_headline))
        article->alternative_headline = STR_NONE; /* a line is one or the other */
    return facts->run->failure.code == FAIL_NONE;
}
