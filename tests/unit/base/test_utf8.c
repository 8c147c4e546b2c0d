#include "unit/check.h"

#include "base/utf8.h"

enum { R = 0xFFFD };

#define BYTES(literal)                                                                                       \
    {                                                                                                        \
        (literal), sizeof(literal) - 1                                                                       \
    }

/* Ill-formed rows: Unicode 15, section 3.9, tables 3-8 to 3-11. */
static void code_points_are_read(void **state)
{
    (void)state;
    static const struct {
        struct str bytes;
        uint32_t wanted[10]; /* up to the first 0 */
    } rows[] = {
        {BYTES("a\x7F"), {'a', 0x7F}},
        {BYTES("\xC2\x80\xDF\xBF"), {0x80, 0x7FF}},
        {BYTES("\xE0\xA0\x80\xED\x9F\xBF\xEE\x80\x80\xEF\xBF\xBF"), {0x800, 0xD7FF, 0xE000, 0xFFFF}},
        {BYTES("\xF0\x90\x80\x80\xF4\x8F\xBF\xBF"), {0x10000, 0x10FFFF}},
        {BYTES("\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41"), {R, R, R, R, R, R, R, R, 0x41}},
        {BYTES("\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41"), {R, R, R, R, R, R, R, R, 0x41}},
        {BYTES("\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42"), {R, R, R, R, R, 0x41, R, R, 0x42}},
        {BYTES("\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41"), {R, R, R, R, 0x41}},
        {BYTES("\xC1\xBF\xF5\x80"), {R, R, R, R}},
        {BYTES("\xE2\x82"), {R}},
        {BYTES("\xF0"), {R}},
        {BYTES("\xC3"), {R}},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        size_t at = 0, n = 0;
        for (; rows[i].wanted[n]; n++)
            assert_int_equal(utf8_next(rows[i].bytes, &at), rows[i].wanted[n]);
        assert_int_equal(at, rows[i].bytes.len);
    }
}

static void cut_falls_between_characters(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t max;
        const char *wanted;
    } rows[] = {
        {"abc", 3, "abc"}, {"abc", 4, "abc"}, {"abc", 2, "ab"}, {"abc", 0, ""},     {"é", 1, ""},
        {"aé", 2, "a"},    {"aéb", 3, "aé"},  {"a中b", 3, "a"}, {"a中b", 4, "a中"}, {"😀😀", 7, "😀"},
        {"😀😀", 3, ""},     {"😀😀", 8, "😀😀"},   {"", 0, ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_span(utf8_cut(str_of(rows[i].text), rows[i].max), rows[i].wanted);
}

static void code_points_are_written(void **state)
{
    (void)state;
    static const struct {
        uint32_t code_point;
        const char *wanted;
    } rows[] = {
        {'a', "a"},         {0x7F, "\x7F"},           {0x80, "\xC2\x80"}, {0x7FF, "\xDF\xBF"},
        {0x4E2D, "中"},     {0xFFFF, "\xEF\xBF\xBF"}, {0x1F600, "😀"},     {0x10FFFF, "\xF4\x8F\xBF\xBF"},
        {0xD800, "\uFFFD"}, {0x110000, "\uFFFD"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        char bytes[4];
        assert_span(((struct str){bytes, utf8_write(rows[i].code_point, bytes)}), rows[i].wanted);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(code_points_are_read),
        cmocka_unit_test(code_points_are_written),
        cmocka_unit_test(cut_falls_between_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
