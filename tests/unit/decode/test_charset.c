#include "unit/check.h"

#include "decode/charset.h"

#define BYTES(literal)                                                                                       \
    {                                                                                                        \
        (literal), sizeof(literal) - 1                                                                       \
    }
#define RUSSIAN_1251                                                                                         \
    "\xC2 \xED\xE0\xF7\xE0\xEB\xE5 \xE1\xFB\xEB\xEE \xF1\xEB\xEE\xE2\xEE, \xE8 \xF1\xEB\xEE\xE2\xEE "        \
    "\xE1\xFB\xEB\xEE \xF3 \xC1\xEE\xE3\xE0, \xE8 \xF1\xEB\xEE\xE2\xEE \xE1\xFB\xEB\xEE \xC1\xEE\xE3. "

static const struct {
    const char *content_type;
    struct str body;
    const char *wanted;
    enum encoding_origin origin;
    size_t bom;
} rows[] = {
    /* A byte order mark decides over the header. */
    {"text/html; charset=koi8-r", BYTES("\xEF\xBB\xBF<p>\xC3\xA9"), "UTF-8", ENCODING_BOM, 3},
    {"text/html; charset=utf-8", BYTES("\xFF\xFE<\0p\0"), "UTF-16LE", ENCODING_BOM, 2},
    {"", BYTES("\xFE\xFF\0<\0p"), "UTF-16BE", ENCODING_BOM, 2},
    {"", BYTES("<\0p\0>\0"), "UTF-16LE", ENCODING_GUESS, 0},
    {"", BYTES("\0<\0p\0>"), "UTF-16BE", ENCODING_GUESS, 0},
    /* The header decides over the meta, the meta over valid UTF-8. */
    {"text/html; charset=koi8-r", BYTES("<meta charset=gbk>\xF0\xD2"), "KOI8-R", ENCODING_HEADER, 0},
    {"text/html", BYTES("<meta charset=gbk>\xD6\xD0\xCE"), "GBK", ENCODING_META, 0},
    {"text/html; charset=bogus", BYTES("<meta charset=gbk>\xD6\xD0\xCE"), "GBK", ENCODING_META, 0},
    {"text/html; charset=iso-2022-kr", BYTES("<p>plain"), "UTF-8", ENCODING_VALID, 0},
    {"text/html", BYTES("<meta charset=bogus><meta charset=gbk>\xD6\xD0\xCE"), "GBK", ENCODING_META, 0},
    {"text/html; charset=x-user-defined", BYTES("<p>\xE9"), "x-user-defined", ENCODING_HEADER, 0},
    {"text/html", BYTES("<meta charset=x-user-defined>\xE9"), "windows-1252", ENCODING_META, 0},
    {"text/html", BYTES("<meta charset=utf-16><p>\xC3\xA9"), "UTF-8", ENCODING_META, 0},
    {"text/html", BYTES("<p>caf\xC3\xA9"), "UTF-8", ENCODING_VALID, 0},
    {"text/html", BYTES("<p>plain"), "UTF-8", ENCODING_VALID, 0},
    {"text/html; charset=iso-8859-1", BYTES("<p>plain"), "windows-1252", ENCODING_HEADER, 0},
    {"text/html; charset=iso-2022-jp", BYTES("\x1B$BF|K\\\x1B(B"), "ISO-2022-JP", ENCODING_HEADER, 0},
    /* What the bytes contradict is passed over. */
    {"text/html; charset=iso-8859-1", BYTES("<p>caf\xC3\xA9"), "UTF-8", ENCODING_VALID, 0},
    {"text/html; charset=iso-8859-1", BYTES("<meta charset=utf-8>\xC3\xA9"), "UTF-8", ENCODING_META, 0},
    {"text/html; charset=gbk", BYTES("\xD6\xD0\xC2\xA9"), "GBK", ENCODING_HEADER, 0},
    {"text/html; charset=utf-16", BYTES("<p>\xC3\xA9"), "UTF-8", ENCODING_VALID, 0},
    {"text/html; charset=utf-8", BYTES("<meta charset=windows-1251>" RUSSIAN_1251), "windows-1251",
     ENCODING_META, 0},
    {"text/html; charset=utf-8", BYTES("<p>" RUSSIAN_1251 RUSSIAN_1251), "windows-1251", ENCODING_GUESS, 0},
    /* A bad byte or two does not. */
    {"text/html; charset=utf-8", BYTES("<p>caf\xE9"), "UTF-8", ENCODING_HEADER, 0},
    {"text/html; charset=utf-8", BYTES("\xC3\xA9\xC3\xA9\xC3\xA9\xFF\xFF\xFF"), "UTF-8", ENCODING_HEADER, 0},
    {"text/html",
     BYTES("\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9"
           "\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xFF"),
     "UTF-8", ENCODING_GUESS, 0},
    /* A shift to two bytes is no ASCII. */
    {"text/html", BYTES("<p>\x1B$BF|K\\\x1B(B"), "ISO-2022-JP", ENCODING_GUESS, 0},
    {"text/html", BYTES("<p>\x1B[1m$B\x1B"), "UTF-8", ENCODING_VALID, 0},
    {"text/html", BYTES("<p>\x1B$BF|K\\\x1B(B caf\xC3\xA9"), "UTF-8", ENCODING_VALID, 0},
    /* Nothing to go by. */
    {"text/html", BYTES("\x80"), "windows-1252", ENCODING_GUESS, 0},
};

static void the_order_is_kept(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct page page = {.content_type = str_of(rows[i].content_type), .body = rows[i].body};
        struct utf8_survey survey = utf8_survey(page.body);
        struct charset charset = charset_choose(&page, &survey);
        if (strcmp(charset.encoding->name, rows[i].wanted) != 0)
            print_error("row %zu\n", i);
        assert_string_equal(charset.encoding->name, rows[i].wanted);
        assert_int_equal(charset.origin, rows[i].origin);
        assert_int_equal(charset.bom, rows[i].bom);
    }
}

static void a_meta_past_the_first_kilobyte_is_found_before_guessing(void **state)
{
    (void)state;
    static char body[4096];
    memset(body, ' ', sizeof body);
    const char meta[] = "<meta charset=koi8-r>\xF0\xD2";
    memcpy(body + 2048, meta, sizeof meta - 1);
    struct page page = {.body = {body, sizeof body}};
    struct utf8_survey survey = utf8_survey(page.body);
    assert_string_equal(charset_choose(&page, &survey).encoding->name, "KOI8-R");
}

static void a_unicode_page_knows_no_charset(void **state)
{
    (void)state;
    struct page page = {.is_unicode = true,
                        .content_type = STR("text/html; charset=koi8-r"),
                        .body = STR("\xEF\xBB\xBF<meta charset=gbk>\xC3\xA9")};
    struct utf8_survey survey = utf8_survey(page.body);
    struct charset charset = charset_choose(&page, &survey);
    assert_string_equal(charset.encoding->name, "UTF-8");
    assert_int_equal(charset.bom, 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_order_is_kept),
        cmocka_unit_test(a_meta_past_the_first_kilobyte_is_found_before_guessing),
        cmocka_unit_test(a_unicode_page_knows_no_charset),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
