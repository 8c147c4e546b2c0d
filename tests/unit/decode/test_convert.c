#include "unit/run.h"

#include "decode/convert.h"

#define BYTES(literal)                                                                                       \
    {                                                                                                        \
        (literal), sizeof(literal) - 1                                                                       \
    }

static void legacy_text_becomes_utf8(void **state)
{
    (void)state;
    static const struct {
        enum encoding_id encoding;
        struct str bytes;
        const char *wanted;
        size_t replaced;
    } rows[] = {
        {WINDOWS_1252,
         BYTES("\x93"
               "caf\xE9\x94 \x80"
               "5"),
         "“café” €5", 0},
        {WINDOWS_1252, BYTES(""), "", 0},
        {WINDOWS_1251, BYTES("\xCF\xF0\xE8\xE2\xE5\xF2"), "Привет", 0},
        {KOI8_R, BYTES("\xF0\xD2\xC9\xD7\xC5\xD4"), "Привет", 0},
        {ISO_8859_2, BYTES("\xB1\xE6\xEA\xB3"), "ąćęł", 0},
        {ISO_8859_16, BYTES("\xE3\xEE\xBA"), "ăîș", 0},
        {KOI8_U, BYTES("\xAE\xBE"), "ўЎ", 0},
        {X_USER_DEFINED, BYTES("a\x80\xFF"), "a\uF780\uF7FF", 0},
        {GBK, BYTES("\xD6\xD0\xCE\xC4"), "中文", 0},
        {GB18030, BYTES("\x81\x30\x89\x38"), "ß", 0},
        {BIG5, BYTES("\xA4\xA4\xA4\xE5"), "中文", 0},
        {BIG5, BYTES("\x88\x62\x88\xA5"), "\u00CA\u0304\u00EA\u030C", 0},
        {BIG5, BYTES("\xA4<p>\xA4\xFF<p>"), "\uFFFD<p>\uFFFD<p>", 2},
        {GB18030,
         BYTES("\x81"
               "0\x81<p>\x84"
               "1\xA5"
               "0"),
         "\uFFFD"
         "0\uFFFD<p>\uFFFD",
         3},
        {ISO_2022_JP, BYTES("\x1B$BF|\x1B(B\x1B(B\x1B"), "日\uFFFD\uFFFD", 2},
        {ISO_2022_JP, BYTES("\x1B$BF\n\x1B(J\\~\x1B(I1"), "\uFFFD¥‾ｱ", 1},
        {EUC_JP, BYTES("\x8F\xB0\xA1\x8E\xB1\x8F\xA1<"), "丂ｱ\uFFFD<", 1},
        {EUC_JP, BYTES("\xC6\xFC\xCB\xDC\xB8\xEC"), "日本語", 0},
        {SHIFT_JIS, BYTES("\x93\xFA\x96{\x8C\xEA \x87@"), "日本語 ①", 0},
        {ISO_2022_JP, BYTES("<p>\x1B$BF|K\\\x1B(B</p>"), "<p>日本</p>", 0},
        {EUC_KR, BYTES("\xC7\xD1\xB1\xDB"), "한글", 0},
        {UTF_16LE, BYTES("a\0=\xD8\0\xDE"), "a😀", 0},
        {UTF_16BE, BYTES("\0a\0\0\x04\x1F"), "aП", 0},
        {UTF_16LE,
         BYTES("a\0\x00\xD8"
               "b\0"),
         "a\uFFFDb", 1},
        {SHIFT_JIS, BYTES("\x93\xFA\xFF<p>"), "日\uFFFD<p>", 1},
        {EUC_KR, BYTES("\xC7\xD1\xC7"), "한\uFFFD", 1},
        {WINDOWS_1253, BYTES("\xE1\xD2\xE2"), "α\uFFFDβ", 1},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct str utf8;
        size_t replaced = 0;
        assert_true(convert(&run, &encodings[rows[i].encoding], rows[i].bytes, &utf8, &replaced));
        assert_span(utf8, rows[i].wanted);
        assert_int_equal(replaced, rows[i].replaced);
    }
}

/* Characters of two UTF-16 units at every offset to the end of a piece. */
static void long_text_is_whole(void **state)
{
    (void)state;
    enum { CHARACTERS = 5000, LEAD_INS = 3 };
    static char bytes[LEAD_INS + (size_t)CHARACTERS * 4];
    for (size_t lead_in = 0; lead_in < LEAD_INS; lead_in++) {
        memset(bytes, 'a', lead_in);
        for (size_t i = 0; i < CHARACTERS; i++)
            memcpy(&bytes[lead_in + i * 4], "\x94\x39\xDA\x33", 4); /* U+1F4A9 in gb18030 */
        struct str utf8;
        size_t replaced = 0;
        struct str source = {bytes, lead_in + (size_t)CHARACTERS * 4};
        assert_true(convert(&run, &encodings[GB18030], source, &utf8, &replaced));
        assert_int_equal(utf8.len, source.len);
        assert_int_equal(replaced, 0);
        for (size_t i = 0; i < CHARACTERS; i++)
            assert_memory_equal(utf8.at + lead_in + i * 4, "\xF0\x9F\x92\xA9", 4);
    }
}

static void refused_memory_is_a_failure(void **state)
{
    (void)state;
    struct str utf8;
    size_t replaced = 0;
    arena_refuse_after(run.arena, 1);
    assert_false(convert(&run, &encodings[WINDOWS_1252], STR("caf\xE9"), &utf8, &replaced));
    assert_int_equal(run.failure.code, FAIL_PAGE_TOO_COMPLEX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(legacy_text_becomes_utf8),
        WITH_RUN(long_text_is_whole),
        WITH_RUN(refused_memory_is_a_failure),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
