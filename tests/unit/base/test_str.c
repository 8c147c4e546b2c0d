#include "unit/check.h"

#include <stdlib.h>

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

enum { HASHED_MAX = 17 }; /* bytes: two whole words and one more */

/* The hash of the first len bytes of text, from a copy that ends where the span ends: AddressSanitizer tells
 * a read past it. */
static uint64_t hash_of_copy(const char *text, size_t len)
{
    char *copy = malloc(len ? len : 1);
    assert_non_null(copy);
    memcpy(copy, text, len);
    uint64_t hash = str_hash64((struct str){copy, len});
    free(copy);
    return hash;
}

static void long_hash_is_of_the_bytes_alone(void **state)
{
    (void)state;
    static const char text[HASHED_MAX + 1] = "abcdefghijklmnopq";
    for (size_t len = 0; len <= HASHED_MAX; len++) {
        uint64_t hash = hash_of_copy(text, len);
        char shifted[HASHED_MAX + 2] = "?";
        memcpy(shifted + 1, text, len);
        assert_true(str_hash64((struct str){shifted + 1, len}) == hash);
        assert_true(str_hash64((struct str){text, len}) == hash); /* whatever stands behind */
    }
    assert_true(str_hash64(STR_NONE) == str_hash64(STR("")));
}

static void long_hash_tells_spans_apart(void **state)
{
    (void)state;
    static const char text[HASHED_MAX + 1] = "abcdefghijklmnopq";
    static const char zeros[HASHED_MAX];
    for (size_t len = 1; len <= HASHED_MAX; len++) {
        uint64_t hash = hash_of_copy(text, len);
        for (size_t shorter = 0; shorter < len; shorter++) {
            assert_false(hash_of_copy(text, shorter) == hash);
            assert_false(hash_of_copy(zeros, shorter) == hash_of_copy(zeros, len));
        }
        for (size_t at = 0; at < len; at++) { /* each byte counts, up to the last */
            char other[HASHED_MAX];
            memcpy(other, text, len);
            other[at] ^= 1;
            assert_false(hash_of_copy(other, len) == hash);
        }
    }
    assert_false(str_hash64(STR("abcdefgh12345678")) == str_hash64(STR("12345678abcdefgh")));
}

static void mix_is_of_both_in_order(void **state)
{
    (void)state;
    assert_true(hash_mix(1, 2) == hash_mix(1, 2));
    assert_false(hash_mix(hash_mix(0, 1), 2) == hash_mix(hash_mix(0, 2), 1));
    for (unsigned bit = 0; bit < 64; bit++) {
        assert_false(hash_mix(1, UINT64_C(1) << bit) == hash_mix(1, 0));
        assert_false(hash_mix(UINT64_C(1) << bit, 5) == hash_mix(0, 5));
    }
    /* high bits come down to where a table's index is taken: 64 spans of one differing bit fill many of 64
     * places */
    uint64_t places = 0;
    for (unsigned bit = 0; bit < 64; bit++)
        places |= UINT64_C(1) << (hash_mix(0, UINT64_C(1) << bit) % 64);
    assert_in_range(__builtin_popcountll(places), 16, 64);
}

static void first_that_says_anything(void **state)
{
    (void)state;
    assert_span(str_or(STR("a"), STR("b")), "a");
    assert_span(str_or(STR(""), STR("b")), "b");
    assert_span(str_or(STR_NONE, STR_NONE), NULL);
}

static void any_of_several_is_found(void **state)
{
    (void)state;
    static const struct str needles[] = {STR_INIT("/tag/"), STR_INIT("?cat="), STR_INIT("É")};
    assert_true(str_holds_any(STR("/a/tag/b"), needles, COUNT(needles)));
    assert_true(str_holds_any(STR("a?cat="), needles, COUNT(needles)));
    assert_true(str_holds_any(STR("\xC3\xC3\x89"), needles, COUNT(needles)));
    assert_false(str_holds_any(STR("/a/TAG/b"), needles, COUNT(needles)));
    assert_true(str_holds_any_nocase(STR("/a/TAG/b"), needles, COUNT(needles)));
    assert_false(str_holds_any_nocase(STR("/tag?cat"), needles, COUNT(needles)));
    assert_false(str_holds_any(STR("/tag"), needles, COUNT(needles))); /* ends within */
    assert_false(str_holds_any(STR(""), needles, COUNT(needles)));
    assert_false(str_holds_any(STR("/tag/"), needles, 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(slice_is_clamped),
        cmocka_unit_test(comparison_folds_ascii_alone),
        cmocka_unit_test(order_folds_its_first_side),
        cmocka_unit_test(first_that_says_anything),
        cmocka_unit_test(find_starts_where_told),
        cmocka_unit_test(any_of_several_is_found),
        cmocka_unit_test(trim_takes_ascii_space_alone),
        cmocka_unit_test(next_gives_every_piece),
        cmocka_unit_test(number_has_its_range),
        cmocka_unit_test(hash_is_fnv_1a),
        cmocka_unit_test(long_hash_is_of_the_bytes_alone),
        cmocka_unit_test(long_hash_tells_spans_apart),
        cmocka_unit_test(mix_is_of_both_in_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
