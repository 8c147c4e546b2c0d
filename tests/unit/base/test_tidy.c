#include "unit/run.h"

#include "base/tidy.h"

static void text_is_made_fit(void **state)
{
    (void)state;
    static const struct {
        const char *text, *wanted;
    } rows[] = {
        {"", NULL},
        {" \n\t ", NULL},
        {"A story", "A story"},
        {"  A \n\t story ", "A story"},
        {"A\x01 s\x7Ftory\xEF\xBB\xBF", "A story"},
        {"A\xC2\x85story", "A story"},
        {"\xE2\x80\x8F" "A story\xE2\x80\x8E", "A story"},
        {"\xE2\x80\xAA\xE2\x80\x8E A story \xE2\x80\xAC", "A story"},
        {"A\xE2\x80\x8E story", "A\xE2\x80\x8E story"},
        {"Cafe\xCC\x81", "Caf\xC3\xA9"},
        {"\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB", "\xED\x95\x9C"}, /* Hangul jamo */
        {"\xEF\xBB\xBF", NULL},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_span(tidy_text(&run, str_of(rows[i].text), 100), rows[i].wanted);
}

static void length_is_bounded(void **state)
{
    (void)state;
    assert_span(tidy_text(&run, STR("abc def"), 4), "abc");
    assert_span(tidy_text(&run, STR("ab\xC3\xA9"), 3), "ab");
    static char long_text[1 << 20];
    memset(long_text, 'x', sizeof long_text);
    assert_int_equal(tidy_text(&run, (struct str){long_text, sizeof long_text}, 1000).len, 1000);
}

static void refused_memory_fails_the_run(void **state)
{
    (void)state;
    arena_refuse_after(run.arena, 1);
    assert_span(tidy_text(&run, STR("a  b"), 100), NULL);
    assert_int_equal(run.failure.code, FAIL_PAGE_TOO_COMPLEX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(text_is_made_fit),
        WITH_RUN(length_is_bounded),
        WITH_RUN(refused_memory_fails_the_run),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
