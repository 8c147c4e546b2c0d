#include <stdio.h>

#include "unit/check.h"

#include "extract/headline/title_parts.h"

static void titles_are_cut_at_marks(void **state)
{
    (void)state;
    static const struct {
        const char *title, *wanted; /* parted by "/" */
    } rows[] = {
        {"A story", "A story"},
        {"", ""},
        {"A story | News - The Paper", "A story/News/The Paper"},
        {"A story – News — The Paper · Org", "A story/News/The Paper/Org"},
        {"Anti-hero: a story", "Anti-hero: a story"},
        {"snake_case and self-made", "snake_case and self-made"},
        {"A story|The Paper", "A story/The Paper"},
        {"标题_新闻-网站", "标题/新闻/网站"},
        {"标题｜网站", "标题/网站"},
        {"第1-2页", "第1-2页"},
        {"a | b | c | d | e | f | g | h | i", "a/b/c/d/e/f/g/h | i"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        char got[256] = "";
        struct title_parts parts = part_title(str_of(rows[i].title));
        for (size_t n = 0; n < parts.count; n++)
            snprintf(got + strlen(got), sizeof got - strlen(got), "%s%.*s", n ? "/" : "",
                     STR_FMT(parts.parts[n]));
        assert_string_equal(got, rows[i].wanted);
    }
}

static void parts_are_joined_as_they_stood(void **state)
{
    (void)state;
    struct title_parts parts = part_title(STR("a | b - c"));
    assert_span(title_between(&parts, 0, 1), "a | b");
    assert_span(title_between(&parts, 1, 2), "b - c");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(titles_are_cut_at_marks),
        cmocka_unit_test(parts_are_joined_as_they_stood),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
