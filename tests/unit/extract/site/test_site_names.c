#include "unit/page.h"

#include "extract/site/site_names.h"

static void hosts_are_named(void **state)
{
    (void)state;
    static const struct {
        const char *host, *text;
        bool named;
    } rows[] = {
        {"www.theexample.org", "The Example", true},
        {"the-example.org", "TheExample", true},
        {"news.example.org", "news.example.org", true},
        {"www.example.org", "example.org", true},
        {"news.example.org", "News", true},
        {"example.org", "org", false},
        {"example.org", "Example News", false},
        {"example.org", "", false},
        {"", "Example", false},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_int_equal(names_host(str_of(rows[i].host), str_of(rows[i].text)), rows[i].named);
}

static void front_pages_are_known(void **state)
{
    (void)state;
    static const char *const front[] = {"https://example.org", "https://example.org/",
                                        "https://example.org/?a=b", "https://example.org/index.html",
                                        "https://example.org/#top"};
    static const char *const others[] = {"", "/", "https://example.org/a", "https://example.org/index.html/a",
                                         "https://example.org/indexes"};
    for (size_t i = 0; i < COUNT(front); i++)
        assert_true(is_front_page(str_of(front[i])));
    for (size_t i = 0; i < COUNT(others); i++)
        assert_false(is_front_page(str_of(others[i])));
}

static void links_home_are_known(void **state)
{
    (void)state;
    make_facts("<p>x");
    static const char *const home[] = {"/", "/index.php", "https://example.org", "http://EXAMPLE.org/"};
    static const char *const others[] = {"", "#", "/news", "https://other.example/",
                                         "https://example.org/?p=1"};
    for (size_t i = 0; i < COUNT(home); i++)
        assert_true(leads_home(&made.facts, str_of(home[i])));
    for (size_t i = 0; i < COUNT(others); i++)
        assert_false(leads_home(&made.facts, str_of(others[i])));
}

static void links_home_name_the_site(void **state)
{
    (void)state;
    make_facts(
        "<a href=/ title='The Title'><img alt='The Alt'></a><a href=/ aria-label='The Label'>The Text</a>"
        "<a href=/news>News</a>");
    struct home_names home = find_home_names(&made.facts);
    static const char *const names[] = {"the title", "The Alt", "The Label", "The Text"};
    for (size_t i = 0; i < COUNT(names); i++)
        assert_true(names_home(&home, str_of(names[i])));
    assert_false(names_home(&home, STR("News")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(hosts_are_named),
        WITH_RUN(front_pages_are_known),
        WITH_RUN(links_home_are_known),
        WITH_RUN(links_home_name_the_site),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
