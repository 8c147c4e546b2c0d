#include <math.h>

#include "clean/context.h"
#include "clean/features.h"
#include "extract/body/judge.h"
#include "extract/body/page_signs.h"
#include "extract/fields.h"

/* Under it no type is likely enough to be said. */
#define TYPE_MIN 0.32F

/* How much of the page's being an article, or not, calls for the one second look or the other. */
#define LOOK_MIN 0.05F

uint32_t tables_signature(void)
{
    uint32_t signature = feature_signature();
    for (size_t i = 0; i < PAGE_SIGN_COUNT; i++)
        signature = signature * 31 + str_hash(str_of(page_sign_names[i]));
    return signature;
}

/* What each forest looks at, and how many scores it gives. */
static const struct shape {
    uint32_t features, outputs;
} shapes[FOREST_NAME_COUNT] = {
    [FOREST_SEGMENT] = {FEATURE_COUNT, 1},
    [FOREST_CONTEXT] = {SEGMENT_ROW, 1},
    [FOREST_ENDING] = {SEGMENT_ROW, 1},
    [FOREST_TYPE] = {PAGE_SIGN_COUNT, PAGE_TYPE_COUNT - 1},
};

bool tables_fit(const struct tables *tables)
{
    for (size_t i = 0; i < FOREST_NAME_COUNT; i++)
        if (tables->forests[i].features != shapes[i].features ||
            tables->forests[i].outputs != shapes[i].outputs)
            return false;
    return tables->signature == tables_signature();
}

static float probability_of(float log_odds)
{
    return 1.0F / (1.0F + expf(-log_odds));
}

/* Probabilities by one forest. NULL after fail(). */
static float *look(const struct facts *facts, enum forest_name name)
{
    const struct sheet *sheet = facts->sheet;
    float *p = run_alloc_array(facts->run, sheet->segment_count, sizeof *p);
    if (!p)
        return NULL;
    forest_score(&facts->run->tables->forests[name], sheet->features, SEGMENT_ROW, NULL, sheet->segment_count,
                 p);
    for (size_t i = 0; i < sheet->segment_count; i++)
        p[i] = probability_of(p[i]);
    return p;
}

/* The same of the segments that the first look left open; where it ruled one out its word stands. */
static float *look_closer(const struct facts *facts, enum forest_name name, const struct judgement *judgement)
{
    const struct sheet *sheet = facts->sheet;
    float *p = run_alloc_array(facts->run, sheet->segment_count, sizeof *p);
    float *scores = run_alloc_array(facts->run, judgement->open_count, sizeof *scores);
    if (!p || !scores)
        return NULL;
    forest_score(&facts->run->tables->forests[name], sheet->features, SEGMENT_ROW, judgement->open,
                 judgement->open_count, scores);
    memcpy(p, judgement->first, sheet->segment_count * sizeof *p);
    for (size_t i = 0; i < judgement->open_count; i++)
        p[judgement->open[i]] = probability_of(scores[i]);
    return p;
}

static bool find_open(const struct facts *facts, struct judgement *judgement)
{
    uint32_t count = (uint32_t)facts->sheet->segment_count;
    judgement->open = run_alloc_array(facts->run, count, sizeof *judgement->open);
    for (uint32_t i = 0; judgement->open && i < count; i++)
        if (judgement->first[i] >= RULED_OUT)
            judgement->open[judgement->open_count++] = i;
    return judgement->open != NULL;
}

/* The types' probabilities from their scores (softmax); types begin behind OTHER. */
static bool judge_type(const struct facts *facts, struct judgement *judgement, struct article *article)
{
    const struct forest *forest = &facts->run->tables->forests[FOREST_TYPE];
    const float *signs = measure_page_signs(facts, judgement->first);
    float *types = judgement->types, sum = 0.0F;
    enum page_type best = PAGE_TYPE_OTHER;
    if (!signs || forest->outputs != PAGE_TYPE_COUNT - 1)
        return signs != NULL;
    forest_score(forest, signs, PAGE_SIGN_COUNT, NULL, 1, types + 1);
    for (size_t i = 1; i < PAGE_TYPE_COUNT; i++) {
        types[i] = expf(types[i]);
        sum += types[i];
    }
    for (size_t i = 1; i < PAGE_TYPE_COUNT; i++) {
        types[i] /= sum;
        best = types[i] > types[best] ? (enum page_type)i : best;
    }
    article->page_type = types[best] >= TYPE_MIN ? best : PAGE_TYPE_OTHER;
    return true;
}

/* The second look: on articles by what was learnt of articles alone, for it is there that the text must end
 * right; elsewhere by what was learnt of other pages, tempered by the first. */
static bool look_again(const struct facts *facts, struct judgement *judgement)
{
    const struct sheet *sheet = facts->sheet;
    float article = judgement->types[PAGE_TYPE_ARTICLE];
    const float *first = judgement->first, *ending = first, *other = first;
    if (!find_open(facts, judgement) ||
        !measure_context(facts->run, sheet, first, sheet->features + FEATURE_COUNT, SEGMENT_ROW))
        return false;
    if (article > LOOK_MIN && !(ending = look_closer(facts, FOREST_ENDING, judgement)))
        return false;
    if (article < 1.0F - LOOK_MIN && !(other = look_closer(facts, FOREST_CONTEXT, judgement)))
        return false;
    for (size_t i = 0; i < sheet->segment_count; i++)
        judgement->probabilities[i] = article * ending[i] + (1.0F - article) * (first[i] + other[i]) / 2;
    return true;
}

static bool judge_text(const struct facts *facts, struct judgement *judgement, struct article *article)
{
    const float *scores = judge_lines(facts);
    if (!scores)
        return false;
    for (size_t i = 0; i < facts->sheet->segment_count; i++)
        judgement->probabilities[i] = probability_of(scores[i]);
    article->page_type = page_type_of_lines(facts);
    return true;
}

bool judge_page(const struct facts *facts, struct article *article)
{
    struct judgement *judgement = facts->judgement;
    judgement->probabilities =
        run_alloc_array(facts->run, facts->sheet->segment_count, sizeof *judgement->probabilities);
    if (!judgement->probabilities)
        return false;
    if (!facts->sheet->features)
        return judge_text(facts, judgement, article);
    judgement->first = look(facts, FOREST_SEGMENT);
    return judgement->first && judge_type(facts, judgement, article) && look_again(facts, judgement);
}
