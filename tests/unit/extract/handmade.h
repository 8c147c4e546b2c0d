/* Tables made by hand: forests that give the same scores to whatever they look at, or that part rows by one
 * number. */
#ifndef COPYDESK_TESTS_UNIT_EXTRACT_HANDMADE_H
#define COPYDESK_TESTS_UNIT_EXTRACT_HANDMADE_H

#include <math.h>

#include "unit/page.h"

#include "clean/features.h"
#include "extract/body/page_signs.h"

static struct tables handmade;

/* The score that a probability is made of. */
static inline float log_odds_of(float probability)
{
    return logf(probability / (1.0F - probability));
}

/* A forest without trees, which says `scores` of every row. They must outlive it. */
static inline void say_always(enum forest_name name, const float *scores)
{
    static const uint32_t features[FOREST_NAME_COUNT] = {
        [FOREST_SEGMENT] = FEATURE_COUNT,
        [FOREST_CONTEXT] = SEGMENT_ROW,
        [FOREST_ENDING] = SEGMENT_ROW,
        [FOREST_TYPE] = PAGE_SIGN_COUNT,
    };
    handmade.forests[name] = (struct forest){
        .features = features[name], .outputs = name == FOREST_TYPE ? PAGE_TYPE_COUNT - 1 : 1, .base = scores};
}

/* A forest of one tree, which gives `below` to rows whose number is below the threshold, else `above`. */
static inline void say_by(enum forest_name name, uint32_t feature, float threshold, float below, float above)
{
    static const float nothing[PAGE_TYPE_COUNT];
    static struct forest_test tests[FOREST_NAME_COUNT];
    static float leaves[FOREST_NAME_COUNT][2];
    static const struct forest_tree tree = {.tests = 1};
    say_always(name, nothing);
    tests[name] = (struct forest_test){.threshold = threshold, .feature = feature, .leaves = 1u << 1};
    leaves[name][0] = below;
    leaves[name][1] = above;
    struct forest *forest = &handmade.forests[name];
    forest->tests = &tests[name];
    forest->test_count = 1;
    forest->leaves = leaves[name];
    forest->leaf_count = 2;
    forest->trees = &tree;
    forest->tree_count = 1;
}

/* Tables that say of all segments: likely by these probabilities, in the first look and in both second ones;
 * of the page that it is by these scores of one type or the other, which must outlive them; and of its body
 * that it is as likely right as not. */
static inline void say_of_all(float first, float other, float ending, const float *types)
{
    static float scores[FOREST_NAME_COUNT];
    handmade = (struct tables){.signature = tables_signature()};
    scores[FOREST_SEGMENT] = log_odds_of(first);
    scores[FOREST_CONTEXT] = log_odds_of(other);
    scores[FOREST_ENDING] = log_odds_of(ending);
    for (size_t i = 0; i < FOREST_NAME_COUNT; i++)
        say_always((enum forest_name)i, i == FOREST_TYPE ? types : &scores[i]);
}

/* An article of all that a page shows, but its headline, captions and controls: for tests of what comes after
 * the judgement. */
static inline bool make_article_of_all(const char *html)
{
    static const float types[PAGE_TYPE_COUNT];
    say_of_all(0.9F, 0.9F, 0.9F, types);
    make_sheet(html);
    run.tables = &handmade;
    return extract_article(&run, &made.sheet, &made.article);
}

#endif
