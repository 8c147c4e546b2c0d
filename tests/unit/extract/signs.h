/* The signs of a page, for the tests of its parts. */
#ifndef COPYDESK_TESTS_UNIT_EXTRACT_SIGNS_H
#define COPYDESK_TESTS_UNIT_EXTRACT_SIGNS_H

#include "unit/page.h"

#include "extract/body/page_signs.h"

static const float *signs;

/* Measures the page that was made last. */
static inline void measure_made(const float *probabilities)
{
    make_facts_of_sheet();
    signs = measure_page_signs(&made.facts, probabilities);
    assert_non_null(signs);
}

static inline void measure(const char *html)
{
    make_sheet(html);
    measure_made(NULL);
}

static inline void measure_at(const char *url, const char *html)
{
    struct page page = page_of(html, STR("text/html; charset=utf-8"));
    page.url = str_of(url);
    make_sheet_of(page);
    measure_made(NULL);
}

struct wanted_sign {
    enum page_sign sign;
    float value;
};

static inline void check_signs(const struct wanted_sign *wanted, size_t count, const char *file, int line)
{
    for (size_t i = 0; i < count; i++) {
        float got = signs[wanted[i].sign], error = got - wanted[i].value;
        if (error < 0.001F && error > -0.001F)
            continue;
        print_error("%s is %g, wanted %g\n", page_sign_names[wanted[i].sign], (double)got,
                    (double)wanted[i].value);
        _fail(file, line);
    }
}

/* assert_signs({PAGE_SIGN_WORDS, 3}, …) */
#define assert_signs(...)                                                                                    \
    do {                                                                                                     \
        const struct wanted_sign wanted_[] = {__VA_ARGS__};                                                  \
        check_signs(wanted_, COUNT(wanted_), __FILE__, __LINE__);                                            \
    } while (0)

#endif
