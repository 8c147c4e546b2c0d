#include "extract/body/removal.h"

#include "extract/body/choice.h"
#include "extract/body/cues.h"

const char *const removal_names[REMOVAL_COUNT] = {
#define X(name, text) [REMOVAL_##name] = text,
    REMOVAL_TABLE(X)
#undef X
};

/* What a test reads of a removed segment. */
struct removed_sight {
    const struct segment *segment;
    unsigned cues; /* of it and its ancestors, as 1 << enum cue */
    bool kept;     /* chosen */
};

/* One row of tests, the first that holds being the most telling: any of these bits, of this kind, or by the
 * text. */
struct removal_rule {
    unsigned in;   /* IN_… bits, any of them */
    unsigned cues; /* 1 << enum cue, any of them */
    bool (*test)(const struct removed_sight *sight);
    enum removal reason;
};

static bool is_kept(const struct removed_sight *sight)
{
    return sight->kept;
}

static bool is_caption(const struct removed_sight *sight)
{
    return sight->segment->kind == SEGMENT_CAPTION;
}

static bool is_control(const struct removed_sight *sight)
{
    return sight->segment->kind == SEGMENT_CONTROL;
}

static bool is_mostly_links(const struct removed_sight *sight)
{
    return sight->segment->links > 0 && sight->segment->link_words * 2 > sight->segment->words;
}

static bool is_without_letters(const struct removed_sight *sight)
{
    return sight->segment->letters == 0;
}

/* In the order of how much they tell: what the segment is, where it stands, what its classes say, its text.
 */
static const struct removal_rule rules[] = {
    {.test = is_kept, .reason = REMOVAL_NO_BODY},
    {.test = is_caption, .reason = REMOVAL_CAPTION},
    {.test = is_control, .reason = REMOVAL_CONTROL},
    {.in = IN_HIDDEN, .reason = REMOVAL_HIDDEN},
    {.in = IN_DIALOG, .reason = REMOVAL_DIALOG},
    {.in = IN_NAV, .reason = REMOVAL_NAVIGATION},
    {.in = IN_ASIDE, .reason = REMOVAL_ASIDE},
    {.in = IN_FOOTER, .reason = REMOVAL_FOOTER},
    {.cues = 1u << CUE_DISCUSSION, .reason = REMOVAL_DISCUSSION},
    {.in = IN_FORM, .reason = REMOVAL_FORM},
    {.in = IN_ADDRESS, .reason = REMOVAL_FACTS},
    {.cues = 1u << CUE_CAPTION, .reason = REMOVAL_CAPTION},
    {.cues = 1u << CUE_ACTION, .reason = REMOVAL_ACTION},
    {.cues = 1u << CUE_CHROME, .reason = REMOVAL_NAVIGATION},
    {.cues = 1u << CUE_ASIDE, .reason = REMOVAL_ASIDE},
    {.cues = 1u << CUE_FACTS, .reason = REMOVAL_FACTS},
    {.test = is_mostly_links, .reason = REMOVAL_LINKS},
    {.test = is_without_letters, .reason = REMOVAL_NUMBERS},
};

static bool holds(const struct removal_rule *rule, const struct removed_sight *sight)
{
    return (rule->in & sight->segment->in) || (rule->cues & sight->cues) || (rule->test && rule->test(sight));
}

static enum removal reason_of(const struct choice *c, size_t i)
{
    if (c->causes[i] != REMOVAL_NONE)
        return (enum removal)c->causes[i];
    struct removed_sight sight = {.segment = &c->segments[i], .kept = c->kept[i]};
    if (c->facts->sheet->doc->node_count)
        sight.cues = c->facts->cues[sight.segment->first];
    if (c->article->page_type == PAGE_TYPE_FORUM) /* its posts stand under such names as a whole */
        sight.cues &= ~(1u << CUE_DISCUSSION);
    for (size_t r = 0; r < sizeof rules / sizeof *rules; r++)
        if (holds(&rules[r], &sight))
            return rules[r].reason;
    return REMOVAL_UNLIKELY;
}

bool list_removed(const struct choice *c, struct article *article)
{
    if (!(c->facts->run->options.include & INCLUDE_EXPLAIN))
        return true;
    article->removed = run_alloc_array(c->facts->run, c->count, sizeof *article->removed);
    if (!article->removed)
        return false;
    for (size_t i = 0; i < c->count; i++)
        article->removed[article->removed_count++] = (struct removed){.segment = &c->segments[i],
                                                                      .position = (uint32_t)i,
                                                                      .reason = reason_of(c, i),
                                                                      .probability = c->probabilities[i]};
    return true;
}

bool settle_removed(const struct facts *facts, struct article *article)
{
    size_t left = 0;
    if (!article->removed_count || !article->body_count)
        return true;
    article->kept = run_alloc_array(facts->run, article->body_count, sizeof *article->kept);
    if (!article->kept)
        return false;
    for (size_t i = 0; i < article->removed_count; i++) {
        const struct removed *piece = &article->removed[i];
        size_t next = article->kept_count; /* in the body, which is in reading order too */
        if (next < article->body_count && article->body[next] == piece->segment) {
            article->kept[article->kept_count] = *piece;
            article->kept[article->kept_count++].reason = REMOVAL_NONE;
        } else {
            article->removed[left++] = *piece;
        }
    }
    article->removed_count = left;
    return true;
}
