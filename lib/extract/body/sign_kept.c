#include <math.h>

#include "extract/body/cues.h"
#include "extract/body/sign_parts.h"

/* The body in sight: what the probabilities of the segments would keep, as numbers about the page. */

#define KEPT_AT       0.5F /* probability from which a segment counts as kept */
#define THRESHOLD_MIN 0.2F
#define THRESHOLD_MAX 0.6F
enum { THRESHOLDS = 11, ISLAND_WORDS = 12, PARAGRAPH_WORDS = 20 };

/* Expected F1 of the body that a threshold keeps, for each of a few thresholds: 2 * (words kept and wanted) /
 * (words kept + words wanted), wanted words counted by their probability. */
static void measure_expected(const struct sign_context *context, double all_wanted)
{
    double kept[THRESHOLDS] = {0}, right[THRESHOLDS] = {0};
    const float step = (THRESHOLD_MAX - THRESHOLD_MIN) / (THRESHOLDS - 1);
    for (size_t i = 0; i < context->count; i++) {
        float p = context->probabilities[i], words = (float)context->segments[i].words;
        for (int t = 0; t < THRESHOLDS && p >= THRESHOLD_MIN + step * (float)t; t++) {
            kept[t] += words;
            right[t] += p * words;
        }
    }
    float *best = &context->signs[PAGE_SIGN_KEPT_F1];
    for (int t = 0; t < THRESHOLDS; t++) {
        float expected = sign_share(2 * right[t], kept[t] + all_wanted);
        if (expected <= *best)
            continue;
        *best = expected;
        context->signs[PAGE_SIGN_KEPT_THRESHOLD] = THRESHOLD_MIN + step * (float)t;
    }
}

/* Sums over the kept segments. */
struct kept {
    double words, link_words, prose, sentences, commas, capitals, letters, digits;
    double item, cell, code, quote, article, main, discussion, post;
    size_t segments, first, last; /* first and last: words before them */
};

static void add_kept(struct kept *k, const struct segment *s, unsigned text, unsigned cues)
{
    double words = s->words;
    k->words += words;
    k->link_words += s->link_words;
    k->prose += text & TEXT_PROSE ? words : 0;
    k->sentences += text & TEXT_PROSE ? s->sentences : 0;
    k->commas += s->commas;
    k->capitals += s->capitals;
    k->letters += s->letters;
    k->digits += s->digits;
    k->item += s->kind == SEGMENT_ITEM ? words : 0;
    k->cell += s->kind == SEGMENT_CELL ? words : 0;
    k->code += s->kind == SEGMENT_CODE ? words : 0;
    k->quote += s->kind == SEGMENT_QUOTE ? words : 0;
    k->article += s->in & IN_ARTICLE ? words : 0;
    k->main += s->in & IN_MAIN ? words : 0;
    k->discussion += cues & 1u << CUE_DISCUSSION ? words : 0;
    k->post += cues & 1u << CUE_POST ? words : 0;
    k->segments++;
}

static void count_kept(const struct segment *s, unsigned text, float *signs)
{
    bool heading = s->kind == SEGMENT_HEADING;
    signs[PAGE_SIGN_KEPT_HEADINGS] += heading;
    signs[PAGE_SIGN_KEPT_LINKED_HEADINGS] += heading && (text & TEXT_LINK);
    signs[PAGE_SIGN_KEPT_H1] += heading && s->level == 1;
    signs[PAGE_SIGN_KEPT_PRICES] += (text & TEXT_PRICE) != 0;
    signs[PAGE_SIGN_KEPT_QUESTIONS] += (text & TEXT_QUESTION) != 0;
    signs[PAGE_SIGN_KEPT_CODE_WORDS] += (text & TEXT_CODE) != 0;
    signs[PAGE_SIGN_KEPT_SHORT_LINKS] += (text & TEXT_LINK) && s->words < 5;
}

static void divide_kept(const struct kept *k, double all_words, float *signs)
{
    signs[PAGE_SIGN_KEPT_WORDS] = (float)k->words;
    signs[PAGE_SIGN_KEPT_SHARE] = sign_share(k->words, all_words);
    signs[PAGE_SIGN_KEPT_SEGMENTS] = (float)k->segments;
    signs[PAGE_SIGN_KEPT_WORDS_EACH] = sign_share(k->words, (double)k->segments);
    signs[PAGE_SIGN_KEPT_LINK_SHARE] = sign_share(k->link_words, k->words);
    signs[PAGE_SIGN_KEPT_PROSE_SHARE] = sign_share(k->prose, k->words);
    signs[PAGE_SIGN_KEPT_SENTENCE_WORDS] = sign_share(k->prose, k->sentences);
    signs[PAGE_SIGN_KEPT_COMMA_SHARE] = sign_share(k->commas, k->words);
    signs[PAGE_SIGN_KEPT_CAPITAL_SHARE] = sign_share(k->capitals, k->words);
    signs[PAGE_SIGN_KEPT_DIGIT_SHARE] = sign_share(k->digits, k->letters + k->digits);
    signs[PAGE_SIGN_KEPT_ITEM_SHARE] = sign_share(k->item, k->words);
    signs[PAGE_SIGN_KEPT_CELL_SHARE] = sign_share(k->cell, k->words);
    signs[PAGE_SIGN_KEPT_CODE_SHARE] = sign_share(k->code, k->words);
    signs[PAGE_SIGN_KEPT_QUOTE_SHARE] = sign_share(k->quote, k->words);
    signs[PAGE_SIGN_KEPT_ARTICLE_SHARE] = sign_share(k->article, k->words);
    signs[PAGE_SIGN_KEPT_MAIN_SHARE] = sign_share(k->main, k->words);
    signs[PAGE_SIGN_KEPT_DISCUSSION_SHARE] = sign_share(k->discussion, k->words);
    signs[PAGE_SIGN_KEPT_POST_SHARE] = sign_share(k->post, k->words);
}

/* Islands are runs of kept segments that words which are not kept part; a few such words part nothing. */
struct islands {
    double run, gap, widest;
    double longest[3]; /* the longest runs, longest first */
    unsigned count;
};

static void end_island(struct islands *islands)
{
    double run = islands->run;
    for (size_t i = 0; i < 3; i++)
        if (run > islands->longest[i]) {
            double shorter = islands->longest[i];
            islands->longest[i] = run;
            run = shorter;
        }
    islands->run = 0;
}

static void add_to_islands(struct islands *islands, bool kept, double words)
{
    if (!kept) {
        islands->gap += words;
        return;
    }
    if (islands->run == 0 || islands->gap >= ISLAND_WORDS) {
        islands->widest = islands->run > 0 && islands->gap > islands->widest ? islands->gap : islands->widest;
        islands->count++;
        end_island(islands);
    }
    islands->gap = 0;
    islands->run += words;
}

/* How sure the probabilities are: all weighed by words. */
struct sureness {
    double wanted, doubt, unsure, kept_wanted, prose_left;
    double loose, strict, firm; /* words above lower and higher thresholds than that of kept ones */
    double wrong;               /* words that either judgement would get wrong */
    double paragraphs, paragraphs_wanted;
    double jumps, before, most;
};

static void add_sureness(struct sureness *sum, double p, double words, bool prose)
{
    sum->wanted += p * words;
    sum->doubt += p * (1 - p) * words;
    sum->unsure += p > 0.25 && p < 0.75 ? words : 0;
    sum->loose += p >= 0.3 ? words : 0;
    sum->strict += p >= 0.7 ? words : 0;
    sum->firm += p >= 0.9 ? words : 0;
    sum->wrong += (p < 0.5 ? p : 1 - p) * words;
    sum->paragraphs += words >= PARAGRAPH_WORDS ? words : 0;
    sum->paragraphs_wanted += words >= PARAGRAPH_WORDS ? p * words : 0;
    sum->jumps += fabs(p - sum->before);
    sum->before = p;
    sum->most = p > sum->most ? p : sum->most;
    sum->kept_wanted += p >= KEPT_AT ? p * words : 0;
    sum->prose_left += prose && p < KEPT_AT ? words : 0;
}

static void divide_sureness(const struct sureness *sum, double kept_words, size_t count, float *signs)
{
    signs[PAGE_SIGN_KEPT_MEAN] = sign_share(sum->kept_wanted, kept_words);
    signs[PAGE_SIGN_KEPT_DOUBT] = sign_share(sum->doubt, sum->wanted);
    signs[PAGE_SIGN_KEPT_UNSURE] = sign_share(sum->unsure, sum->wanted);
    signs[PAGE_SIGN_KEPT_SURE] = sign_share(sum->firm, sum->wanted);
    signs[PAGE_SIGN_KEPT_LOOSE] = sign_share(sum->loose, kept_words + 1);
    signs[PAGE_SIGN_KEPT_STRICT] = sign_share(sum->strict, kept_words + 1);
    signs[PAGE_SIGN_KEPT_FIRM] = sign_share(sum->firm, kept_words + 1);
    signs[PAGE_SIGN_KEPT_WANTED] = sign_share(sum->wanted, kept_words + 1);
    signs[PAGE_SIGN_KEPT_WRONG] = sign_share(sum->wrong, sum->wanted);
    signs[PAGE_SIGN_KEPT_PARAGRAPHS] = sign_share(sum->paragraphs_wanted, sum->paragraphs);
    signs[PAGE_SIGN_KEPT_JUMPS] = sign_share(sum->jumps, (double)count);
    signs[PAGE_SIGN_KEPT_MOST] = (float)sum->most;
    signs[PAGE_SIGN_PROSE_LEFT] = sign_share(sum->prose_left, kept_words + sum->prose_left);
}

static void place_islands(const struct islands *islands, const struct kept *k, double all_words, float *signs)
{
    signs[PAGE_SIGN_KEPT_ISLANDS] = (float)islands->count;
    signs[PAGE_SIGN_KEPT_RUN] = (float)islands->longest[0];
    signs[PAGE_SIGN_KEPT_RUN_SHARE] = sign_share(islands->longest[0], k->words);
    signs[PAGE_SIGN_KEPT_RUN_2] = sign_share(islands->longest[1], k->words);
    signs[PAGE_SIGN_KEPT_RUN_3] = sign_share(islands->longest[2], k->words);
    signs[PAGE_SIGN_KEPT_GAP] = (float)islands->widest;
    signs[PAGE_SIGN_KEPT_FIRST] = sign_share((double)k->first, all_words);
    signs[PAGE_SIGN_KEPT_LAST] = sign_share((double)k->last, all_words);
}

void measure_kept_signs(const struct sign_context *context)
{
    if (!context->probabilities)
        return;
    struct kept k = {0};
    struct islands islands = {0};
    struct sureness sureness = {0};
    size_t words = 0;
    bool nodes = context->facts->sheet->doc->node_count > 0;
    for (size_t i = 0; i < context->count; i++) {
        const struct segment *s = &context->segments[i];
        unsigned text = context->texts[i];
        float p = context->probabilities[i];
        bool kept = p >= KEPT_AT;
        add_sureness(&sureness, p, s->words, (text & TEXT_PROSE) != 0);
        add_to_islands(&islands, kept, s->words);
        if (kept) {
            k.first = k.segments ? k.first : words;
            add_kept(&k, s, text, nodes ? context->facts->cues[s->first] : 0U);
            count_kept(s, text, context->signs);
            k.last = words + s->words;
        }
        words += s->words;
    }
    end_island(&islands);
    divide_kept(&k, (double)words, context->signs);
    divide_sureness(&sureness, k.words, context->count, context->signs);
    place_islands(&islands, &k, (double)words, context->signs);
    measure_expected(context, sureness.wanted);
}
