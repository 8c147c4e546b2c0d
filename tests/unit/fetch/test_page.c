#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "fetch/page.h"

static void header_is_found_without_case(void **state)
{
    (void)state;
    const struct header headers[] = {
        {STR("content-TYPE"), STR("text/html")}, {STR("X"), STR("1")}, {STR("x"), STR("2")}};
    struct page page = {.headers = headers, .header_count = 3};
    assert_true(str_eq(page_header(&page, STR("Content-Type")), STR("text/html")));
    assert_true(str_eq(page_header(&page, STR("x")), STR("1")));
    assert_int_equal(page_header(&page, STR("Content")).len, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(header_is_found_without_case)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
