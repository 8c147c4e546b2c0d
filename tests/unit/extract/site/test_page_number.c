#include "unit/check.h"

#include "extract/site/page_number.h"

#define SITE "https://example.org"

static void pages_of_one_address_are_known(void **state)
{
    (void)state;
    static const struct {
        const char *url, *first;
        unsigned number; /* 0: it is no page of it */
    } rows[] = {
        {SITE "/story?page=2", SITE "/story", 2},
        {SITE "/story?page=2", SITE "/story/", 2},
        {SITE "/story?a=b&page=2", SITE "/story?a=b", 2},
        {SITE "/story?page=2&a=b", SITE "/story?a=b", 2},
        {SITE "/story?Page=2#comments", SITE "/story", 2},
        {SITE "/story/page/2/", SITE "/story/", 2},
        {SITE "/story/page-2", SITE "/story/", 2},
        {SITE "/story/2/", SITE "/story/", 2},
        {SITE "/story-2.html", SITE "/story.html", 2},
        {SITE "/story_2.html", SITE "/story.html", 2},
        {SITE "/thread-222085-page-2.html", SITE "/thread-222085.html", 2},
        {SITE "/story?seite=3", SITE "/story?seite=2", 3},
        {SITE "/story/3", SITE "/story/2", 3},
        {SITE "/artikel/seite-2", SITE "/artikel/", 2},
        {SITE "/story", SITE "/story", 0},
        {SITE "/story#2", SITE "/story", 0},
        {SITE "/other?page=2", SITE "/story", 0},
        {SITE "/story-two", SITE "/story", 0},
        {SITE "/2024/05/story", SITE "/2023/05/story", 0},
        {SITE "/story-41832", SITE "/story", 0},
        {SITE "/news-119", SITE "/news-118", 0}, /* two articles */
        {"https://example.org:8080/", SITE "/", 0},
        {"story?page=2", "story", 0},
        {"", "", 0},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        unsigned number = 0;
        bool is_page = is_page_of(str_of(rows[i].url), str_of(rows[i].first), &number);
        assert_int_equal(is_page ? number : 0, rows[i].number);
    }
}

static void addresses_name_their_number(void **state)
{
    (void)state;
    static const struct {
        const char *url;
        unsigned number;
    } rows[] = {
        {SITE "/story?page=2", 2},  {SITE "/story/page/3/", 3}, {SITE "/liste?seite=12&a=1", 12},
        {SITE "/story-page-4", 4},  {SITE "/story/2", 0},       {SITE "/2024/story", 0},
        {SITE "/homepage-2024", 0}, {SITE "/?page=0", 0},       {SITE, 0},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_int_equal(page_number_of(str_of(rows[i].url)), rows[i].number);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pages_of_one_address_are_known),
        cmocka_unit_test(addresses_name_their_number),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
