#include "unit/extract/contest.h"

static void hold(const char *html, const char *site)
{
    open_contest(html, site);
    put_titles(&contest);
    put_headings(&contest);
    mark_contenders(&contest);
}

static void contenders_are_marked(void **state)
{
    (void)state;
    static const struct {
        const char *html, *site, *value;
        enum mark mark;
        bool has;
    } rows[] = {
        {"<h1>Story</h1>", NULL, "Story", MARK_WORD, true},
        {"<h1>A story</h1>", NULL, "A story", MARK_TWO_WORDS, true},
        {"<h1>A fine story</h1>", NULL, "A fine story", MARK_FEW_WORDS, true},
        {"<h1>A - B</h1>", NULL, "A - B", MARK_PARTED, true},
        {"<title>A story of it</title><h1>A story</h1>", NULL, "A story", MARK_STARTS_TITLE, true},
        {"<title>My: a story of it</title><h1>A story</h1>", NULL, "A story", MARK_IN_TITLE, true},
        {"<title>A story</title><h1>This is a story</h1>", NULL, "A story", MARK_IN_H1, true},
        {"<title>A story of it</title><h1>A story</h1>", NULL, "A story of it", MARK_HOLDS_H1, true},
        {"<meta property=og:title content='A story of it'><h1>A story</h1>", NULL, "A story", MARK_STARTS_OG,
         true},
        {"<title>One story of two</title><h1>of two: One story</h1>", NULL, "of two: One story",
         MARK_TITLE_ALL, true},
        {"<title>One story of two</title><h1>Nothing like it</h1>", NULL, "Nothing like it", MARK_TITLE_NONE,
         true},
        {"<title>The Paper</title><h1>Nothing like it</h1>", "The Paper", "Nothing like it", MARK_TITLE_NONE,
         false},
        {"<title>One story of two</title><h1>Story two</h1>", NULL, "Story two", MARK_OF_TITLE_ALL, true},
        {"<title>A story | Sea</title><h1>Sea</h1>", NULL, "Sea", MARK_H1_ENDS_TITLE, true},
        {"<title>A story | Sea</title><h1>Sea</h1><h2>A story</h2>", NULL, "A story", MARK_HEADS_TITLE, true},
        {"<title>A story | Sea | News</title>", NULL, "A story", MARK_FIRST_OF_MANY, true},
        {"<title>A story</title><h1>A story</h1>", NULL, "A story", MARK_TWO_SOURCES, true},
        {"<title>A story</title><h1>A story</h1><meta property=og:title content='A story'>", NULL, "A story",
         MARK_THREE_SOURCES, true},
        {"<h1>The Paper</h1>", "The Paper", "The Paper", MARK_SITE, true},
        {"<h1>Example</h1>", NULL, "Example", MARK_SITE, true},
        {"<h1><a href=/>The Paper</a></h1>", NULL, "The Paper", MARK_SITE, true},
        {"<h1>The Paper</h1><a href=/>The Paper</a>", NULL, "The Paper", MARK_HOME_LINK, true},
        {"<nav><a href=/s>Sea</a></nav><h1>Sea</h1>", NULL, "Sea", MARK_NAV, true},
        {"<meta property=og:type content=article><h1>A story</h1>", NULL, "A story", MARK_H1_DECLARED, true},
        {"<meta property=og:title content='A story'><h1><i>Sea</i> A story</h1>", NULL, "A story",
         MARK_DECLARED_REST, true},
        {"<h1><i>Sea</i> A story</h1>", NULL, "A story", MARK_DECLARED_REST, false},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        hold(rows[i].html, rows[i].site);
        assert_int_equal(has_mark(rows[i].value, rows[i].mark), rows[i].has);
    }
}

static void words_of_the_address_count(void **state)
{
    (void)state;
    struct page page = page_of("<h1>The harbour wall</h1><h2>A wall</h2><h3>Else</h3>", STR("text/html"));
    page.url = STR("https://example.org/news/2024/the-harbour-wall-118?a=b-c-d-e-f");
    make_sheet_of(page);
    make_facts_of_sheet();
    contest = (struct contest){.facts = &made.facts};
    put_headings(&contest);
    mark_contenders(&contest);
    assert_true(has_mark("The harbour wall", MARK_SLUG_SOME));
    assert_true(has_mark("The harbour wall", MARK_OF_SLUG_ALL));
    assert_true(has_mark("The harbour wall", MARK_SLUG_BEST));
    assert_false(has_mark("A wall", MARK_SLUG_BEST));
    assert_true(has_mark("Else", MARK_SLUG_NONE));
}

static void front_pages_may_be_called_as_their_site(void **state)
{
    (void)state;
    struct page page = page_of("<title>Example - All about it</title>", STR("text/html"));
    page.url = STR("https://example.org/");
    make_sheet_of(page);
    make_facts_of_sheet();
    contest = (struct contest){.facts = &made.facts, .host = STR("example.org"), .is_front_page = true};
    put_titles(&contest);
    mark_contenders(&contest);
    assert_true(has_mark("Example - All about it", MARK_HOME_PLAIN));
    assert_false(has_mark("Example - All about it", MARK_TITLE + FORM_UNCUT));
    assert_true(has_mark("All about it", MARK_HOME_CUT));
    assert_false(has_mark("Example - All about it", MARK_SITE));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(contenders_are_marked),
        WITH_RUN(words_of_the_address_count),
        WITH_RUN(front_pages_may_be_called_as_their_site),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
