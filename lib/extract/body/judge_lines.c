#include "extract/body/judge.h"

#include <math.h>

#include "base/words.h"
#include "extract/lines/line_kinds.h"

/* What is looked at in a line of plain text, and how much each counts. Set by hand: there is no markup to
 * learn from, and no page set of such texts. */
#define SIGHT_TABLE(X)                                                                                       \
    X(BASE, -2.8F)                                                                                           \
    X(WORDS, 1.0F)     /* log2(1 + words), up to 6 */                                                        \
    X(SENTENCES, 0.9F) /* ends a sentence */                                                                 \
    X(COMMAS, 0.4F)    /* has a comma */                                                                     \
    X(CAPITALS, -0.8F) /* share of words with a capital, of texts of three words and more */                 \
    X(DIGITS, -0.8F)   /* share of digits */                                                                 \
    X(HEADING, 0.6F)                                                                                         \
    X(ITEM, 0.3F)                                                                                            \
    X(NEIGHBOUR_WORDS, 0.12F) /* log2(1 + words) of the lines before and after, up to 6 each */              \
    X(BARE_LINE, -4.0F)       /* ends no sentence and does not stand between two lines that do */            \
    X(BARE_ITEM, -1.5F)       /* the same of a list's item */                                                \
    X(REPEATED, -1.5F)        /* the same words stand elsewhere on the page */                               \
    X(FOREIGN, -12.0F)        /* of a kind, or in a zone, that is no part of a text */                       \
    X(POST, 6.0F)             /* text of a thread's post */

enum sight {
#define X(name, weight) SIGHT_##name,
    SIGHT_TABLE(X)
#undef X
        SIGHT_COUNT
};

static const float weights[SIGHT_COUNT] = {
#define X(name, weight) [SIGHT_##name] = (weight),
    SIGHT_TABLE(X)
#undef X
};

struct judge {
    const struct facts *facts;
    const struct lines *lines;
    const struct segment *segments;
    size_t count;
};

static float log_up_to(float value, float cap)
{
    float logarithm = log2f(1.0F + value);
    return logarithm < cap ? logarithm : cap;
}

static float share(uint32_t part, uint32_t whole)
{
    return whole ? (float)part / (float)whole : 0.0F;
}

static void look_at_text(const struct segment *s, float *sights)
{
    float chars = (float)(s->letters + s->digits);
    sights[SIGHT_BASE] = 1.0F;
    sights[SIGHT_WORDS] = log_up_to((float)s->words, 6.0F);
    sights[SIGHT_SENTENCES] = s->sentences > 0;
    sights[SIGHT_COMMAS] = s->commas > 0;
    sights[SIGHT_CAPITALS] = s->words >= 3 ? share(s->capitals, s->words) : 0.0F;
    sights[SIGHT_DIGITS] = chars > 0 ? (float)s->digits / chars : 0.0F;
    sights[SIGHT_HEADING] = s->kind == SEGMENT_HEADING;
    sights[SIGHT_ITEM] = s->kind == SEGMENT_ITEM;
}

static void look_around(const struct judge *j, size_t i, float *sights)
{
    const size_t around[] = {i ? i - 1 : i, i + 1 < j->count ? i + 1 : i};
    for (size_t n = 0; n < 2; n++) {
        const struct segment *s = &j->segments[around[n]];
        if (around[n] == i)
            continue;
        sights[SIGHT_NEIGHBOUR_WORDS] += log_up_to((float)s->words, 6.0F);
    }
}

/* Whether a line reads to a sentence's end, or to a colon that leads to more. */
static bool is_prose_line(const struct segment *s)
{
    enum { PROSE_WORDS = 5, LEAD_WORDS = 2 };
    uint32_t last = ending_character(s->text);
    return (s->words >= PROSE_WORDS && is_sentence_end(last)) || (s->words >= LEAD_WORDS && last == ':');
}

/* Lines have no markup that would tell a heading or a caption from prose: what ends no sentence is taken for
 * boilerplate, except for a heading between two paragraphs. */
static void look_at_line(const struct judge *j, size_t i, float *sights)
{
    const struct segment *s = &j->segments[i];
    if (s->kind == SEGMENT_HEADING || is_prose_line(s))
        return;
    bool between = i > 0 && i + 1 < j->count && is_prose_line(s - 1) && is_prose_line(s + 1);
    if (s->kind == SEGMENT_ITEM)
        sights[SIGHT_BARE_ITEM] = 1.0F;
    else if (!between)
        sights[SIGHT_BARE_LINE] = 1.0F;
}

static void look_at_kind(const struct judge *j, size_t i, float *sights)
{
    const struct line *line = &j->lines->at[i];
    bool is_text = line->kind == LINE_PLAIN || line->kind == LINE_PROSE;
    bool is_post = line->zone == ZONE_POSTS;
    sights[SIGHT_FOREIGN] = !is_text || (line->zone != ZONE_OPEN && !is_post);
    bool is_button = line->repeated && line->kind == LINE_PLAIN;
    sights[SIGHT_REPEATED] = line->repeated && (!is_post || is_button);
    sights[SIGHT_POST] = is_post && is_text && !is_button;
}

static float judge_one(const struct judge *j, size_t i)
{
    float sights[SIGHT_COUNT] = {0}, score = 0.0F;
    const struct segment *s = &j->segments[i];
    look_at_text(s, sights);
    look_around(j, i, sights);
    look_at_line(j, i, sights);
    look_at_kind(j, i, sights);
    for (size_t n = 0; n < SIGHT_COUNT; n++)
        score += weights[n] * sights[n];
    return score;
}

const float *judge_lines(const struct facts *facts)
{
    struct judge j = {.facts = facts,
                      .lines = facts->lines,
                      .segments = facts->sheet->segments,
                      .count = facts->sheet->segment_count};
    float *scores = run_alloc_array(facts->run, j.count + 1, sizeof *scores);
    if (!scores)
        return NULL;
    for (size_t i = 0; i < j.count; i++)
        scores[i] = judge_one(&j, i);
    return scores;
}
