#include "unit/check.h"

#include "base/reference.h"
#include "base/reference_names.h"

enum { R = 0xFFFD };

static void references_are_read(void **state)
{
    (void)state;
    static const struct {
        const char *source;
        uint32_t wanted;
        size_t length; /* 0: no reference */
        size_t length_in_attribute;
    } rows[] = {
        {"&amp;", '&', 5, 5},
        {"&lt;p&gt;", '<', 4, 4},
        {"&nbsp", 0xA0, 5, 5},
        {"&nbsp Hello", 0xA0, 5, 5},
        {"&nbspHello", 0xA0, 5, 0},
        {"&copy2020", 0xA9, 5, 0},
        {"&copy=2", 0xA9, 5, 0},
        {"&notit;", 0xAC, 4, 0},
        {"&hellip;", 0x2026, 8, 8},
        {"&hellip", 0, 0, 0},
        {"&percnt;", '%', 8, 8},
        {"&CloseCurlyDoubleQuote;", 0x201D, 23, 23},
        {"&CounterClockwiseContourIntegral;", 0x2233, 33, 33},
        {"&Afr;", 0x1D504, 5, 5},
        {"&bogus;", 0, 0, 0},
        {"& ", 0, 0, 0},
        {"&", 0, 0, 0},
        {"&;", 0, 0, 0},
        {"&#39;s", '\'', 5, 5},
        {"&#39 s", '\'', 4, 4},
        {"&#x2019;", 0x2019, 8, 8},
        {"&#X1F600;", 0x1F600, 9, 9},
        {"&#146;", 0x2019, 6, 6},
        {"&#x80", 0x20AC, 5, 5},
        {"&#129;", 0x81, 6, 6},
        {"&#0;", R, 4, 4},
        {"&#xD800;", R, 8, 8},
        {"&#1114112;", R, 10, 10},
        {"&#99999999999999999999;", R, 23, 23},
        {"&#;", 0, 0, 0},
        {"&#x;", 0, 0, 0},
        {"&#xg", 0, 0, 0},
        {"&#", 0, 0, 0},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct reference reference = {0, 0};
        assert_int_equal(reference_read(str_of(rows[i].source), REFERENCE_IN_TEXT, &reference),
                         rows[i].length);
        assert_int_equal(reference.first, rows[i].wanted);
        assert_int_equal(reference.second, 0);
        assert_int_equal(reference_read(str_of(rows[i].source), REFERENCE_IN_ATTRIBUTE, &reference),
                         rows[i].length_in_attribute);
    }
}

static void names_may_mean_two_characters(void **state)
{
    (void)state;
    struct reference reference;
    assert_int_equal(reference_read(STR("&NotEqualTilde;"), REFERENCE_IN_TEXT, &reference), 15);
    assert_int_equal(reference.first, 0x2242);
    assert_int_equal(reference.second, 0x338);
    assert_int_equal(reference_read(STR("&fjlig;"), REFERENCE_IN_ATTRIBUTE, &reference), 7);
    assert_int_equal(reference.first, 'f');
    assert_int_equal(reference.second, 'j');
}

static size_t bytes_of(uint32_t code_point)
{
    return code_point == 0        ? 0
           : code_point < 0x80    ? 1
           : code_point < 0x800   ? 2
           : code_point < 0x10000 ? 3
                                  : 4;
}

/* The order is what the binary search needs; the length what whoever resolves in place needs. */
static void names_are_in_order_and_longer_than_what_they_mean(void **state)
{
    (void)state;
    for (size_t i = 0; i < reference_name_count; i++) {
        const struct reference_name *name = &reference_names[i];
        if (i)
            assert_true(strcmp(reference_names[i - 1].text, name->text) < 0);
        size_t bytes = bytes_of(name->code_point) + bytes_of(name->second);
        assert_true(bytes <= 1 + strlen(name->text) + (name->closing == CLOSED));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(references_are_read),
        cmocka_unit_test(names_may_mean_two_characters),
        cmocka_unit_test(names_are_in_order_and_longer_than_what_they_mean),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
