#include "extract/body/beside.h"
#include "extract/body/judge.h"
#include "extract/body/restore.h"
#include "extract/fields.h"

enum { MIN_BODY_WORDS = 8 }; /* a shorter choice is no text */

/* The thresholds that a choice may be made at, by what the asker favours, and how much a word that is missed
 * weighs beside one too many: the beta of F-beta. */
static const struct measure {
    float least, most, beta;
} measures[] = {
    [FAVOR_NEITHER] = {0.20F, 0.60F, 1.0F},
    [FAVOR_PRECISION] = {0.30F, 0.90F, 0.5F},
    [FAVOR_RECALL] = {0.05F, 0.50F, 2.0F},
};

/* An article's text is one piece: what is unsure beside it is more often wrong than on other pages. */
static const struct measure of_articles = {0.30F, 0.80F, 0.65F};

enum { THRESHOLDS = 11 };

static float threshold_at(const struct measure *measure, int t)
{
    return measure->least + (measure->most - measure->least) * (float)t / (THRESHOLDS - 1);
}

/* The threshold of the largest expected F-beta, wanted words counted by their probability:
 * (1 + beta^2) right / (kept + beta^2 wanted). */
static float best_threshold(const struct choice *c, const struct measure *measure)
{
    double kept[THRESHOLDS] = {0}, right[THRESHOLDS] = {0}, wanted = 0.0, best = 0.0;
    double square = (double)(measure->beta * measure->beta);
    float threshold = measure->most;
    for (size_t i = 0; i < c->count; i++) {
        double p = (double)c->probabilities[i], words = c->segments[i].words;
        wanted += p * words;
        for (int t = 0; t < THRESHOLDS && c->probabilities[i] >= threshold_at(measure, t); t++) {
            kept[t] += words;
            right[t] += p * words;
        }
    }
    for (int t = 0; t < THRESHOLDS; t++) {
        double expected = kept[t] > 0.0 ? (1.0 + square) * right[t] / (kept[t] + square * wanted) : 0.0;
        if (expected <= best)
            continue;
        best = expected;
        threshold = threshold_at(measure, t);
    }
    return threshold;
}

static void keep_likely(struct choice *c)
{
    enum favor favor = c->facts->run->options.favor;
    bool lean = favor == FAVOR_NEITHER && c->article->page_type == PAGE_TYPE_ARTICLE;
    c->threshold = best_threshold(c, lean ? &of_articles : &measures[favor]);
    for (size_t i = 0; i < c->count; i++)
        c->kept[i] = c->probabilities[i] >= c->threshold;
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

/* F1 of the choice, if the probabilities are right. */
static float expected_f1(const struct choice *c)
{
    double kept = 0.0, right = 0.0, wanted = 0.0;
    for (size_t i = 0; i < c->count; i++) {
        double words = c->segments[i].words, mass = (double)c->probabilities[i] * words;
        wanted += mass;
        kept += c->kept[i] ? words : 0.0;
        right += c->kept[i] ? mass : 0.0;
    }
    return kept > 0.0 ? (float)(2.0 * right / (kept + wanted)) : 0.0F;
}

typedef void mend(struct choice *choice);

/* In this order: what belongs together first, then what does not belong; what leads to something last, when
 * it is known what is left. */
static mend *const steps_for_pages[] = {
    unite_tables, give_back,       give_back_formulas,  unite_lists,        fill_gaps,      follow_text,
    keep_notes,   drop_captions,   drop_named_captions, drop_headline,      drop_hatnotes,  drop_discussion,
    drop_slides,  drop_teasers,    drop_next_articles,  drop_hidden_before, drop_read_also, drop_sign_up,
    trim_ends,    drop_bare_lines, drop_bare_labels,    drop_script_notice};
static mend *const steps_for_lines[] = {drop_before_headline, drop_headline,     drop_biography, trim_ends,
                                        drop_bare_lines,      drop_bare_headings};

static void take_steps(struct choice *c, mend *const *steps, size_t count)
{
    for (size_t i = 0; i < count; i++)
        steps[i](c);
}

bool choose_body(const struct facts *facts, struct article *article)
{
    struct choice c = {.facts = facts,
                       .article = article,
                       .segments = facts->sheet->segments,
                       .count = facts->sheet->segment_count,
                       .probabilities = facts->judgement->probabilities,
                       .kept = run_alloc(facts->run, facts->sheet->segment_count),
                       .causes = run_alloc(facts->run, facts->sheet->segment_count)};
    if (!c.kept || !c.causes)
        return false;
    if (facts->sheet->from_text) {
        keep_lines(&c);
        take_steps(&c, steps_for_lines, sizeof steps_for_lines / sizeof *steps_for_lines);
    } else {
        keep_likely(&c);
        take_steps(&c, steps_for_pages, sizeof steps_for_pages / sizeof *steps_for_pages);
    }
    article->probability = expected_f1(&c);
    return collect(&c, article) && list_removed(&c, article);
}
