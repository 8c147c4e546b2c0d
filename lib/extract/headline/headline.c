#include "extract/headline/headline.h"

#include <math.h>
#include <unicode/uchar.h>

#include "base/url.h"
#include "base/utf8.h"
#include "extract/fields.h"
#include "extract/lines/text_fields.h"
#include "extract/site/site_names.h"
#include "extract/tidy_text.h"

/* Log-odds of each mark, learnt by a softmax over the contenders of each page (docs/fields.md says how),
 * rounded. A mark that is not here weighs nothing: it names a place. */
static const float weights[MARK_COUNT] = {
    [MARK_TITLE + FORM_CORE_LAST] = 0.45F,
    [MARK_TITLE + FORM_BEFORE_COLON] = -0.3F,
    [MARK_TITLE + FORM_UNCUT] = -0.55F,
    [MARK_SOCIAL + FORM_PLAIN] = 1.05F,
    [MARK_SOCIAL + FORM_CORE] = 0.5F,
    [MARK_SOCIAL + FORM_UNCUT] = -0.3F,
    [MARK_DATA + FORM_PLAIN] = 0.4F,
    [MARK_OG] = 0.7F,
    [MARK_LINKED_HEADLINE] = 0.25F,
    [MARK_LINKED_NAME] = -0.3F,
    [MARK_H1_ONLY] = 1.25F,
    [MARK_H1_FIRST] = 0.65F,
    [MARK_H1_SECOND] = 0.5F,
    [MARK_H2_FIRST] = 0.6F,
    [MARK_H2_LATER] = -0.55F,
    [MARK_H3_LATER] = -1.1F,
    [MARK_PIECE_FIRST] = 0.35F,
    [MARK_PIECE_REST] = 0.95F,
    [MARK_HEADING_FIRST] = 0.45F,
    [MARK_H1_LINKED] = -0.35F,
    [MARK_H1_LOGO] = -2.5F,
    [MARK_H1_ARTICLE] = 0.45F,
    [MARK_H1_MAIN] = 0.3F,
    [MARK_H1_HEADER] = 0.25F,
    [MARK_H1_NAMED] = 0.45F,
    [MARK_H1_NEAR_TEXT] = 0.55F,
    [MARK_H1_SAME_BLOCK] = 0.3F,
    [MARK_H1_TIME] = 0.15F,
    [MARK_H1_BYLINE] = 0.5F,
    [MARK_H1_DECLARED] = 0.7F,
    [MARK_H1_ENDS_TITLE] = -2.2F,
    [MARK_SITE] = -1.5F,
    [MARK_HOME_LINK] = 0.05F,
    [MARK_HOME_PLAIN] = 0.6F,
    [MARK_HOME_CUT] = -0.05F,
    [MARK_NAV] = 0.25F,
    [MARK_SLUG_ALL] = 0.5F,
    [MARK_SLUG_SOME] = 0.25F,
    [MARK_SLUG_NONE] = -0.5F,
    [MARK_OF_SLUG_ALL] = 0.2F,
    [MARK_SLUG_BEST] = 0.4F,
    [MARK_WORD] = -0.9F,
    [MARK_TWO_WORDS] = -0.35F,
    [MARK_FEW_WORDS] = -0.25F,
    [MARK_PARTED] = -0.65F,
    [MARK_STARTS_TITLE] = 0.35F,
    [MARK_IN_TITLE] = -0.05F,
    [MARK_IN_H1] = 0.7F,
    [MARK_HOLDS_H1] = 0.2F,
    [MARK_STARTS_OG] = 0.45F,
    [MARK_DECLARED_REST] = 2.0F,
    [MARK_HEADS_TITLE] = 0.6F,
    [MARK_FIRST_OF_MANY] = 0.35F,
    [MARK_TITLE_ALL] = 0.3F,
    [MARK_TITLE_MOST] = 0.3F,
    [MARK_TITLE_NONE] = -0.75F,
    [MARK_OF_TITLE_ALL] = 0.65F,
    [MARK_OF_TITLE_FEW] = -0.8F,
    [MARK_TWO_SOURCES] = 0.8F,
    [MARK_THREE_SOURCES] = 0.45F,
};

static const struct place_of_mark {
    enum origin origin;
    const char *words;
} places[MARK_COUNT] = {
#define X(NAME, words) [MARK_TITLE + FORM_##NAME] = {ORIGIN_TITLE, "title" words},
    TITLE_FORM_TABLE(X)
#undef X
#define X(NAME, words) [MARK_SOCIAL + FORM_##NAME] = {ORIGIN_META, "og:title" words},
        TITLE_FORM_TABLE(X)
#undef X
#define X(NAME, words) [MARK_DATA + FORM_##NAME] = {ORIGIN_JSON_LD, "headline" words},
            TITLE_FORM_TABLE(X)
#undef X
#define X(NAME, origin, words) [MARK_##NAME] = {ORIGIN_##origin, words},
                MARK_TABLE(X)
#undef X
};

/* A title whose site's name is empty ends, or begins, with the mark between the two; a heading may end with
 * the mark of its own link. */
static struct str without_loose_ends(struct str value)
{
    static const struct str link_mark = STR_INIT("¶");
    for (struct str before = STR_NONE; before.len != value.len;) {
        before = value = str_trim(value);
        if (str_ends(value, link_mark))
            value.len -= link_mark.len;
        while (value.len && strchr("|-", value.at[value.len - 1]))
            value.len--;
        while (value.len && strchr("|-", value.at[0]))
            value = str_slice(value, 1, value.len);
    }
    return value;
}

/* Whether most letters are capitals. */
static bool shouts(struct str s)
{
    size_t upper = 0, lower = 0;
    for (size_t i = 0; i < s.len;) {
        UChar32 c = (UChar32)utf8_next(s, &i);
        upper += u_isupper(c) != 0;
        lower += u_islower(c) != 0;
    }
    return upper > lower;
}

/* The spelling of the place that weighs most stands, but not capitals where there is another. */
static bool spells_better(const struct contender *item, struct str value, enum mark mark)
{
    bool loud = shouts(value);
    if (loud != shouts(item->value))
        return !loud;
    return weights[mark] > weights[item->spelled];
}

struct contender *put_mark(struct contest *contest, struct str value, enum mark mark)
{
    value = tidy_text(contest->facts->run, without_loose_ends(value), TIDY_LINE, HEADLINE_MAX);
    struct str key = headline_key(contest->facts->run, value);
    if (!key.len)
        return NULL;
    for (size_t i = 0; i < contest->count; i++) {
        struct contender *item = &contest->items[i];
        if (!str_eq(item->key, key))
            continue;
        item->has[mark] = true;
        if (spells_better(item, value, mark)) {
            item->value = value;
            item->spelled = mark;
        }
        return item;
    }
    if (contest->count == CONTENDERS_MAX)
        return NULL;
    struct contender *item = &contest->items[contest->count++];
    *item = (struct contender){.value = value, .key = key, .spelled = mark};
    item->has[mark] = true;
    return item;
}

/* Whether a contender stands anywhere but in an h3: alone, that is the heading of a box. */
static bool is_offered(const struct contender *item)
{
    for (size_t i = 0; i < MARK_H1_LINKED; i++)
        if (item->has[i] && i != MARK_H3_FIRST && i != MARK_H3_LATER)
            return true;
    return false;
}

/* The votes are odds, so that a candidate's share of all is its probability. */
static void nominate_contender(struct ballot *ballot, const struct contender *item)
{
    float sum = 0.0F;
    for (size_t i = 0; i < MARK_COUNT; i++)
        sum += item->has[i] ? weights[i] : 0.0F;
    nominate(ballot,
             (struct candidate){.value = item->value,
                                .where = str_of(places[item->spelled].words),
                                .origin = places[item->spelled].origin,
                                .weight = expf(sum)},
             NULL);
}

bool extract_headline(const struct facts *facts, struct article *article)
{
    if (facts->sheet->from_text)
        return text_headline(facts, article);
    struct contest *contest = run_alloc(facts->run, sizeof *contest);
    struct ballot *ballot = &article->ballots[FIELD_HEADLINE];
    if (!contest)
        return false;
    contest->facts = facts;
    contest->site_name = article->site_name;
    contest->host = url_host(facts->sheet->head.base);
    contest->is_front_page = is_front_page(facts->sheet->doc->text->page->url);
    put_titles(contest);
    put_headings(contest);
    mark_contenders(contest);
    for (size_t i = 0; i < contest->count; i++)
        if (is_offered(&contest->items[i]))
            nominate_contender(ballot, &contest->items[i]);
    const struct candidate *best = elect(ballot, 0.0F);
    article->headline = best ? best->value : STR_NONE;
    return facts->run->failure.code == FAIL_NONE;
}
