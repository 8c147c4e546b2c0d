/* A choice over a page, and what is kept of it shown by first words. */
#ifndef COPYDESK_TESTS_UNIT_EXTRACT_KEPT_H
#define COPYDESK_TESTS_UNIT_EXTRACT_KEPT_H

#include <stdio.h>

#include "unit/page.h"

#include "extract/body/choice.h"

/* A choice of nothing yet over the sheet that was made last. */
static inline struct choice choose_none(const float *probabilities)
{
    make_facts_of_sheet();
    return (struct choice){.facts = &made.facts,
                           .article = &made.article,
                           .segments = made.sheet.segments,
                           .count = made.sheet.segment_count,
                           .kept = run_alloc(&run, made.sheet.segment_count),
                           .probabilities = probabilities,
                           .causes = run_alloc(&run, made.sheet.segment_count)};
}

/* A choice of all segments but those that begin with "not". Those that begin with "sure" are likely text, the
 * others may be. */
static inline struct choice choose_all(const char *html)
{
    make_sheet(html);
    float *probabilities = run_alloc_array(&run, made.sheet.segment_count, sizeof *probabilities);
    struct choice choice = choose_none(probabilities);
    for (size_t i = 0; i < choice.count; i++) {
        choice.kept[i] = !str_starts(choice.segments[i].text, STR("not"));
        probabilities[i] = str_starts(choice.segments[i].text, STR("sure")) ? 0.8F : 0.79F;
    }
    return choice;
}

static inline const char *kept_of(const struct choice *choice)
{
    static char out[1024];
    size_t len = 0;
    out[0] = '\0';
    for (size_t i = 0; i < choice->count; i++) {
        struct str rest = choice->segments[i].text, word = STR_NONE;
        if (choice->kept[i] && str_next(&rest, ' ', &word))
            len += (size_t)snprintf(out + len, sizeof out - len, "%s%.*s", len ? " " : "", STR_FMT(word));
    }
    return out;
}

#endif
