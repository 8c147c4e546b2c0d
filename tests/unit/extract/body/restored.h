/* What a step of restore.h gives back of a page: its first words. */
#ifndef COPYDESK_TESTS_UNIT_EXTRACT_BODY_RESTORED_H
#define COPYDESK_TESTS_UNIT_EXTRACT_BODY_RESTORED_H

#include "unit/extract/kept.h"

#include "extract/body/restore.h"

/* Words that end a sentence. */
#define WORDS " stood under water in the night, as the river rose."

/* Kept at .9 is what begins with other words than these. At a threshold of .8 the first fall short of little,
 * the second of half, the third of more; the last is quite unlikely. */
static const struct {
    const char *start;
    float probability;
} sorts[] = {{"Near", 0.7F}, {"Half", 0.4F}, {"Far", 0.3F}, {"Never", 0.19F}};

static inline const char *restored_at(struct str url, enum page_type type,
                                      void (*step)(struct choice *choice), const char *html)
{
    struct choice choice = choose_all(html);
    made.article.url = url;
    float *probabilities = run_alloc_array(&run, choice.count + 1, sizeof *probabilities);
    assert_non_null(probabilities);
    choice.probabilities = probabilities;
    choice.threshold = 0.8F;
    made.article.page_type = type;
    for (size_t i = 0; i < choice.count; i++) {
        probabilities[i] = 0.9F;
        for (size_t n = 0; n < COUNT(sorts); n++) {
            if (!str_starts(choice.segments[i].text, str_of(sorts[n].start)))
                continue;
            probabilities[i] = sorts[n].probability;
            choice.kept[i] = false;
        }
    }
    step(&choice);
    return kept_of(&choice);
}

static inline const char *restored(enum page_type type, void (*step)(struct choice *choice), const char *html)
{
    return restored_at(STR_NONE, type, step, html);
}

#endif
