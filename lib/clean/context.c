#include "clean/context.h"

#include <math.h>

#include "clean/weigh.h"

const char *const context_names[CONTEXT_COUNT] = {
#define X(name) [CONTEXT_##name] = #name,
    CONTEXT_TABLE(X)
#undef X
};

#define NOWHERE (-1.0F)
#define LOW_P   0.3F
#define SURE_P  0.8F

static float number(double value)
{
    return (float)value;
}

static float ratio(double part, double whole)
{
    return whole > 0.0 ? (float)(part / whole) : NOWHERE;
}

/* Mean p of segments [from, to) but for i; -1 where they have no words. */
static float mean_of_others(const struct weigh *w, size_t from, size_t to, size_t i)
{
    double mass = w->mass[to] - w->mass[from], words = w->words[to] - w->words[from];
    if (from <= i && i < to) {
        mass -= w->mass[i + 1] - w->mass[i];
        words -= w->words[i + 1] - w->words[i];
    }
    return words > 0.5 ? (float)(mass / words) : NOWHERE;
}

static float mass_share(const struct weigh *w, size_t from, size_t to)
{
    return ratio(w->mass[to] - w->mass[from], w->mass[w->g->count]);
}

static float p_at(const struct weigh *w, size_t i, int step)
{
    int64_t at = (int64_t)i + step;
    return at >= 0 && at < (int64_t)w->g->count ? w->p[at] : NOWHERE;
}

static void look_near(const struct weigh *w, size_t i, float *f)
{
    enum { CLOSE = 3, FAR = 10 };
    size_t count = w->g->count, close = i > CLOSE ? i - CLOSE : 0, far = i > FAR ? i - FAR : 0;
    size_t close_to = i + CLOSE + 1 < count ? i + CLOSE + 1 : count,
           far_to = i + FAR + 1 < count ? i + FAR + 1 : count;
    f[CONTEXT_P] = w->p[i];
    for (int step = 1; step <= CLOSE; step++) {
        f[CONTEXT_P_BEFORE1 + step - 1] = p_at(w, i, -step);
        f[CONTEXT_P_AFTER1 + step - 1] = p_at(w, i, step);
    }
    f[CONTEXT_P_WINDOW3] = mean_of_others(w, close, close_to, i);
    f[CONTEXT_P_WINDOW10] = mean_of_others(w, far, far_to, i);
    f[CONTEXT_P_NEXT10] = mean_of_others(w, i + 1, far_to, i);
    f[CONTEXT_MASS_BEFORE] = mass_share(w, 0, i);
}

static float mean_of_group(const struct weigh *w, const uint32_t *groups, size_t i)
{
    const struct group_mass *group = &w->groups[groups[i]];
    float words = words_of(&w->g->segments[i]), others = group->words - words;
    return others > 0.5F ? (group->p - w->p[i] * words) / others : NOWHERE;
}

static void look_alike(const struct weigh *w, size_t i, float *f)
{
    const struct gauge *g = w->g;
    uint32_t node = g->segments[i].node;
    f[CONTEXT_P_TWINS] = mean_of_group(w, g->twins, i);
    f[CONTEXT_P_PAIRS] = mean_of_group(w, g->pairs, i);
    f[CONTEXT_P_SIBLINGS] = mean_of_group(w, g->siblings, i);
    for (size_t level = 0; level < 4; level++) {
        node = g->elements[node].out;
        uint32_t from = g->elements[node].segment, to = g->elements[g->doc->nodes[node].end].segment;
        f[CONTEXT_P_OUT1 + 2 * level] = mean_of_others(w, from, to, i);
        f[CONTEXT_MASS_OUT1 + 2 * level] = mass_share(w, from, to);
    }
}

static float side_of(size_t i, uint32_t from, uint32_t to)
{
    return i < from ? -1.0F : i < to ? 0.0F : 1.0F;
}

static void look_at_branch(const struct weigh *w, size_t i, float *f)
{
    const struct gauge *g = w->g;
    const struct element *elements = g->elements;
    const struct bough *bough = &w->boughs[g->segments[i].first];
    uint32_t branch = bough->branch, trunk_end = g->doc->nodes[w->trunk].end;
    f[CONTEXT_FROM_TRUNK] = side_of(i, elements[w->trunk].segment, elements[trunk_end].segment);
    f[CONTEXT_TRUNK_STEPS] = (float)bough->trunk_steps;
    f[CONTEXT_P_BRANCH] = f[CONTEXT_BRANCH_MASS] = f[CONTEXT_BRANCH_LAST] = NOWHERE;
    if (!branch)
        return;
    uint32_t from = elements[branch].segment, to = elements[g->doc->nodes[branch].end].segment;
    f[CONTEXT_P_BRANCH] = mean_of_others(w, from, to, i);
    f[CONTEXT_BRANCH_MASS] = mass_share(w, from, to);
    f[CONTEXT_BRANCH_LAST] = branch >= w->last_branch;
}

static void look_at_run(const struct weigh *w, size_t n, size_t i, float *f)
{
    struct stretch run = w->runs[n];
    size_t behind = i >= run.to ? i - run.to + 1 : 0, before = i < run.from ? run.from - i : 0;
    double words = behind   ? w->words[i] - w->words[run.to]
                   : before ? w->words[run.from] - w->words[i + 1]
                            : 0.0;
    f[0] = side_of(i, run.from, run.to);
    f[1] = number((double)(behind + before)) * (before ? -1.0F : 1.0F);
    f[2] = number(words) * (before ? -1.0F : 1.0F);
    f[3] = (float)w->boughs[w->g->segments[i].first].steps[n];
}

static void look_at_island(const struct weigh *w, size_t i, float *f)
{
    struct stretch island = w->islands[i];
    double words = w->words[island.to] - w->words[island.from];
    f[CONTEXT_ISLAND_WORDS] = number(words);
    f[CONTEXT_ISLAND_SHARE] = ratio(words, w->largest_words);
    f[CONTEXT_ISLAND_PLACE] =
        island.to > island.from ? (float)(i - island.from + 1) / (float)(island.to - island.from) : NOWHERE;
    f[CONTEXT_ISLAND_GAP] = i < w->largest.from  ? -number((double)(w->largest.from - i))
                            : i >= w->largest.to ? number((double)(i - w->largest.to + 1))
                                                 : 0.0F;
}

static float sure_share(const struct weigh *w)
{
    double sure = 0.0;
    for (size_t i = 0; i < w->g->count; i++)
        sure += w->p[i] >= SURE_P ? w->mass[i + 1] - w->mass[i] : 0.0;
    return ratio(sure, w->mass[w->g->count]);
}

/* Since a run began: the least p, and how many are low. */
static void look_since(const struct weigh *w, size_t n, float *rows, size_t stride)
{
    float least = 1.0F;
    uint32_t low = 0;
    size_t first = n == RUN_AT_5 ? CONTEXT_RUN5_LEAST : CONTEXT_RUN8_LEAST;
    for (size_t i = 0; i < w->g->count; i++) {
        if (i >= w->runs[n].from) {
            least = fminf(least, w->p[i]);
            low += w->p[i] < LOW_P;
        }
        rows[i * stride + first] = least;
        rows[i * stride + first + 1] = number((double)low);
    }
}

static void look_at_sections(const struct weigh *w, float *rows, size_t stride)
{
    size_t count = w->g->count;
    for (size_t from = 0, to; from < count; from = to) {
        to = from + 1;
        while (to < count && w->g->segments[to].kind != SEGMENT_HEADING)
            to++;
        bool headed = w->g->segments[from].kind == SEGMENT_HEADING;
        float mass = mass_share(w, from, to);
        for (size_t i = from; i < to; i++) {
            rows[i * stride + CONTEXT_P_HEADING] = headed ? w->p[from] : NOWHERE;
            rows[i * stride + CONTEXT_P_SECTION] = mean_of_others(w, from, to, i);
            rows[i * stride + CONTEXT_SECTION_MASS] = mass;
        }
    }
}

static void fill_rows(const struct weigh *w, float *rows, size_t stride)
{
    size_t count = w->g->count;
    float kept = ratio(w->mass[count], w->words[count]), sure = sure_share(w);
    for (size_t i = 0; i < count; i++) {
        float *f = rows + i * stride;
        if (w->p[i] < RULED_OUT) {
            memset(f, 0, CONTEXT_COUNT * sizeof *f);
            continue;
        }
        look_near(w, i, f);
        look_alike(w, i, f);
        look_at_branch(w, i, f);
        look_at_run(w, RUN_AT_5, i, f + CONTEXT_FROM_RUN5);
        look_at_run(w, RUN_AT_8, i, f + CONTEXT_FROM_RUN8);
        look_at_island(w, i, f);
        f[CONTEXT_SHARED_WORDS] = w->shared[i];
        f[CONTEXT_PAGE_KEPT] = kept;
        f[CONTEXT_PAGE_SURE] = sure;
        f[CONTEXT_PAGE_ISLANDS] = number((double)w->island_count);
    }
    look_since(w, RUN_AT_5, rows, stride);
    look_since(w, RUN_AT_8, rows, stride);
    look_at_sections(w, rows, stride);
}

bool measure_context(struct run *run, const struct sheet *sheet, const float *p, float *rows, size_t stride)
{
    struct weigh w = {.run = run, .g = sheet->gauge, .p = p};
    if (!weigh_sums(&w) || !weigh_runs(&w) || !weigh_tree(&w) || !weigh_words(&w))
        return false;
    fill_rows(&w, rows, stride);
    return true;
}
