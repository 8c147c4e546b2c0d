#include "clean/weigh.h"

static uint32_t first_of(const struct gauge *g, uint32_t node)
{
    return g->elements[node].segment;
}

static uint32_t end_of(const struct gauge *g, uint32_t node)
{
    return g->elements[g->doc->nodes[node].end].segment;
}

/* Sum of (p - .5) words. */
static double weight_of(const struct weigh *w, uint32_t node)
{
    uint32_t from = first_of(w->g, node), to = end_of(w->g, node);
    return w->mass[to] - w->mass[from] - (w->words[to] - w->words[from]) / 2;
}

/* The heaviest subtree; of those with the same weight the last, which is the lowest of a line. */
static void find_trunk(struct weigh *w)
{
    double best = 0.0;
    for (uint32_t node = 0; node < w->g->doc->node_count; node++) {
        double weight = segments_in(w->g, node) ? weight_of(w, node) : 0.0;
        if (weight > 0.0 && weight >= best) {
            best = weight;
            w->trunk = node;
        }
    }
}

static bool holds_run(const struct gauge *g, uint32_t node, struct stretch run)
{
    return first_of(g, node) <= run.from && run.to <= end_of(g, node);
}

static void place(struct weigh *w, uint32_t node)
{
    const struct doc *doc = w->g->doc;
    uint32_t up = doc->nodes[node].parent;
    struct bough *bough = &w->boughs[node];
    const struct bough *parent = &w->boughs[up];
    for (size_t n = 0; n < RUN_LEVELS; n++)
        bough->steps[n] = holds_run(w->g, node, w->runs[n]) ? 0 : one_step_more(parent->steps[n]);
    bool holds_trunk = node <= w->trunk && w->trunk < doc->nodes[node].end;
    bough->trunk_steps = holds_trunk ? 0 : one_step_more(parent->trunk_steps);
    bough->branch = node > 0 && up == w->trunk ? node : parent->branch;
    if (bough->branch == node && weight_of(w, node) > 0.0)
        w->last_branch = node;
}

bool weigh_tree(struct weigh *w)
{
    const struct doc *doc = w->g->doc;
    w->boughs = run_alloc_unset(w->run, (size_t)doc->node_count + 1, sizeof *w->boughs);
    if (!w->boughs)
        return false;
    w->boughs[0] = (struct bough){0};
    find_trunk(w);
    for (uint32_t node = 0; node < doc->node_count; node++)
        if (segments_in(w->g, node))
            place(w, node);
    return true;
}
