#include "unit/extract/signs.h"

#define URL(name) PAGE_SIGN_URL_##name

static void path_is_measured(void **state)
{
    (void)state;
    measure_at("https://example.org/blog/2023/07/the-river-rose-2.html?utm_source=x&page=2#top",
               "<title>The river rose</title>");
    assert_signs({URL(KNOWN), 1}, {URL(PARTS), 4}, {URL(LENGTH), 35}, {URL(LAST_LENGTH), 16},
                 {URL(LAST_WORDS), 3}, {URL(LAST_DIGITS), 1}, {URL(DIGITS), 7}, {URL(DIGIT_RUN), 4},
                 {URL(DATED), 1}, {URL(EXTENSION), 1}, {URL(PARAMETERS), 1}, {URL(HOST_LABELS), 2},
                 {URL(SUBDOMAIN), 0}, {URL(SHORT_PARTS), 1}, {URL(IN_TITLE), 1}, {URL(PATH_ARTICLE), 1},
                 {URL(LAST_ARTICLE), 0});
}

static void words_of_path_last_piece_and_host_are_cues(void **state)
{
    (void)state;
    measure_at("https://docs.example.org/products/t/forum/", "<p>");
    assert_signs({URL(HOST_DOCUMENTATION), 1}, {URL(PATH_PRODUCT), 1}, {URL(PATH_FORUM), 1},
                 {URL(LAST_FORUM), 1}, {URL(LAST_PRODUCT), 0}, {URL(SUBDOMAIN), 1}, {URL(HOST_LABELS), 3});
    measure_at("https://www.example.org/", "<p>");
    assert_signs({URL(SUBDOMAIN), 0}, {URL(PARTS), 0}, {URL(LENGTH), 1});
    measure_at("https://example.org", "<p>");
    assert_signs({URL(KNOWN), 1}, {URL(LENGTH), 0});
}

static void years_stand_between_1990_and_2099(void **state)
{
    (void)state;
    static const struct {
        const char *url;
        float dated;
    } rows[] = {{"http://a.example/1989/x", 0},  {"http://a.example/1990/x", 1},
                {"http://a.example/x-2099", 1},  {"http://a.example/2100", 0},
                {"http://a.example/12023/x", 0}, {"http://a.example/?y=2023", 0}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        measure_at(rows[i].url, "<p>");
        assert_signs({URL(DATED), rows[i].dated});
    }
}

static void declared_address_stands_in_for_an_unknown_one(void **state)
{
    (void)state;
    static const char *const unknown[] = {"", "http://host/a/b", "https://page-1.invalid/a/b", "file:///a/b"};
    for (size_t i = 0; i < COUNT(unknown); i++) {
        measure_at(unknown[i], "<link rel=canonical href=https://example.org/wiki/Tea>");
        assert_signs({URL(KNOWN), 1}, {URL(PARTS), 2}, {URL(PATH_DOCUMENTATION), 1},
                     {URL(CANONICAL_ROOT), 0});
        measure_at(unknown[i], "<p>x");
        assert_signs({URL(KNOWN), 0}, {URL(PARTS), 0}, {URL(HOST_LABELS), 0});
    }
    measure_at("http://example.org/a", "<link rel=canonical href=https://example.org/>");
    assert_signs({URL(PARTS), 1}, {URL(CANONICAL_ROOT), 1});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(path_is_measured),
        WITH_RUN(words_of_path_last_piece_and_host_are_cues),
        WITH_RUN(years_stand_between_1990_and_2099),
        WITH_RUN(declared_address_stands_in_for_an_unknown_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
