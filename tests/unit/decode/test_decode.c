#include "unit/run.h"

#include "decode/decode.h"

static struct text text;

static bool decode(const char *content_type, struct str body)
{
    static struct page page;
    run_again();
    page = (struct page){.content_type = str_of(content_type), .body = body};
    return decode_page(&run, &page, &text);
}

static void valid_utf8_is_not_copied(void **state)
{
    (void)state;
    struct str body = STR("<p>caf\xC3\xA9</p>");
    assert_true(decode("text/html; charset=utf-8", body));
    assert_ptr_equal(text.utf8.at, body.at);
    assert_int_equal(text.utf8.len, body.len);
    assert_int_equal(arena_used(run.arena), 0);
    struct str marked = STR("\xEF\xBB\xBF<p>");
    assert_true(decode("text/html", marked));
    assert_ptr_equal(text.utf8.at, marked.at + 3);
    struct str ascii = STR("<p>plain");
    assert_true(decode("text/html; charset=windows-1252", ascii));
    assert_ptr_equal(text.utf8.at, ascii.at);
    assert_string_equal(text.encoding, "windows-1252");
}

static void one_bad_byte_costs_one_character(void **state)
{
    (void)state;
    assert_true(decode("text/html; charset=utf-8", STR("<p>caf\xC3\xA9 \xFF au lait</p>")));
    assert_span(text.utf8, "<p>café \uFFFD au lait</p>");
    assert_int_equal(text.replaced, 1);
    assert_int_equal(run.warnings, 1u << WARNING_REPLACED_BYTES);
    assert_true(decode("text/html; charset=euc-kr", STR("\xC7\xD1\xC7<p>")));
    assert_span(text.utf8, "한\uFFFD<p>");
    assert_int_equal(run.warnings, 1u << WARNING_REPLACED_BYTES);
}

static void nuls_and_marks_go_without_a_warning(void **state)
{
    (void)state;
    assert_true(decode("text/html; charset=utf-8", STR("<p>one NUL \0in a page</p>")));
    assert_span(text.utf8, "<p>one NUL in a page</p>");
    assert_true(decode("text/plain", STR("\xFF\xFEh\0i\0\0\0")));
    assert_span(text.utf8, "hi");
    assert_int_equal(text.replaced, 0);
    assert_int_equal(run.warnings, 0);
}

static void utf16_comes_in_both_orders(void **state)
{
    (void)state;
    static const struct {
        const char *content_type;
        struct str body;
        const char *wanted, *encoding, *origin;
        size_t replaced;
    } rows[] = {
#define BYTES(literal) {(literal), sizeof(literal) - 1}
        {"text/html", BYTES("\xFF\xFE<\0p\0>\0"), "<p>", "UTF-16LE", "bom", 0},
        {"text/html", BYTES("\xFE\xFF\0<\0p\0>"), "<p>", "UTF-16BE", "bom", 0},
        {"text/html", BYTES("<\0p\0>\0"), "<p>", "UTF-16LE", "guess", 0},
        {"text/html", BYTES("\0<\0p\0>"), "<p>", "UTF-16BE", "guess", 0},
        {"text/html; charset=utf-16", BYTES("<\0p\0>\0"), "<p>", "UTF-16LE", "header", 0},
        /* Declared in the other order: the zeros decide. */
        {"text/html; charset=utf-16", BYTES("\0<\0p\0>"), "<p>", "UTF-16BE", "guess", 0},
        {"text/html; charset=koi8-r", BYTES("\xFE\xFF\0<\0p\0>"), "<p>", "UTF-16BE", "bom", 0},
        {"text/html", BYTES("\xFF\xFE<\0p\0>\0x"), "<p>\uFFFD", "UTF-16LE", "bom", 1},
        {"text/html", BYTES("\xFE\xFF\0<\xD8\x3D\xDE\0\0p"), "<😀p", "UTF-16BE", "bom", 0},
        {"text/html", BYTES("\xFF\xFE<\0=\xD8p\0"), "<\uFFFDp", "UTF-16LE", "bom", 1},
        {"text/html", BYTES("\xFF\xFE<\0\0\xDEp\0"), "<\uFFFDp", "UTF-16LE", "bom", 1},
        {"text/html", BYTES("\xFF\xFE<\0=\xD8"), "<\uFFFD", "UTF-16LE", "bom", 1},
        {"text/html", BYTES("\xFF\xFE<\0\0\0p\0"), "<p", "UTF-16LE", "bom", 0},
#undef BYTES
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_true(decode(rows[i].content_type, rows[i].body));
        assert_span(text.utf8, rows[i].wanted);
        assert_string_equal(text.encoding, rows[i].encoding);
        assert_string_equal(encoding_origin_names[text.encoding_origin], rows[i].origin);
        assert_int_equal(text.replaced, rows[i].replaced);
    }
}

/* Plain text in other letters has zeros beside its spaces alone. */
static void utf16_is_told_by_few_zeros(void **state)
{
    (void)state;
    static const char word[] = "\x41\x04\x3B\x04\x3E\x04\x32\x04\x3E\x04 \0"; /* "слово " */
    static char body[(sizeof word - 1) * 20];
    for (size_t i = 0; i < sizeof body; i++)
        body[i] = word[i % (sizeof word - 1)];
    assert_true(decode("text/plain", (struct str){body, sizeof body}));
    assert_string_equal(text.encoding, "UTF-16LE");
    assert_int_equal(text.replaced, 0);
    assert_true(str_starts(text.utf8, STR("слово слово ")));
}

static void media_and_origin_are_told(void **state)
{
    (void)state;
    assert_true(decode("", STR("just words")));
    assert_int_equal(text.media, MEDIA_TEXT);
    assert_string_equal(encoding_origin_names[text.encoding_origin], "utf-8-valid");
    assert_true(decode("application/octet-stream", STR("\xFF\xFE<\0p\0>\0")));
    assert_int_equal(text.media, MEDIA_HTML);
    assert_string_equal(encoding_origin_names[text.encoding_origin], "bom");
    assert_true(decode("text/plain; charset=koi8-r", STR("\xF0\xD2")));
    assert_string_equal(encoding_origin_names[text.encoding_origin], "header");
}

static void what_is_no_page_is_refused(void **state)
{
    (void)state;
    static const struct {
        const char *content_type;
        struct str body;
        enum fail code;
        const char *detail;
    } rows[] = {
        {"text/html", {"", 0}, FAIL_EMPTY_BODY, "empty"},
        {"text/html", {" \r\n\t ", 5}, FAIL_EMPTY_BODY, "empty"},
        {"text/html", {"\xEF\xBB\xBF \n", 5}, FAIL_EMPTY_BODY, "white space"},
        {"text/html", {"\xFF\xFE \0", 4}, FAIL_EMPTY_BODY, "white space"},
        {"text/html", {"%PDF-1.4", 8}, FAIL_UNSUPPORTED_MEDIA_TYPE, "a PDF document"},
        {"text/html", {"\0\0\0\1<p>", 7}, FAIL_UNSUPPORTED_MEDIA_TYPE, "binary data"},
        {"application/json", {"{}", 2}, FAIL_UNSUPPORTED_MEDIA_TYPE, "application/json"},
        {"image/\xE9\n", {"<p>", 3}, FAIL_UNSUPPORTED_MEDIA_TYPE, "image/?"},
        {"text/xml", {"<rss>", 5}, FAIL_UNSUPPORTED_MEDIA_TYPE, "<rss>"},
        {"", {"<?xml?><feed>", 13}, FAIL_UNSUPPORTED_MEDIA_TYPE, "<feed>"},
        {"text/html", {"<rss version='2'>", 17}, FAIL_UNSUPPORTED_MEDIA_TYPE, "<rss>"},
        {"text/plain", {"\x89PNG\r\n\x1A\n\0\0", 10}, FAIL_UNSUPPORTED_MEDIA_TYPE, "a PNG image"},
        {"application/rss+xml", {"<rss>", 5}, FAIL_UNSUPPORTED_MEDIA_TYPE, "application/rss+xml"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_false(decode(rows[i].content_type, rows[i].body));
        assert_int_equal(run.failure.code, rows[i].code);
        assert_non_null(strstr(run.failure.detail, rows[i].detail));
    }
}

static void refused_memory_is_a_failure(void **state)
{
    (void)state;
    struct page page = {.content_type = STR("text/html; charset=utf-8"), .body = STR("<p>caf\xE9")};
    arena_refuse_after(run.arena, 1);
    assert_false(decode_page(&run, &page, &text));
    assert_int_equal(run.failure.code, FAIL_PAGE_TOO_COMPLEX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(valid_utf8_is_not_copied),
        WITH_RUN(one_bad_byte_costs_one_character),
        WITH_RUN(nuls_and_marks_go_without_a_warning),
        WITH_RUN(utf16_comes_in_both_orders),
        WITH_RUN(utf16_is_told_by_few_zeros),
        WITH_RUN(media_and_origin_are_told),
        WITH_RUN(what_is_no_page_is_refused),
        WITH_RUN(refused_memory_is_a_failure),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
