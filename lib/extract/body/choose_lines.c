#include <math.h>

#include "extract/authors/person_names.h"
#include "extract/body/choice.h"
#include "extract/lines/line_kinds.h"

/* Lines are chosen in two steps: the run of segments with the largest sum of scores times words ("maximum
 * subsequence segmentation", Pasternack and Roth, 2009) finds the main text, further runs that are large
 * beside it join it; then, inside of runs, segments that stand out as foreign are left out. */

#define KEEP_SCORE   (-0.4F) /* inside a run, segments under it are foreign */
#define RUN_SHARE    0.30F   /* a further run joins when its sum is this share of the best one's */
#define SCORE_CLIP   3.0F
#define FOREIGN_MASS (-1.0F) /* of a line of a known kind that is no text */

enum { BYLINE_REACH = 40 /* lines above the text that may name the author */ };
enum { LIST_LINES = 2, HEADING_WORDS = 14 };

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

/* What is known to be no text, a credit or a link between paragraphs, tells nothing of where the text ends.
 */
static bool is_known_foreign(const struct choice *c, size_t i)
{
    const struct line *line = &c->facts->lines->at[i];
    return line->zone == ZONE_OPEN && line->kind != LINE_PLAIN && line->kind != LINE_PROSE &&
           line->kind != LINE_RIGHTS;
}

static float mass(const struct choice *c, size_t i)
{
    if (is_known_foreign(c, i))
        return FOREIGN_MASS;
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

/* Whether a line between kept ones may be part of the text without being prose. */
static bool may_join(const struct choice *c, size_t i)
{
    return c->facts->lines->at[i].kind == LINE_PLAIN && c->facts->lines->at[i].zone == ZONE_OPEN;
}

/* The lines from i on that stand together: cells, or lines that end no sentence. */
static size_t group_end(const struct choice *c, size_t i, size_t end)
{
    bool cells = c->segments[i].kind == SEGMENT_CELL;
    size_t to = i + 1;
    while (to < end && may_join(c, to) && (c->segments[to].kind == SEGMENT_CELL) == cells)
        to++;
    return to;
}

/* Whether a group is a list or a table of the text: rows of cells; items, or lines half of which hold numbers
 * ("200 g flour"). A single line, and a list of links, is not told by that. */
static bool is_list(const struct choice *c, size_t from, size_t to)
{
    size_t marked = 0;
    if (c->segments[from].kind == SEGMENT_CELL)
        return c->segments[from].node != c->segments[to - 1].node;
    for (size_t i = from; i < to; i++)
        marked += c->segments[i].kind == SEGMENT_ITEM || c->segments[i].digits > 0;
    return to - from >= LIST_LINES && marked * 2 >= to - from;
}

/* A heading stands before what is kept, and behind what is kept or no part of the text: of several lines in a
 * row none is one. */
static bool is_heading(const struct choice *c, size_t i)
{
    bool alone = i == 0 || c->kept[i - 1] || !may_join(c, i - 1);
    return alone && c->segments[i].words <= HEADING_WORDS && i + 1 < c->count && c->kept[i + 1];
}

/* Between the first and the last line kept: lists and tables, then, from the end, headings over what is kept.
 */
static void keep_between(struct choice *c, size_t from, size_t to)
{
    for (size_t i = from; i < to;) {
        if (c->kept[i] || !may_join(c, i)) {
            i++;
            continue;
        }
        size_t end = group_end(c, i, to), first = i;
        if (end > i + LIST_LINES && c->segments[i].digits == 0 && c->segments[i].kind == SEGMENT_PARAGRAPH)
            first = i + 1; /* its heading */
        for (size_t n = first; is_list(c, first, end) && n < end; n++)
            c->kept[n] = true;
        i = end;
    }
    for (size_t i = to; i-- > from;)
        if (!c->kept[i] && may_join(c, i) && is_heading(c, i))
            c->kept[i] = true;
}

void keep_lines(struct choice *c)
{
    unsigned looks = 0;
    size_t from = 0, to = c->count;
    keep_runs(c, 0, c->count, best_run(c, 0, c->count).sum * RUN_SHARE, &looks);
    while (from < to && !c->kept[from])
        from++;
    while (to > from && !c->kept[to - 1])
        to--;
    keep_between(c, from, to);
}

void drop_biography(struct choice *c)
{
    enum { PARAGRAPHS = 2 };
    const struct lines *lines = c->facts->lines;
    struct name_list names = {0};
    size_t head = lines->first > BYLINE_REACH ? lines->first - BYLINE_REACH : 0;
    for (size_t i = head; i < lines->first && !names.count; i++)
        if (lines->at[i].kind == LINE_BYLINE)
            part_names(c->segments[i].text, NAMES_SEEN, &names);
    for (size_t i = c->count, seen = 0; names.count && i-- > 0 && seen < PARAGRAPHS;) {
        if (!c->kept[i])
            continue;
        seen++;
        for (size_t n = 0; n < names.count; n++)
            for (size_t after = i; says_start(c->segments[i].text, names.people[n].name) && after < c->count;
                 after++)
                drop_segment(c, after, REMOVAL_AFTER);
    }
}
