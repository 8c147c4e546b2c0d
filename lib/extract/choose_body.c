#include <math.h>

#include "extract/choice.h"
#include "extract/fields.h"
#include "extract/judge.h"

/* The body is chosen in two steps: the run of segments with the largest sum of scores times words ("maximum
 * subsequence segmentation", Pasternack and Roth, 2009) finds the main text, further runs that are large
 * beside it join it; then, inside of runs, segments that stand out as foreign are left out. */

#define KEEP_SCORE (-0.4F) /* inside a run, segments under it are foreign */
#define RUN_SHARE  0.30F   /* a further run joins when its sum is this share of the best one's */
#define SCORE_CLIP 3.0F

enum {
    MIN_BODY_WORDS = 8, /* a shorter choice is no text */
    RUNS_MAX = 64,      /* more runs than that are not looked for: each look reads the page once */
};

/* Segments [from, to) and the sum of their masses. */
struct run_of {
    size_t from, to;
    float sum;
};

static float mass(const struct choice *c, size_t i)
{
    float score = fminf(fmaxf(c->scores[i], -SCORE_CLIP), SCORE_CLIP);
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
        c->kept[i] = c->scores[i] > KEEP_SCORE;
    keep_runs(c, from, run.from, enough, looks);
    keep_runs(c, run.to, to, enough, looks);
}

static bool collect(const struct choice *c, struct article *article)
{
    size_t count = 0;
    uint32_t words = 0;
    for (size_t i = 0; i < c->count; i++) {
        count += c->kept[i];
        words += c->kept[i] ? c->segments[i].words : 0;
    }
    if (words < MIN_BODY_WORDS)
        return true;
    article->body = run_alloc_array(c->facts->run, count, sizeof *article->body);
    if (!article->body)
        return false;
    for (size_t i = 0; i < c->count; i++)
        if (c->kept[i])
            article->body[article->body_count++] = &c->segments[i];
    return true;
}

/* How sure the choice is: the mean judgement of what was chosen, as a probability. */
static float certainty(const struct choice *c)
{
    float sum = 0.0F, words = 0.0F;
    for (size_t i = 0; i < c->count; i++)
        if (c->kept[i]) {
            sum += c->scores[i] * (float)c->segments[i].words;
            words += (float)c->segments[i].words;
        }
    return words > 0.0F ? 1.0F / (1.0F + expf(-sum / words)) : 0.0F;
}

/* Of each segment, from its log-odds. NULL after fail(). */
static const float *probabilities_of(struct run *run, const float *scores, size_t count)
{
    float *probabilities = run_alloc_array(run, count, sizeof *probabilities);
    for (size_t i = 0; probabilities && scores && i < count; i++)
        probabilities[i] = 1.0F / (1.0F + expf(-scores[i]));
    return probabilities;
}

/* In this order: what belongs together first, then what does not belong, its measure being what is kept;
 * headings last, when it is known what they lead to. */
static void (*const steps[])(struct choice *choice) = {
    unite_tables, drop_captions,   drop_foreign,       drop_before_headline, drop_headline,
    trim_ends,    drop_bare_lines, drop_bare_headings, drop_script_notice,
};

bool choose_body(const struct facts *facts, struct article *article)
{
    struct choice c = {.facts = facts,
                       .article = article,
                       .segments = facts->sheet->segments,
                       .count = facts->sheet->segment_count,
                       .scores = judge_segments(facts, article->page_type == PAGE_TYPE_FORUM),
                       .kept = run_alloc(facts->run, facts->sheet->segment_count),
                       .causes = run_alloc(facts->run, facts->sheet->segment_count)};
    c.probabilities = probabilities_of(facts->run, c.scores, c.count);
    if (!c.scores || !c.kept || !c.causes || !c.probabilities)
        return false;
    unsigned looks = 0;
    keep_runs(&c, 0, c.count, best_run(&c, 0, c.count).sum * RUN_SHARE, &looks);
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        steps[i](&c);
    article->probability = certainty(&c);
    return collect(&c, article) && list_removed(&c, article);
}
