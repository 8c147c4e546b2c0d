#include "unit/check.h"

#include "extract/site/own_address.h"

static void fragments_do_not_count(void **state)
{
    (void)state;
    const struct article article = {.url = STR("https://example.org/a#x"),
                                    .canonical_url = STR("https://example.org/b")};
    assert_true(is_own_address(&article, STR("https://example.org/a")));
    assert_true(is_own_address(&article, STR("https://example.org/b#comments")));
    assert_false(is_own_address(&article, STR("https://example.org/a/b")));
    assert_false(is_own_address(&article, STR_NONE));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(fragments_do_not_count)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
