#include "unit/page.h"

#include "extract/fields.h"

static void canonical_is_the_first_that_resolves(void **state)
{
    (void)state;
    static const struct {
        const char *html, *wanted;
    } rows[] = {
        {"<p>x", NULL},
        {"<link rel=canonical href=/story><meta property=og:url content=/other>",
         "https://example.org/story"},
        {"<link rel=canonical href='javascript:x'><meta property=og:url content=/other>",
         "https://example.org/other"},
        {"<base href=https://b.example/a/><link rel=canonical href=story>", "https://b.example/a/story"},
        {"<script type=application/ld+json>{\"@type\": \"Article\", \"url\": \"/l\"}</script>",
         "https://example.org/l"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        make_facts(rows[i].html);
        assert_true(extract_urls(&made.facts, &made.article));
        assert_span(made.article.canonical_url, rows[i].wanted);
        assert_span(made.article.url, PAGE_URL);
        assert_span(made.article.resolved_url, NULL);
    }
}

static void resolved_url_is_what_the_page_came_from(void **state)
{
    (void)state;
    struct page page = page_of("<link rel=canonical href=c>", STR("text/html"));
    page.resolved_url = STR("https://moved.example/a/b");
    make_sheet_of(page);
    make_facts_of_sheet();
    assert_true(extract_urls(&made.facts, &made.article));
    assert_span(made.article.resolved_url, "https://moved.example/a/b");
    assert_span(made.article.canonical_url, "https://moved.example/a/c");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(canonical_is_the_first_that_resolves),
        WITH_RUN(resolved_url_is_what_the_page_came_from),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
