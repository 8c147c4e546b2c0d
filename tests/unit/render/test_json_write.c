#include "unit/check.h"

#include "render/json_write.h"

static struct buf out;

static int set_up(void **state)
{
    (void)state;
    buf_init(&out, NULL, 1 << 16);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    buf_free(&out);
    return 0;
}

static void strings_are_escaped(void **state)
{
    (void)state;
    static const struct {
        const char *text, *wanted;
    } rows[] = {
        {"", "\"\""},
        {"plain é 中 😀", "\"plain é 中 😀\""},
        {"\"\\/", "\"\\\"\\\\/\""},
        {"\b\f\n\r\t", "\"\\b\\f\\n\\r\\t\""},
        {"\x01\x0B\x0E\x1F\x7F", "\"\\u0001\\u000b\\u000e\\u001f\\u007f\""},
        {" ~", "\" ~\""},
        {"a\nb", "\"a\\nb\""},
        {"\xFF", "\"\uFFFD\""},
        {"a\xC3", "\"a\uFFFD\""},
        {"\xC3z", "\"\uFFFDz\""},
        {"\xED\xA0\x80", "\"\uFFFD\uFFFD\uFFFD\""},
        {"\xC0\x80\xF5\x80", "\"\uFFFD\uFFFD\uFFFD\uFFFD\""},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        buf_clear(&out);
        json_write_str(&out, str_of(rows[i].text));
        assert_span(buf_str(&out), rows[i].wanted);
    }
    buf_clear(&out);
    json_write_str(&out, STR("a\0b"));
    assert_span(buf_str(&out), "\"a\\u0000b\"");
}

static void empty_text_is_null(void **state)
{
    (void)state;
    json_write_text(&out, STR_NONE);
    json_write_text(&out, STR(""));
    json_write_text(&out, STR("x"));
    assert_span(buf_str(&out), "nullnull\"x\"");
}

static void commas_stand_between(void **state)
{
    (void)state;
    buf_add_byte(&out, '{');
    json_write_name(&out, "a");
    buf_add_byte(&out, '[');
    for (int i = 0; i < 3; i++) {
        json_write_comma(&out);
        json_write_str(&out, STR("["));
    }
    buf_add_byte(&out, ']');
    json_write_name(&out, "b");
    json_write_number(&out, 1, 0);
    json_write_name(&out, "c");
    buf_add_str(&out, STR("{}}"));
    assert_span(buf_str(&out), "{\"a\":[\"[\",\"[\",\"[\"],\"b\":1,\"c\":{}}");
}

static void numbers_lose_trailing_zeros(void **state)
{
    (void)state;
    static const struct {
        double value;
        unsigned decimals;
        const char *wanted;
    } rows[] = {
        {0, 3, "0"},         {0.5, 3, "0.5"},  {0.1234, 3, "0.123"}, {0.9996, 3, "1"},
        {100, 0, "100"},     {100, 2, "100"},  {-1.25, 1, "-1.2"},   {1.005, 3, "1.005"},
        {1e6, 3, "1000000"}, {0.0004, 3, "0"}, {10.10, 2, "10.1"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        buf_clear(&out);
        json_write_number(&out, rows[i].value, rows[i].decimals);
        assert_span(buf_str(&out), rows[i].wanted);
    }
}

static void cap_sticks(void **state)
{
    (void)state;
    struct buf small;
    buf_init(&small, NULL, 4);
    json_write_str(&small, STR("abc"));
    assert_true(small.failed);
    assert_in_range(small.len, 0, 4);
    buf_free(&small);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(strings_are_escaped, set_up, tear_down),
        cmocka_unit_test_setup_teardown(empty_text_is_null, set_up, tear_down),
        cmocka_unit_test_setup_teardown(commas_stand_between, set_up, tear_down),
        cmocka_unit_test_setup_teardown(numbers_lose_trailing_zeros, set_up, tear_down),
        cmocka_unit_test_setup_teardown(cap_sticks, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
