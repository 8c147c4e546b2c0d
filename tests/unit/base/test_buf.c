#include "unit/check.h"

#include "base/buf.h"

/* Every case runs on the heap and in an arena. */
static void with_both(void (*check)(struct arena *arena))
{
    struct arena *arena = arena_create(1 << 20);
    check(NULL);
    check(arena);
    arena_destroy(arena);
}

static void check_growth(struct arena *arena)
{
    struct buf buf;
    buf_init(&buf, arena, 1 << 16);
    for (int i = 0; i < 10000; i++)
        assert_true(buf_add_byte(&buf, (char)('a' + i % 26)));
    assert_true(buf_add_str(&buf, STR("-end")));
    assert_true(buf_add(&buf, NULL, 0));
    assert_int_equal(buf.len, 10004);
    assert_memory_equal(buf.at, "abcdefghijklmnopqrstuvwxyzabc", 29);
    assert_memory_equal(buf.at + 10000, "-end", 4);
    buf_free(&buf);
    assert_int_equal(buf.len, 0);
    assert_true(buf_add_str(&buf, STR("again")));
    buf_free(&buf);
}

static void check_cap(struct arena *arena)
{
    struct buf buf;
    buf_init(&buf, arena, 5);
    assert_true(buf_add_str(&buf, STR("12345")));
    assert_false(buf_add_byte(&buf, '6'));
    assert_true(buf.failed);
    assert_span(buf_str(&buf), "12345");
    buf_clear(&buf);
    assert_false(buf.failed);
    assert_false(buf_add_str(&buf, STR("123456")));
    assert_int_equal(buf.len, 0);
    buf_free(&buf);
}

static void check_sticking(struct arena *arena)
{
    struct buf buf;
    buf_init(&buf, arena, 4);
    assert_true(buf_add_str(&buf, STR("ab")));
    assert_false(buf_add_str(&buf, STR("cde")));
    assert_false(buf_add_byte(&buf, 'c'));
    assert_false(buf_add(&buf, NULL, 0));
    assert_false(buf_printf(&buf, "%s", ""));
    assert_false(buf_add_code_point(&buf, 'c'));
    assert_false(buf_reserve(&buf, 0));
    assert_span(buf_str(&buf), "ab");
    buf_free(&buf);
}

static void check_printf(struct arena *arena)
{
    struct buf buf;
    buf_init(&buf, arena, 600);
    assert_true(buf_printf(&buf, "%d-%s", 42, "x"));
    assert_true(buf_printf(&buf, "%500d", 7)); /* past the first size */
    assert_int_equal(buf.len, 504);
    assert_memory_equal(buf.at, "42-x ", 5);
    assert_int_equal(buf.at[503], '7');
    assert_false(buf_printf(&buf, "%97d", 7));
    assert_int_equal(buf.len, 504);
    buf_free(&buf);
    buf_init(&buf, arena, 5);
    assert_true(buf_printf(&buf, "%s", "1234")); /* the terminator needs room, and is not kept */
    assert_int_equal(buf.len, 4);
    buf_clear(&buf);
    assert_false(buf_printf(&buf, "%s", "12345"));
    buf_free(&buf);
}

static void check_code_points(struct arena *arena)
{
    static const struct {
        uint32_t code_point;
        const char *wanted;
    } rows[] = {
        {'A', "A"},
        {0x7F, "\x7F"},
        {0x80, "\xC2\x80"},
        {0x7FF, "\xDF\xBF"},
        {0x800, "\xE0\xA0\x80"},
        {0xD7FF, "\xED\x9F\xBF"},
        {0xD800, "\xEF\xBF\xBD"},
        {0xDFFF, "\xEF\xBF\xBD"},
        {0xE000, "\xEE\x80\x80"},
        {0xFFFF, "\xEF\xBF\xBF"},
        {0x10000, "\xF0\x90\x80\x80"},
        {0x10FFFF, "\xF4\x8F\xBF\xBF"},
        {0x110000, "\xEF\xBF\xBD"},
        {UINT32_MAX, "\xEF\xBF\xBD"},
    };
    struct buf buf;
    buf_init(&buf, arena, 16);
    for (size_t i = 0; i < COUNT(rows); i++) {
        buf_clear(&buf);
        assert_true(buf_add_code_point(&buf, rows[i].code_point));
        assert_span(buf_str(&buf), rows[i].wanted);
    }
    buf_free(&buf);
}

static void buffer_grows(void **state)
{
    (void)state;
    with_both(check_growth);
}

static void cap_is_kept_on_both_sides(void **state)
{
    (void)state;
    with_both(check_cap);
}

static void failure_sticks(void **state)
{
    (void)state;
    with_both(check_sticking);
}

static void printf_counts_against_the_cap(void **state)
{
    (void)state;
    with_both(check_printf);
}

static void code_points_become_utf8(void **state)
{
    (void)state;
    with_both(check_code_points);
}

static void refused_memory_sticks_too(void **state)
{
    (void)state;
    struct arena *arena = arena_create(1 << 12);
    struct buf buf;
    buf_init(&buf, arena, SIZE_MAX);
    arena_refuse_after(arena, 1);
    assert_false(buf_add_byte(&buf, 'a'));
    arena_refuse_after(arena, 0);
    assert_false(buf_add_byte(&buf, 'a'));
    buf_clear(&buf);
    assert_true(buf_add_byte(&buf, 'a'));
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(buffer_grows),
        cmocka_unit_test(cap_is_kept_on_both_sides),
        cmocka_unit_test(failure_sticks),
        cmocka_unit_test(printf_counts_against_the_cap),
        cmocka_unit_test(code_points_become_utf8),
        cmocka_unit_test(refused_memory_sticks_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
