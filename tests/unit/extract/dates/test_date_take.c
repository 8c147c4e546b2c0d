#include "unit/check.h"

#include "extract/dates/date_read.h"

static struct date_reader reader_of(const char *text)
{
    return (struct date_reader){.s = str_of(text), .language = DATE_LANGUAGE_UNKNOWN};
}

static void numbers_are_taken_whole_or_not_at_all(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        unsigned min, max, value;
        size_t end;
    } rows[] = {
        {"28", 1, 2, 28, 2},      {"2022", 1, 2, 0, 0},      {"2022", 4, 4, 2022, 4}, {"٢٨", 1, 2, 28, 4},
        {"२०२२", 4, 4, 2022, 12}, {"x", 1, 2, 0, 0},         {"", 1, 2, 0, 0},        {"1", 2, 2, 0, 0},
        {"007", 3, 3, 7, 3},      {"123456789", 8, 8, 0, 0},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct date_reader r = reader_of(rows[i].text);
        unsigned value = 0;
        assert_int_equal(take_number(&r, rows[i].min, rows[i].max, &value), rows[i].end > 0);
        assert_int_equal(value, rows[i].value);
        assert_int_equal(r.i, rows[i].end);
    }
}

static void names_are_taken_with_their_dot(void **state)
{
    (void)state;
    uint64_t key;
    struct date_reader r = reader_of("Sept. 5");
    assert_int_equal(take_name(&r, DATE_MONTH, &key), 9);
    assert_int_equal(r.i, sizeof "Sept." - 1);
    r = reader_of("Septimus");
    assert_int_equal(take_name(&r, DATE_MONTH, &key), 0);
    assert_int_equal(r.i, 0);
    r = reader_of(" de enero");
    assert_true(skip_link(&r));
    skip_blanks(&r);
    assert_int_equal(take_name(&r, DATE_MONTH, &key), 1);
    r = reader_of("enero");
    assert_false(skip_link(&r));
}

static void blanks_are_passed_over_in_bounds(void **state)
{
    (void)state;
    struct date_reader r = reader_of(" \xe2\x80\x8f\xc2\xa0x");
    skip_blanks(&r);
    assert_int_equal(r.i, 6);
    r = reader_of("              x");
    skip_blanks(&r);
    assert_true(r.i < 14);
    r = reader_of("، x");
    skip_comma(&r);
    assert_int_equal(r.i, 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_taken_whole_or_not_at_all),
        cmocka_unit_test(names_are_taken_with_their_dot),
        cmocka_unit_test(blanks_are_passed_over_in_bounds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
