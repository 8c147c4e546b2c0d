/* The numbers of segments, found by how their texts begin. */
#ifndef COPYDESK_TESTS_UNIT_CLEAN_ROWS_H
#define COPYDESK_TESTS_UNIT_CLEAN_ROWS_H

#include <math.h>
#include <stdlib.h>

#include "unit/page.h"

#include "clean/features.h"
#include "clean/gauge.h"

#define LOG(value) ((float)(value))

/* A text that counts as prose; PROSE_WORDS is its number of words. */
#define PROSE       "One two three four five six seven eight."
#define PROSE_COUNT 8

/* Fails the test with a text (cmocka's fail_msg needs a name that base/run.h has). */
#define give_up(...) (print_error(__VA_ARGS__), print_error("\n"), _fail(__FILE__, __LINE__))

static inline size_t segment_of(const char *start)
{
    for (size_t i = 0; i < made.sheet.segment_count; i++)
        if (str_starts(made.sheet.segments[i].text, str_of(start)))
            return i;
    give_up("no segment begins with \"%s\"", start);
    return 0;
}

static inline float feature_at(size_t segment, enum feature feature)
{
    assert_true(segment < made.sheet.segment_count);
    return made.sheet.features[segment * SEGMENT_ROW + feature];
}

static inline bool is_near(float got, float wanted)
{
    return fabsf(got - wanted) <= 1e-5F * fmaxf(1.0F, fabsf(wanted));
}

/* One number of one page: "feature" of the segment that begins with `segment`. */
struct number {
    const char *html, *segment;
    enum feature feature;
    float wanted;
};

static inline void check_numbers(const struct number *numbers, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct number *n = &numbers[i];
        if (i == 0 || n->html != numbers[i - 1].html)
            make_sheet(n->html);
        float got = feature_at(segment_of(n->segment), n->feature);
        if (!is_near(got, n->wanted))
            give_up("%s of \"%s\" in %s: got %g, wanted %g", feature_names[n->feature], n->segment, n->html,
                    (double)got, (double)n->wanted);
    }
}

/* `piece` so many times, between a head and a tail; freed by the caller. */
static inline char *repeat(const char *head, const char *piece, size_t times, const char *tail)
{
    size_t head_len = strlen(head), len = strlen(piece), tail_len = strlen(tail);
    char *html = malloc(head_len + len * times + tail_len + 1);
    assert_non_null(html);
    memcpy(html, head, head_len);
    for (size_t i = 0; i < times; i++)
        memcpy(html + head_len + i * len, piece, len);
    memcpy(html + head_len + len * times, tail, tail_len + 1);
    return html;
}

/* Runs work() with its first, second, … allocation refused until it gets all it asks for: each refusal must
 * end it with PAGE_TOO_COMPLEX. Returns how many allocations it makes. */
static inline size_t refuse_each(bool (*work)(void))
{
    for (size_t n = 1;; n++) {
        run.failure = (struct failure){0};
        arena_refuse_after(run.arena, n);
        bool ok = work();
        arena_refuse_after(run.arena, 0);
        assert_int_equal(run.failure.code, ok ? FAIL_NONE : FAIL_PAGE_TOO_COMPLEX);
        if (ok)
            return n - 1;
    }
}

#endif
