/* The context of pages whose first judgement a test makes up. */
#ifndef COPYDESK_TESTS_UNIT_CLEAN_JUDGED_H
#define COPYDESK_TESTS_UNIT_CLEAN_JUDGED_H

#include "rows.h"

#include "clean/context.h"

enum { JUDGED_MAX = 32, JUDGED_STRIDE = CONTEXT_COUNT + 3 };

static float judged[JUDGED_MAX * JUDGED_STRIDE];

/* Judges a page's segments by `p`, one probability each. The numbers between two rows must stay as they are.
 */
static inline void judge(const char *html, const float *p, size_t count)
{
    make_sheet(html);
    assert_int_equal(made.sheet.segment_count, count);
    assert_true(count <= JUDGED_MAX);
    memset(judged, 0, sizeof judged);
    assert_true(measure_context(&run, &made.sheet, p, judged, JUDGED_STRIDE));
    for (size_t i = 0; i < count; i++) {
        for (size_t c = 0; c < CONTEXT_COUNT; c++)
            assert_true(isfinite(judged[i * JUDGED_STRIDE + c]));
        for (size_t c = CONTEXT_COUNT; c < JUDGED_STRIDE; c++)
            assert_float_equal(judged[i * JUDGED_STRIDE + c], 0, 0);
    }
}

#define JUDGE(html, ...) judge(html, (const float[]){__VA_ARGS__}, COUNT(((const float[]){__VA_ARGS__})))

/* One number of one segment of the page judged last. */
struct looked {
    size_t segment;
    enum context context;
    float wanted;
};

static inline void check_looked(const struct looked *looked, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct looked *l = &looked[i];
        float got = judged[l->segment * JUDGED_STRIDE + l->context];
        if (!is_near(got, l->wanted))
            give_up("%s of segment %zu: got %g, wanted %g", context_names[l->context], l->segment,
                    (double)got, (double)l->wanted);
    }
}

#define CHECK_LOOKED(...)                                                                                    \
    check_looked((const struct looked[]){__VA_ARGS__}, COUNT(((const struct looked[]){__VA_ARGS__})))

#endif
