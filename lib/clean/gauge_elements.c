#include <math.h>

#include "clean/gauge.h"
#include "clean/tokens.h"

#define ODDS_MAX 4.0F /* of one element: many tokens that say the same are no better than a few */

struct look_up {
    const struct tables *tables;
    float odds, end_odds;
};

static void add_odds(void *context, uint32_t hash)
{
    struct look_up *look = context;
    const struct token_odds *learnt = token_odds_of(&look->tables->tokens, hash);
    look->odds += learnt ? learnt->odds : 0.0F;
    look->end_odds += learnt ? learnt->end_odds : 0.0F;
}

static float clip_odds(float odds)
{
    return fminf(fmaxf(odds, -ODDS_MAX), ODDS_MAX);
}

/* What was added up for each of the doc's names. */
struct memo {
    float odds, end_odds;
    bool is_known;
};

static const struct memo *weigh_names(const struct gauge *gauge, struct memo *memos, uint32_t names)
{
    struct memo *memo = &memos[names];
    if (memo->is_known)
        return memo;
    struct look_up look = {.tables = gauge->run->tables};
    each_token(gauge->doc->names[names], add_odds, &look);
    *memo = (struct memo){look.odds, look.end_odds, true};
    return memo;
}

static void weigh_element(const struct gauge *gauge, struct memo *memos, uint32_t node)
{
    const struct node *n = &gauge->doc->nodes[node];
    struct look_up sum = {0};
    uint32_t class = 0;
    bool has_class = false; /* of two, the first counts */
    for (uint32_t i = n->attr_first; i < n->attr_first + n->attr_count; i++) {
        const struct attr *attr = &gauge->doc->attrs[i];
        if (!holds_names(attr->name))
            continue;
        const struct memo *memo = weigh_names(gauge, memos, attr->names);
        class = attr->name == ATTR_CLASS && !has_class ? attr->names : class;
        has_class |= attr->name == ATTR_CLASS;
        sum.odds += memo->odds;
        sum.end_odds += memo->end_odds;
    }
    gauge->shapes[node] = n->tag == TAG_CHARACTERS ? 0 : hash_mix(hash_mix(0, n->tag + 1U), class);
    gauge->elements[node].odds = clip_odds(sum.odds);
    gauge->elements[node].end_odds = clip_odds(sum.end_odds);
}

static void weigh_tokens(const struct gauge *gauge, struct memo *memos, uint32_t node,
                         const struct element *parent)
{
    struct element *element = &gauge->elements[node];
    weigh_element(gauge, memos, node);
    element->odds_path = parent->odds_path + element->odds;
    element->odds_least = fminf(parent->odds_least, element->odds);
    element->odds_most = fmaxf(parent->odds_most, element->odds);
    element->end_odds_path = parent->end_odds_path + element->end_odds;
    element->end_odds_least = fminf(parent->end_odds_least, element->end_odds);
}

static void find_segments(const struct gauge *gauge)
{
    uint32_t i = 0;
    for (uint32_t node = 0; node <= gauge->doc->node_count; node++) {
        while (i < gauge->count && gauge->segments[i].first < node)
            i++;
        gauge->elements[node].segment = i;
    }
}

static struct sums sums_in(const struct gauge *gauge, uint32_t node)
{
    return sums_between(gauge, gauge->elements[node].segment,
                        gauge->elements[gauge->doc->nodes[node].end].segment);
}

/* Goes down from the root as long as one child holds most of the page's prose. Each step skips what it leaves
 * behind, so that all steps together read each node once at most. */
static void find_core(struct gauge *gauge)
{
    enum { CORE_PERCENT = 60 };
    const struct doc *doc = gauge->doc;
    uint64_t enough = (uint64_t)gauge->before[gauge->count].prose_words * CORE_PERCENT;
    uint32_t core = 0;
    for (uint32_t child = 1; enough && child < doc->nodes[core].end;) {
        if ((uint64_t)sums_in(gauge, child).prose_words * 100 < enough) {
            child = doc->nodes[child].end;
            continue;
        }
        core = child;
        child = core + 1;
    }
    gauge->core = core;
    gauge->core_from = gauge->elements[core].segment;
    gauge->core_to = gauge->elements[doc->nodes[core].end].segment;
}

static bool holds(const struct doc *doc, uint32_t node, uint32_t other)
{
    return node <= other && other < doc->nodes[node].end;
}

static void place_element(const struct gauge *gauge, uint32_t node, uint32_t h1)
{
    const struct doc *doc = gauge->doc;
    uint32_t up = doc->nodes[node].parent;
    struct element *element = &gauge->elements[node];
    const struct element *parent = &gauge->elements[up];
    element->out = segments_in(gauge, up) > segments_in(gauge, node) ? up : parent->out;
    element->core_steps = holds(doc, node, gauge->core) ? 0 : one_step_more(parent->core_steps);
    element->h1_steps = h1 == UINT32_MAX || holds(doc, node, h1) ? 0 : one_step_more(parent->h1_steps);
}

static void count_before(const struct gauge *gauge, uint32_t node)
{
    enum tag tag = gauge->doc->nodes[node].tag;
    const struct element *element = &gauge->elements[node];
    gauge->elements[node + 1].images = element->images + (tag == TAG_IMG);
    gauge->elements[node + 1].controls = element->controls + tag_is(tag, TAG_CONTROL);
}

bool gauge_elements(struct gauge *gauge)
{
    const struct doc *doc = gauge->doc;
    static const struct element nothing;
    gauge->elements = run_alloc_unset(gauge->run, (size_t)doc->node_count + 1, sizeof *gauge->elements);
    gauge->shapes = run_alloc_unset(gauge->run, (size_t)doc->node_count + 1, sizeof *gauge->shapes);
    struct memo *memos = run_alloc_array(gauge->run, doc->name_count, sizeof *memos);
    if (!gauge->elements || !gauge->shapes || !memos)
        return false;
    gauge->elements[0] = nothing;
    find_segments(gauge);
    find_core(gauge);
    uint32_t h1 = gauge->h1 == UINT32_MAX ? UINT32_MAX : gauge->segments[gauge->h1].first;
    for (uint32_t node = 0; node < doc->node_count; node++) {
        count_before(gauge, node);
        if (segments_in(gauge, node) == 0)
            continue; /* and nobody asks for more of it */
        place_element(gauge, node, h1);
        weigh_tokens(gauge, memos, node, node ? &gauge->elements[doc->nodes[node].parent] : &nothing);
    }
    return true;
}
