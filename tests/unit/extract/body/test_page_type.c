#include "unit/page.h"

#include "extract/body/judge.h"

static void every_type_has_a_name(void **state)
{
    (void)state;
    for (size_t i = 0; i < PAGE_TYPE_COUNT; i++)
        assert_non_null(page_type_names[i]);
    assert_string_equal(page_type_names[PAGE_TYPE_OTHER], "other");
    assert_string_equal(page_type_names[PAGE_TYPE_SERVICE], "service");
}

#define TEN   "one two three four five six seven eight nine ten"
#define PROSE TEN " " TEN ".\n\n"

static void text_of_some_paragraphs_is_an_article(void **state)
{
    (void)state;
    static const struct {
        const char *lines;
        enum page_type wanted;
    } rows[] = {
        {"Menu", PAGE_TYPE_OTHER},
        {PROSE PROSE, PAGE_TYPE_OTHER}, /* 40 words */
        {PROSE PROSE PROSE, PAGE_TYPE_ARTICLE},
        {PROSE PROSE TEN ".\n\n", PAGE_TYPE_ARTICLE},
        {PROSE PROSE "one two three.\n\nfour five six.\n\nseven eight nine ten.\n\n", PAGE_TYPE_OTHER},
        {PROSE PROSE TEN " " TEN, PAGE_TYPE_OTHER}, /* ends no sentence */
        {PROSE "Menu\n\n" PROSE "17\n\n" PROSE, PAGE_TYPE_ARTICLE},
        {PROSE PROSE "Comments\nAda\n12 March 2024\n" PROSE, PAGE_TYPE_OTHER},
        {"What is it?\nAda\n12 March 2024\n" PROSE "Bob\n13 March 2024\n" PROSE "Eve\n14 March 2024\n" PROSE,
         PAGE_TYPE_FORUM},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        make_sheet_of_lines(rows[i].lines);
        make_facts_of_sheet();
        assert_int_equal(page_type_of_lines(&made.facts), rows[i].wanted);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(every_type_has_a_name),
        WITH_RUN(text_of_some_paragraphs_is_an_article),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
