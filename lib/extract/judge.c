#include "extract/judge.h"

#include <math.h>

#include "base/utf8.h"
#include "base/words.h"
#include "extract/cues.h"

/* What is looked at, and how much each counts. Set by hand with the development pages in view. */
#define SIGHT_TABLE(X)                                                                                       \
    X(BASE, -2.8F)                                                                                           \
    X(WORDS, 1.0F)     /* log2(1 + words), up to 6 */                                                        \
    X(LINKS, -2.4F)    /* share of the words that are links */                                               \
    X(SENTENCES, 0.9F) /* ends a sentence */                                                                 \
    X(COMMAS, 0.4F)    /* has a comma */                                                                     \
    X(CAPITALS, -0.8F) /* share of words with a capital, of texts of three words and more */                 \
    X(DIGITS, -0.8F)   /* share of digits */                                                                 \
    X(HEADING, 0.6F)                                                                                         \
    X(ITEM, 0.3F)                                                                                            \
    X(CELL, -0.2F)                                                                                           \
    X(QUOTE, 0.4F)                                                                                           \
    X(CODE, 1.5F)                                                                                            \
    X(CAPTION, -2.0F)                                                                                        \
    X(CONTROL, -3.0F)                                                                                        \
    X(IN_NAV, -2.0F)                                                                                         \
    X(IN_ASIDE, -2.5F)                                                                                       \
    X(IN_FOOTER, -3.5F)                                                                                      \
    X(IN_HEADER, -0.8F)                                                                                      \
    X(IN_MAIN, 0.5F)                                                                                         \
    X(IN_ARTICLE, 0.7F)                                                                                      \
    X(IN_FORM, -0.8F)                                                                                        \
    X(IN_HIDDEN, -1.2F)                                                                                      \
    X(IN_DIALOG, -3.0F)                                                                                      \
    X(IN_ADDRESS, -1.0F)                                                                                     \
    X(CUE_CONTENT, 0.5F)                                                                                     \
    X(CUE_CHROME, -1.2F)                                                                                     \
    X(CUE_ASIDE, -1.4F)                                                                                      \
    X(CUE_DISCUSSION, -3.2F)                                                                                 \
    X(CUE_POST, 0.2F)                                                                                        \
    X(CUE_ACTION, -1.2F)                                                                                     \
    X(CUE_FACTS, -1.0F)                                                                                      \
    X(CUE_CAPTION, -1.4F)                                                                                    \
    X(PARENT_WORDS, 0.25F) /* log2(1 + words in sentences) of the parent block, up to 10 */                  \
    X(PARENT_LINKS, -1.4F) /* share of link words there */                                                   \
    X(GRANDPARENT_WORDS, 0.1F)                                                                               \
    X(NEIGHBOUR_WORDS, 0.12F) /* log2(1 + words) of the segments before and after, up to 6 each */           \
    X(NEIGHBOUR_LINKS, -0.7F)                                                                                \
    X(BARE_LINE, -4.0F) /* of plain text: ends no sentence and does not stand between two lines that do */   \
    X(BARE_ITEM, -1.5F) /* the same of a list's item */                                                      \
    X(REPEATED, -1.5F)  /* the same words stand elsewhere on the page */

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

struct bit_sight {
    unsigned bit;
    enum sight sight;
};

static const struct bit_sight places[] = {
    {IN_NAV, SIGHT_IN_NAV},         {IN_ASIDE, SIGHT_IN_ASIDE},   {IN_FOOTER, SIGHT_IN_FOOTER},
    {IN_HEADER, SIGHT_IN_HEADER},   {IN_MAIN, SIGHT_IN_MAIN},     {IN_ARTICLE, SIGHT_IN_ARTICLE},
    {IN_FORM, SIGHT_IN_FORM},       {IN_HIDDEN, SIGHT_IN_HIDDEN}, {IN_DIALOG, SIGHT_IN_DIALOG},
    {IN_ADDRESS, SIGHT_IN_ADDRESS},
};

static const struct bit_sight cue_sights[] = {
    {1u << CUE_CONTENT, SIGHT_CUE_CONTENT}, {1u << CUE_CHROME, SIGHT_CUE_CHROME},
    {1u << CUE_ASIDE, SIGHT_CUE_ASIDE},     {1u << CUE_DISCUSSION, SIGHT_CUE_DISCUSSION},
    {1u << CUE_POST, SIGHT_CUE_POST},       {1u << CUE_ACTION, SIGHT_CUE_ACTION},
    {1u << CUE_FACTS, SIGHT_CUE_FACTS},     {1u << CUE_CAPTION, SIGHT_CUE_CAPTION},
};

/* The kinds in the order of enum segment_kind; SIGHT_BASE is counted anyway. */
static const enum sight kind_sights[] = {
    [SEGMENT_PARAGRAPH] = SIGHT_BASE,  [SEGMENT_HEADING] = SIGHT_HEADING, [SEGMENT_ITEM] = SIGHT_ITEM,
    [SEGMENT_CELL] = SIGHT_CELL,       [SEGMENT_QUOTE] = SIGHT_QUOTE,     [SEGMENT_CODE] = SIGHT_CODE,
    [SEGMENT_CAPTION] = SIGHT_CAPTION, [SEGMENT_CONTROL] = SIGHT_CONTROL,
};

/* Sums over the segments before each index: of a range, two look-ups. */
struct sums {
    uint32_t words, link_words, prose; /* prose: words of segments that end a sentence */
};

struct judge {
    const struct facts *facts;
    const struct segment *segments;
    size_t count;
    struct sums *before;  /* [count + 1] */
    uint32_t *segment_at; /* [node_count + 1]: the first segment that starts at or after each node */
    bool thread;
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
    sights[SIGHT_LINKS] = share(s->link_words, s->words);
    sights[SIGHT_SENTENCES] = s->sentences > 0;
    sights[SIGHT_COMMAS] = s->commas > 0;
    sights[SIGHT_CAPITALS] = s->words >= 3 ? share(s->capitals, s->words) : 0.0F;
    sights[SIGHT_DIGITS] = chars > 0 ? (float)s->digits / chars : 0.0F;
    if (kind_sights[s->kind] != SIGHT_BASE)
        sights[kind_sights[s->kind]] = 1.0F;
}

static void look_at_bits(unsigned bits, const struct bit_sight *table, size_t count, float *sights)
{
    for (size_t i = 0; i < count; i++)
        sights[table[i].sight] = (bits & table[i].bit) != 0;
}

static struct sums sums_of(const struct judge *j, uint32_t from, uint32_t to)
{
    const struct sums *a = &j->before[from], *b = &j->before[to];
    return (struct sums){b->words - a->words, b->link_words - a->link_words, b->prose - a->prose};
}

static struct sums sums_under(const struct judge *j, uint32_t node)
{
    const struct doc *doc = j->facts->sheet->doc;
    return sums_of(j, j->segment_at[node], j->segment_at[doc->nodes[node].end]);
}

static void look_at_parents(const struct judge *j, const struct segment *s, float *sights)
{
    const struct doc *doc = j->facts->sheet->doc;
    if (doc->node_count == 0)
        return;
    uint32_t parent = doc->nodes[s->node].parent, grandparent = doc->nodes[parent].parent;
    struct sums near = sums_under(j, parent), far = sums_under(j, grandparent);
    sights[SIGHT_PARENT_WORDS] = log_up_to((float)near.prose, 10.0F);
    sights[SIGHT_PARENT_LINKS] = share(near.link_words, near.words);
    sights[SIGHT_GRANDPARENT_WORDS] = log_up_to((float)far.prose, 10.0F);
}

static void look_around(const struct judge *j, size_t i, float *sights)
{
    const size_t around[] = {i ? i - 1 : i, i + 1 < j->count ? i + 1 : i};
    for (size_t n = 0; n < 2; n++) {
        const struct segment *s = &j->segments[around[n]];
        if (around[n] == i)
            continue;
        sights[SIGHT_NEIGHBOUR_WORDS] += log_up_to((float)s->words, 6.0F);
        sights[SIGHT_NEIGHBOUR_LINKS] += share(s->link_words, s->words);
    }
}

/* Whether a line reads to a sentence's end, or to a colon that leads to more. */
static bool is_prose_line(const struct segment *s)
{
    enum { PROSE_WORDS = 5, LEAD_WORDS = 2 };
    uint32_t last = 0;
    for (size_t i = 0; i < s->text.len;) {
        uint32_t c = utf8_next(s->text, &i);
        last = is_closing_mark(c) ? last : c;
    }
    return (s->words >= PROSE_WORDS && is_sentence_end(last)) || (s->words >= LEAD_WORDS && last == ':');
}

/* Lines have no markup that would tell a heading or a caption from prose: what ends no sentence is taken for
 * boilerplate, except for a heading between two paragraphs. */
static void look_at_line(const struct judge *j, size_t i, float *sights)
{
    const struct segment *s = &j->segments[i];
    if (!j->facts->sheet->from_text || s->kind == SEGMENT_HEADING || is_prose_line(s))
        return;
    bool between = i > 0 && i + 1 < j->count && is_prose_line(s - 1) && is_prose_line(s + 1);
    if (s->kind == SEGMENT_ITEM)
        sights[SIGHT_BARE_ITEM] = 1.0F;
    else if (!between)
        sights[SIGHT_BARE_LINE] = 1.0F;
}

/* A thread's posts stand where others' comments do. */
static unsigned cues_at(const struct judge *j, const struct segment *s)
{
    if (j->facts->sheet->doc->node_count == 0)
        return 0;
    unsigned cues = j->facts->cues[s->first];
    return j->thread ? cues & ~(1u << CUE_DISCUSSION | 1u << CUE_FACTS) : cues;
}

static float judge_one(const struct judge *j, size_t i, bool repeated)
{
    float sights[SIGHT_COUNT] = {0}, score = 0.0F;
    const struct segment *s = &j->segments[i];
    look_at_text(s, sights);
    look_at_bits(s->in, places, sizeof places / sizeof *places, sights);
    look_at_bits(cues_at(j, s), cue_sights, sizeof cue_sights / sizeof *cue_sights, sights);
    look_at_parents(j, s, sights);
    look_around(j, i, sights);
    look_at_line(j, i, sights);
    sights[SIGHT_REPEATED] = repeated;
    for (size_t n = 0; n < SIGHT_COUNT; n++)
        score += weights[n] * sights[n];
    return score;
}

static bool sum_up(struct judge *j)
{
    const struct doc *doc = j->facts->sheet->doc;
    j->before = run_alloc_array(j->facts->run, j->count + 1, sizeof *j->before);
    j->segment_at = run_alloc_array(j->facts->run, (size_t)doc->node_count + 1, sizeof *j->segment_at);
    if (!j->before || !j->segment_at)
        return false;
    for (size_t i = 0; i < j->count; i++) {
        const struct segment *s = &j->segments[i];
        const struct sums *b = &j->before[i];
        j->before[i + 1] = (struct sums){b->words + s->words, b->link_words + s->link_words,
                                         b->prose + (s->sentences ? s->words - s->link_words : 0)};
    }
    for (uint32_t node = 0, i = 0; node <= doc->node_count; node++) {
        while (i < j->count && j->segments[i].first < node)
            i++;
        j->segment_at[node] = i;
    }
    return true;
}

/* Marks segments whose text, short as it may be, stands on the page more than once: by hash, in a table of
 * the next power of two. A collision of hashes costs one wrong mark. */
static bool *find_repeated(const struct judge *j)
{
    enum { PROBES_MAX = 32 }; /* pages may be made of texts whose hashes collide: past it, none is the same */
    size_t room = 16;
    while (room < j->count * 2)
        room *= 2;
    bool *repeated = run_alloc(j->facts->run, j->count + 1);
    uint32_t *slots =
        run_alloc_array(j->facts->run, room, sizeof *slots); /* index + 1 of the first such segment */
    if (!repeated || !slots)
        return NULL;
    for (size_t i = 0; i < j->count; i++) {
        uint32_t hash = str_hash(j->segments[i].text);
        size_t slot = hash & (room - 1), probes = 1;
        while (slots[slot] && !str_eq(j->segments[slots[slot] - 1].text, j->segments[i].text) &&
               probes++ < PROBES_MAX)
            slot = (slot + 1) & (room - 1);
        if (probes > PROBES_MAX)
            continue;
        if (slots[slot])
            repeated[i] = repeated[slots[slot] - 1] = true;
        else
            slots[slot] = (uint32_t)i + 1;
    }
    return repeated;
}

float *judge_segments(const struct facts *facts, bool thread)
{
    struct judge j = {.facts = facts,
                      .segments = facts->sheet->segments,
                      .count = facts->sheet->segment_count,
                      .thread = thread};
    float *scores = run_alloc_array(facts->run, j.count + 1, sizeof *scores);
    const bool *repeated = find_repeated(&j);
    if (!scores || !repeated || !sum_up(&j))
        return NULL;
    for (size_t i = 0; i < j.count; i++)
        scores[i] = judge_one(&j, i, repeated[i]);
    return scores;
}
