#include "unit/page.h"

#include "extract/tidy_text.h"

enum { CAP = 1000 };

static void lines_are_tidy(void **state)
{
    (void)state;
    static const struct {
        const char *in, *out;
    } rows[] = {
        {"The flood", "The flood"},
        {"  The \t\n flood ", "The flood"},
        {"The\xC2\xA0"
         "flood",
         "The flood"},
        {"a\x01"
         "b\x7F",
         "ab"},
        {"a\xC2\x85"
         "b\xC2\x9F",
         "a b"},
        {"\xEF\xBB\xBF"
         "a\xE2\x80\x8B"
         "b",
         "ab"},
        {"\xE2\x80\xAE"
         "abc\xE2\x80\xAC",
         "abc"},
        {"\xE2\x81\xA6"
         "abc\xE2\x81\xA9",
         "abc"},
        {"\xE2\x80\x8F"
         "אב\xE2\x80\x8F",
         "אב"},
        {"א\xE2\x80\x8F ב", "א\xE2\x80\x8F ב"},
        {"क\xE2\x80\x8D"
         "ष",
         "क\xE2\x80\x8D"
         "ष"},
        {"cafe\xCC\x81", "café"},
        {"한\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB", "한한"},
        {"Tom &amp; Jerry &#8217;s", "Tom & Jerry ’s"},
        {"AT&T", "AT&T"},
        {"a\xE2\x80\xA8"
         "b",
         "a b"},
        {"\x01", NULL},
        {"", NULL},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_span(tidy_text(&run, str_of(rows[i].in), TIDY_LINE, CAP), rows[i].out);
}

static void texts_keep_their_breaks(void **state)
{
    (void)state;
    assert_span(tidy_text(&run, STR("a\n\nb\tc  d"), TIDY_TEXT, CAP), "a\n\nb\tc  d");
    assert_span(tidy_text(&run,
                          STR("a\r\x01\n\xE2\x80\xA9"
                              "b &amp; c"),
                          TIDY_TEXT, CAP),
                "a\n\n\nb &amp; c");
    assert_span(tidy_text(&run, STR("é\n\ne\xCC\x81"), TIDY_TEXT, CAP), "é\n\né");
}

/* What needs nothing is not copied. */
static void tidy_texts_are_not_copied(void **state)
{
    (void)state;
    static const struct str texts[] = {STR_INIT("The flood"), STR_INIT("Наводнение")};
    for (size_t i = 0; i < COUNT(texts); i++)
        assert_span(tidy_text(&run, texts[i], TIDY_TEXT, CAP), texts[i].at);
    size_t used = arena_used(run.arena);
    assert_ptr_equal(tidy_text(&run, texts[0], TIDY_LINE, CAP).at, texts[0].at);
    assert_int_equal(arena_used(run.arena), used);
}

static void caps_cut_between_characters(void **state)
{
    (void)state;
    assert_span(tidy_text(&run, STR("abcd"), TIDY_LINE, 4), "abcd");
    assert_span(tidy_text(&run, STR("abcde"), TIDY_LINE, 4), "abcd");
    assert_span(tidy_text(&run, STR("abc de"), TIDY_LINE, 4), "abc");
    assert_span(tidy_text(&run, STR("abcé"), TIDY_LINE, 5), "abcé");
    assert_span(tidy_text(&run, STR("abcé"), TIDY_LINE, 4), "abc");
}

static void urls_are_whole_or_none(void **state)
{
    (void)state;
    assert_span(tidy_text(&run, STR(" https://x/a?b=1&amp=2 "), TIDY_URL, 30), "https://x/a?b=1&amp=2");
    assert_span(tidy_text(&run, STR("https://x/a"), TIDY_URL, 11), "https://x/a");
    assert_span(tidy_text(&run, STR("https://x/ab"), TIDY_URL, 11), NULL);
    assert_span(tidy_text(&run, STR("https://x/\x01"), TIDY_URL, 30), NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(lines_are_tidy),
        WITH_RUN(texts_keep_their_breaks),
        WITH_RUN(tidy_texts_are_not_copied),
        WITH_RUN(caps_cut_between_characters),
        WITH_RUN(urls_are_whole_or_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
