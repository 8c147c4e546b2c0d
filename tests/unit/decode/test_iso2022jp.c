#include "unit/check.h"

#include "decode/iso2022jp.h"

#define R "\xEF\xBF\xBD"

static void escapes_shift(void **state)
{
    (void)state;
    static const struct {
        struct str bytes;
        const char *wanted;
        size_t replaced;
    } rows[] = {
        {STR_INIT("plain \x1B(B"), "plain ", 0},
        {STR_INIT("\x1B$BF|K\\\x1B(B."), "日本.", 0},
        {STR_INIT("\x1B$@F|\x1B(J\\~"), "日¥‾", 0},
        {STR_INIT("\x1B(I1\x1B(B1"), "ｱ1", 0},
        {STR_INIT("\x1B(B\x1B$BF|"), R "日", 1}, /* two escapes at once */
        {STR_INIT("\x1B$BF\x1B(Bx"), R "x", 1},  /* no trail byte */
        {STR_INIT("\x1B$BF\nF|"), R "日", 1},    /* nor is that one */
        {STR_INIT("\x1B$B\nF|"), R "日", 1},     /* a line feed is no lead byte */
        {STR_INIT("\x1B$B((\x1B(B"), "┬", 0},
        {STR_INIT("\x1B$B~~"), R, 1},      /* in no row of the table */
        {STR_INIT("\x1B$Cx"), R "$Cx", 1}, /* another escape */
        {STR_INIT("\x1B$"), R "$", 1},
        {STR_INIT("\x1B"), R, 1},
        {STR_INIT("\x1B$BF"), R, 1},
        {STR_INIT("a\x0E\x80\0b"), "a" R R "b", 2},
        {STR_INIT("\x1B$B\0F|"), R "日", 1},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct buf out;
        size_t replaced = 0;
        buf_init(&out, NULL, 1 << 10);
        assert_true(iso2022jp_decode(rows[i].bytes, &out, &replaced));
        assert_span(buf_str(&out), rows[i].wanted);
        assert_int_equal(replaced, rows[i].replaced);
        buf_free(&out);
    }
}

static void refused_memory_is_told(void **state)
{
    (void)state;
    struct buf out;
    size_t replaced = 0;
    buf_init(&out, NULL, 4);
    assert_false(iso2022jp_decode(STR("plain"), &out, &replaced));
    buf_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(escapes_shift),
        cmocka_unit_test(refused_memory_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
