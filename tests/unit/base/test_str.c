#include "unit/check.h"

static void slice_is_clamped(void **state)
{
    (void)state;
    static const struct {
        size_t from, to;
        const char *wanted;
    } rows[] = {
        {0, 5, "hello"}, {1, 3, "el"}, {4, 9, "o"}, {5, 9, ""}, {3, 3, ""}, {4, 2, ""}, {SIZE_MAX, 1, ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_span(str_slice(STR("hello"), rows[i].from, rows[i].to), rows[i].wanted);
}

static void comparison_folds_ascii_alone(void **state)
{
    (void)state;
    assert_true(str_eq(STR_NONE, STR("")));
    assert_true(str_eq_nocase(STR("Content-TYPE"), STR("content-type")));
    assert_false(str_eq_nocase(STR("abc"), STR("abcd")));
    assert_false(str_eq_nocase(STR("É"), STR("é")));
    assert_false(str_eq_nocase(STR("@["), STR("`{"))); /* the neighbours of A and Z */
    assert_true(str_starts(STR("abc"), STR("ab")));
    assert_true(str_starts(STR("abc"), STR_NONE));
    assert_false(str_starts(STR("ab"), STR("abc")));
    assert_false(str_starts(STR("Abc"), STR("ab")));
    assert_true(str_starts_nocase(STR("Abc"), STR("aB")));
    assert_true(str_ends(STR("abc"), STR("bc")));
    assert_true(str_ends(STR("abc"), STR_NONE));
    assert_false(str_ends(STR("bc"), STR("abc")));
}

static void order_folds_its_first_side(void **state)
{
    (void)state;
    static const struct {
        const char *a, *b;
        int sign;
    } rows[] = {
        {"abc", "abc", 0},  {"ABC", "abc", 0}, {"abb", "abc", -1}, {"abd", "abc", 1}, {"ab", "abc", -1},
        {"abcd", "abc", 1}, {"", "", 0},       {"", "a", -1},      {"a", "", 1},      {"\xC3", "z", 1},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        int order = str_order_nocase(str_of(rows[i].a), rows[i].b);
        assert_int_equal((order > 0) - (order < 0), rows[i].sign);
    }
    assert_int_not_equal(str_order_nocase(STR("a\0"), "a"), 0);
}

static void find_starts_where_told(void **state)
{
    (void)state;
    struct str s = STR("abcABCabc");
    assert_int_equal(str_find(s, STR("abc"), 0), 0);
    assert_int_equal(str_find(s, STR("abc"), 1), 6);
    assert_int_equal(str_find(s, STR("abc"), 7), SIZE_MAX);
    assert_int_equal(str_find(s, STR(""), 9), 9);
    assert_int_equal(str_find(s, STR(""), 10), SIZE_MAX);
    assert_int_equal(str_find(STR_NONE, STR("a"), 0), SIZE_MAX);
    assert_int_equal(str_find_nocase(s, STR("aBc"), 1), 3);
    assert_int_equal(str_find_nocase(s, STR("abc"), 7), SIZE_MAX);
    assert_int_equal(str_find_nocase(STR_NONE, STR("a"), 0), SIZE_MAX);
    assert_int_equal(str_find_byte(s, 'c', 3), 8);
    assert_int_equal(str_find_byte(s, 'c', 9), SIZE_MAX);
    assert_int_equal(str_find_byte(STR_NONE, 'c', 0), SIZE_MAX);
}

static void trim_takes_ascii_space_alone(void **state)
{
    (void)state;
    assert_span(str_trim(STR(" \t\r\n\f a b \f")), "a b");
    assert_span(str_trim(STR(" \n ")), "");
    assert_span(str_trim(STR_NONE), "");
    assert_span(str_trim(STR("\v\xC2\xA0")), "\v\xC2\xA0");
}

static void next_gives_every_piece(void **state)
{
    (void)state;
    static const struct {
        struct str text;
        const char *pieces[4]; /* up to the first NULL */
    } rows[] = {
        {{NULL, 0}, {NULL}},
        {{"", 0}, {"", NULL}},
        {{"a", 1}, {"a", NULL}},
        {{"a,", 2}, {"a", "", NULL}},
        {{",b,c", 4}, {"", "b", "c", NULL}},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct str rest = rows[i].text, piece;
        for (size_t n = 0; rows[i].pieces[n]; n++) {
            assert_true(str_next(&rest, ',', &piece));
            assert_span(piece, rows[i].pieces[n]);
        }
        assert_false(str_next(&rest, ',', &piece));
    }
}

static void number_has_its_range(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        uint64_t max, value;
        bool ok;
    } rows[] = {
        {"0", 0, 0, true},
        {"1", 0, 0, false},
        {"007", 7, 7, true},
        {"255", 255, 255, true},
        {"256", 255, 0, false},
        {"18446744073709551615", UINT64_MAX, UINT64_MAX, true},
        {"18446744073709551616", UINT64_MAX, 0, false},
        {"", 9, 0, false},
        {"-1", 9, 0, false},
        {"+1", 9, 0, false},
        {" 1", 9, 0, false},
        {"1x", 9, 0, false},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        uint64_t value = 0;
        assert_int_equal(str_to_u64(str_of(rows[i].text), rows[i].max, &value), rows[i].ok);
        assert_int_equal(value, rows[i].value);
    }
}

/* The values published with the function (draft-eastlake-fnv, appendix C). */
static void hash_is_fnv_1a(void **state)
{
    (void)state;
    assert_int_equal(str_hash(STR_NONE), 0x811c9dc5u);
    assert_int_equal(str_hash(STR("a")), 0xe40c292cu);
    assert_int_equal(str_hash(STR("foobar")), 0xbf9cf968u);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(slice_is_clamped),
        cmocka_unit_test(comparison_folds_ascii_alone),
        cmocka_unit_test(order_folds_its_first_side),
        cmocka_unit_test(find_starts_where_told),
        cmocka_unit_test(trim_takes_ascii_space_alone),
        cmocka_unit_test(next_gives_every_piece),
        cmocka_unit_test(number_has_its_range),
        cmocka_unit_test(hash_is_fnv_1a),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
