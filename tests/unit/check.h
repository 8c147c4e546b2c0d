/* What every unit test begins with: cmocka, and the comparison of a span with a literal. */
#ifndef COPYDESK_TESTS_UNIT_CHECK_H
#define COPYDESK_TESTS_UNIT_CHECK_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#undef fail /* base/run.h has a function of that name */

#include "base/str.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Fails the test, showing both, unless got holds exactly the bytes of `wanted`; NULL wants an empty span. */
static inline void check_span(struct str got, const char *wanted, const char *file, int line)
{
    if (str_eq(got, str_of(wanted)))
        return;
    print_error("got \"%.*s\", wanted \"%s\"\n", STR_FMT(got), wanted ? wanted : "");
    _fail(file, line);
}

#define assert_span(got, wanted) check_span(got, wanted, __FILE__, __LINE__)

#endif
