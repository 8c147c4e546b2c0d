#include "unit/check.h"

#include "extract/related/read_also_words.h"

static void labels_are_known_by_their_letters(void **state)
{
    (void)state;
    assert_true(is_read_also(STR("READ ALSO:")));
    assert_true(is_read_also(STR("Lesen Sie auch")));
    assert_true(is_read_also(STR("関連記事")));
    assert_false(is_read_also(STR("Read also this")));
    assert_false(is_read_also(STR_NONE));
    assert_true(is_advertisement(STR("– Anzeige –")));
    assert_false(is_advertisement(STR("Anzeigen")));
}

static void prefixes_end_at_a_mark(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t prefix;
        const char *label;
    } rows[] = {
        {"Read also: One", 10, "Read also"}, {"Leia também | Um", 14, "Leia também"},
        {"See also – One", 12, "See also"},  {"Zzz: One", 0, NULL},
        {"Read also One", 0, NULL},          {"", 0, NULL},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct str label = STR_NONE;
        assert_int_equal(read_also_prefix(str_of(rows[i].text), &label), rows[i].prefix);
        if (rows[i].prefix)
            assert_span(label, rows[i].label);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(labels_are_known_by_their_letters),
        cmocka_unit_test(prefixes_end_at_a_mark),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
