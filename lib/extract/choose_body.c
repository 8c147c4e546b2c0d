#include <math.h>

#include "extract/cues.h"
#include "extract/fields.h"
#include "extract/judge.h"

/* The body is chosen in two steps: the run of segments with the largest sum of scores times words ("maximum
 * subsequence segmentation", Pasternack and Roth, 2009) finds the main text, further runs that are large
 * beside it join it; then, inside of runs, segments that stand out as foreign are left out. */

#define KEEP_SCORE     (-0.4F) /* inside a run, segments under it are foreign */
#define RUN_SHARE      0.30F   /* a further run joins when its sum is this share of the best one's */
#define SCORE_CLIP     3.0F
#define MIN_BODY_WORDS 8 /* a shorter choice is no text */

enum {
    HEADING_REACH = 3, /* a heading is kept for text that starts within so many segments */
    RUNS_MAX = 64,     /* more runs than that are not looked for: each look reads the page once */
};

struct chooser {
    const struct facts *facts;
    struct article *article;
    const struct segment *segments;
    size_t count;
    float *scores;
    bool *kept;
    unsigned runs;
};

static float mass(const struct chooser *c, size_t i)
{
    float score = fminf(fmaxf(c->scores[i], -SCORE_CLIP), SCORE_CLIP);
    return score * powf((float)c->segments[i].words + 1.0F, 0.7F);
}

struct run_of {
    size_t from, to;
    float sum;
};

/* The contiguous run of largest sum within [from, to). */
static struct run_of best_run(const struct chooser *c, size_t from, size_t to)
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

static void keep_run(struct chooser *c, struct run_of run)
{
    for (size_t i = run.from; i < run.to; i++)
        c->kept[i] = c->scores[i] > KEEP_SCORE;
}

/* Keeps the best run of each gap beside what is kept, as long as it is large enough. */
static void keep_further_runs(struct chooser *c, size_t from, size_t to, float enough)
{
    if (c->runs == RUNS_MAX)
        return;
    c->runs++;
    struct run_of run = best_run(c, from, to);
    if (run.sum <= 0.0F || run.sum < enough)
        return;
    keep_run(c, run);
    keep_further_runs(c, from, run.from, enough);
    keep_further_runs(c, run.to, to, enough);
}

static bool is_headline(const struct chooser *c, size_t i)
{
    const struct segment *s = &c->segments[i];
    return (s->kind == SEGMENT_HEADING || c->facts->sheet->from_text) &&
           says_same(s->text, c->article->headline);
}

/* A heading belongs to the text that follows it. */
static void judge_headings(struct chooser *c)
{
    for (size_t i = c->count; i-- > 0;) {
        if (c->segments[i].kind != SEGMENT_HEADING)
            continue;
        bool leads = false;
        for (size_t n = i + 1; n < c->count && n <= i + HEADING_REACH && !leads; n++)
            leads = c->kept[n];
        c->kept[i] = c->kept[i] && leads;
    }
}

/* What stands up to the headline is not the body: a kicker, a date, the headline itself. */
static void drop_headline(struct chooser *c)
{
    for (size_t i = 0; i < c->count; i++)
        if (c->kept[i] && is_headline(c, i))
            c->kept[i] = false;
}

static bool collect(struct chooser *c)
{
    size_t count = 0;
    uint32_t words = 0;
    for (size_t i = 0; i < c->count; i++) {
        count += c->kept[i];
        words += c->kept[i] ? c->segments[i].words : 0;
    }
    if (words < MIN_BODY_WORDS)
        return true;
    c->article->body = run_alloc_array(c->facts->run, count, sizeof *c->article->body);
    if (!c->article->body)
        return false;
    for (size_t i = 0; i < c->count; i++)
        if (c->kept[i])
            c->article->body[c->article->body_count++] = &c->segments[i];
    return true;
}

/* How sure the choice is: the mean judgement of what was chosen, as a probability. */
static float certainty(const struct chooser *c)
{
    float sum = 0.0F, words = 0.0F;
    for (size_t i = 0; i < c->count; i++)
        if (c->kept[i]) {
            sum += c->scores[i] * (float)c->segments[i].words;
            words += (float)c->segments[i].words;
        }
    return words > 0.0F ? 1.0F / (1.0F + expf(-sum / words)) : 0.0F;
}

bool choose_body(const struct facts *facts, struct article *article)
{
    struct chooser c = {.facts = facts,
                        .article = article,
                        .segments = facts->sheet->segments,
                        .count = facts->sheet->segment_count,
                        .scores = judge_segments(facts, article->page_type == PAGE_TYPE_FORUM),
                        .kept = run_alloc(facts->run, facts->sheet->segment_count)};
    if (!c.scores || !c.kept)
        return false;
    struct run_of best = best_run(&c, 0, c.count);
    if (best.sum > 0.0F)
        keep_further_runs(&c, 0, c.count, best.sum * RUN_SHARE);
    drop_headline(&c);
    judge_headings(&c);
    article->probability = certainty(&c);
    return collect(&c);
}
