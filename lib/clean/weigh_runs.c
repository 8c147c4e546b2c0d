#include <math.h>

#include "clean/weigh.h"

#define ISLAND_P 0.3F

bool weigh_sums(struct weigh *w)
{
    const struct gauge *g = w->g;
    w->mass = run_alloc_array(w->run, g->count + 1, sizeof *w->mass);
    w->words = run_alloc_array(w->run, g->count + 1, sizeof *w->words);
    w->groups = run_alloc_array(w->run, (size_t)g->group_count + 1, sizeof *w->groups);
    if (!w->mass || !w->words || !w->groups)
        return false;
    for (size_t i = 0; i < g->count; i++) {
        float words = words_of(&g->segments[i]), mass = w->p[i] * words;
        const uint32_t groups[] = {g->twins[i], g->pairs[i], g->siblings[i]};
        w->words[i + 1] = w->words[i] + (double)words;
        w->mass[i + 1] = w->mass[i] + (double)mass;
        for (size_t n = 0; n < sizeof groups / sizeof *groups; n++) {
            w->groups[groups[n]].p += mass;
            w->groups[groups[n]].words += words;
        }
    }
    return true;
}

/* The run of the largest sum (Kadane's scan). */
static struct stretch best_run(const struct weigh *w, const float *powers, float level)
{
    struct stretch best = {0, 0};
    float best_sum = 0.0F, sum = 0.0F;
    uint32_t from = 0;
    for (uint32_t i = 0; i < w->g->count; i++) {
        if (sum <= 0.0F) {
            sum = 0.0F;
            from = i;
        }
        sum += (w->p[i] - level) * powers[i];
        if (sum > best_sum) {
            best_sum = sum;
            best = (struct stretch){from, i + 1};
        }
    }
    return best;
}

static void find_islands(struct weigh *w)
{
    for (uint32_t i = 0, end; i < w->g->count; i = end) {
        end = i + 1;
        if (w->p[i] < ISLAND_P)
            continue;
        while (end < w->g->count && w->p[end] >= ISLAND_P)
            end++;
        for (uint32_t n = i; n < end; n++)
            w->islands[n] = (struct stretch){i, end};
        w->island_count++;
        if (w->words[end] - w->words[i] > w->largest_words) {
            w->largest_words = w->words[end] - w->words[i];
            w->largest = (struct stretch){i, end};
        }
    }
}

bool weigh_runs(struct weigh *w)
{
    static const float levels[RUN_LEVELS] = {[RUN_AT_5] = 0.5F, [RUN_AT_8] = 0.8F};
    const struct gauge *g = w->g;
    float *powers = run_alloc_array(w->run, g->count + 1, sizeof *powers);
    w->islands = run_alloc_array(w->run, g->count + 1, sizeof *w->islands);
    if (!powers || !w->islands)
        return false;
    for (size_t i = 0; i < g->count; i++)
        powers[i] = powf(words_of(&g->segments[i]) + 0.01F, 0.8F);
    for (size_t n = 0; n < RUN_LEVELS; n++)
        w->runs[n] = best_run(w, powers, levels[n]);
    find_islands(w);
    return true;
}
