#include "unit/check.h"

#include "parse/tags.h"

static void tables_are_in_order(void **state)
{
    (void)state;
    for (unsigned i = TAG_CHARACTERS + 2; i < TAG_COUNT; i++)
        assert_true(strcmp(tag_infos[i - 1].name, tag_infos[i].name) < 0);
    for (unsigned i = ATTR_OTHER + 2; i < ATTR_COUNT; i++)
        assert_true(strcmp(attr_names[i - 1], attr_names[i]) < 0);
}

static void names_are_found(void **state)
{
    (void)state;
    for (unsigned i = TAG_CHARACTERS + 1; i < TAG_COUNT; i++)
        assert_int_equal(tag_find(str_of(tag_infos[i].name)), i);
    for (unsigned i = ATTR_OTHER + 1; i < ATTR_COUNT; i++)
        assert_int_equal(attr_find(str_of(attr_names[i])), i);
    assert_int_equal(tag_find(STR("BlockQuote")), TAG_BLOCKQUOTE);
    assert_int_equal(attr_find(STR("HTTP-Equiv")), ATTR_HTTP_EQUIV);
}

static void other_names_are_other(void **state)
{
    (void)state;
    static const struct str rows[] = {{"", 0}, {"x-tag", 5}, {"h", 1}, {"h7", 2}, {"p\0", 2}, {"zzz", 3}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_int_equal(tag_find(rows[i]), TAG_OTHER);
        assert_int_equal(attr_find(rows[i]), ATTR_OTHER);
    }
}

static void flags_are_told(void **state)
{
    (void)state;
    assert_true(tag_is(TAG_H1, TAG_HEADING) && tag_is(TAG_H1, TAG_BLOCK));
    assert_true(tag_is(TAG_SCRIPT, TAG_UNSEEN));
    assert_true(tag_is(TAG_OTHER, TAG_INLINE));
    assert_false(tag_is(TAG_NOSCRIPT, TAG_UNSEEN));
    assert_false(tag_is(TAG_CHARACTERS, TAG_BLOCK | TAG_INLINE | TAG_UNSEEN));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tables_are_in_order),
        cmocka_unit_test(names_are_found),
        cmocka_unit_test(other_names_are_other),
        cmocka_unit_test(flags_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
