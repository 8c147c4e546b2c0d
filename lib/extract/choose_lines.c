#include <math.h>

#include "extract/choice.h"

/* Lines are chosen in two steps: the run of segments with the largest sum of scores times words ("maximum
 * subsequence segmentation", Pasternack and Roth, 2009) finds the main text, further runs that are large
 * beside it join it; then, inside of runs, segments that stand out as foreign are left out. */

#define KEEP_SCORE (-0.4F) /* inside a run, segments under it are foreign */
#define RUN_SHARE  0.30F   /* a further run joins when its sum is this share of the best one's */
#define SCORE_CLIP 3.0F

enum { RUNS_MAX = 64 }; /* more runs than that are not looked for: each look reads the page once */

/* Segments [from, to) and the sum of their masses. */
struct run_of {
    size_t from, to;
    float sum;
};

static float log_odds(const struct choice *c, size_t i)
{
    return logf(c->probabilities[i] / (1.0F - c->probabilities[i]));
}

static float mass(const struct choice *c, size_t i)
{
    float score = fminf(fmaxf(log_odds(c, i), -SCORE_CLIP), SCORE_CLIP);
    return score * sqrtf((float)c->segments[i].words + 1.0F);
}

/* The contiguous run of largest sum within [from, to). */
static struct run_of best_run(const struct choice *c, size_t from, size_t to)
{
    struct run_of best = {from, from, 0.0F}, open = {from, from, 0.0F};
    for (size_t i = from; i < to; i++) {
        if (open.sum <= 0.0F)
            open = (struct run_of){i, i, 0.0F};
        open.sum += mass(c, i);
        open.to = i + 1;
        if (open.sum > best.sum)
            best = open;
    }
    return best;
}

/* Keeps the best run of [from, to) and of the gaps beside it, as long as they are large enough. */
static void keep_runs(struct choice *c, size_t from, size_t to, float enough, unsigned *looks)
{
    if (*looks == RUNS_MAX)
        return;
    ++*looks;
    struct run_of run = best_run(c, from, to);
    if (run.sum <= 0.0F || run.sum < enough)
        return;
    for (size_t i = run.from; i < run.to; i++)
        c->kept[i] = log_odds(c, i) > KEEP_SCORE;
    keep_runs(c, from, run.from, enough, looks);
    keep_runs(c, run.to, to, enough, looks);
}

void keep_lines(struct choice *c)
{
    unsigned looks = 0;
    keep_runs(c, 0, c->count, best_run(c, 0, c->count).sum * RUN_SHARE, &looks);
}
