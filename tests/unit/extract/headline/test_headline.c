#include <stdio.h>

#include "unit/page.h"

#include "extract/fields.h"

static void check_headline(const char *site, const char *wanted)
{
    made.article.site_name = str_of(site);
    assert_true(extract_headline(&made.facts, &made.article));
    assert_span(made.article.headline, wanted);
}

static void sources_vote(void **state)
{
    (void)state;
    static const struct {
        const char *html, *site, *wanted;
    } rows[] = {
        {"<title>A fine story</title>", NULL, "A fine story"},
        {"<title>A fine story | </title>", NULL, "A fine story"},
        {"<title>| A fine story</title>", NULL, "A fine story"},
        {"<title>A fine story | The Paper</title>", NULL, "A fine story"},
        {"<title>A fine story – News — The Paper</title>", NULL, "A fine story"},
        {"<title>The Paper | A fine story</title>", "The Paper", "A fine story"},
        {"<title>The Paper - A fine story</title><h1>A fine story</h1>", NULL, "A fine story"},
        {"<title>Anti-hero wins at last</title>", NULL, "Anti-hero wins at last"},
        {"<title>One - two - The Paper</title><h1>One - two</h1>", "The Paper", "One - two"},
        {"<title>Short | The Paper</title><meta property=og:title content='A fine story'><h1>A fine "
         "story</h1>",
         NULL, "A fine story"},
        {"<title>The Paper</title><h1>A fine story</h1>", "The Paper", "A fine story"},
        {"<h1>The Paper</h1><h1>A fine story</h1>", "The Paper", "A fine story"},
        {"<h1>First of two</h1><h1>Second of two</h1>", NULL, "First of two"},
        {"<h2>A lesser heading</h2><p>x", NULL, "A lesser heading"},
        {"<h3>Too small</h3><p>x", NULL, NULL},
        {"<h1><a href=/>The Paper</a></h1><h1>A fine story</h1>", NULL, "A fine story"},
        {"<h1><a href=/index.html>The Paper</a></h1><title>The Paper</title><h2>A fine story</h2>", NULL,
         "A fine story"},
        {"<h1><a href=/news/a-fine-story>A fine story</a></h1>", NULL, "A fine story"},
        {"<title>A fine story | The Paper</title><h1>News</h1><h2>A fine story</h2>", NULL, "A fine story"},
        {"<meta name=citation_title content='A fine paper'><title>Journal of X</title>", "Journal of X",
         "A fine paper"},
        {"<script type=application/ld+json>{\"@type\": \"Article\", \"headline\": \"Tom &amp; "
         "Jerry\"}</script>",
         NULL, "Tom & Jerry"},
        {"<title>A fine story, again</title><h1>A FINE STORY: again</h1>", NULL, "A fine story, again"},
        {"<h1>Crate <span>alpha</span> <button>Copy item path</button></h1>", NULL, "Crate alpha"},
        {"<h1>Alpha overview<x-actions hidden>Stay organized</x-actions></h1>", NULL, "Alpha overview"},
        {"<p>x", NULL, NULL},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        make_facts(rows[i].html);
        check_headline(rows[i].site, rows[i].wanted);
    }
}

/* Pages of a book made by a generator: the book's name is the first h1 and ends the title. */
static void a_books_name_is_no_headline(void **state)
{
    (void)state;
    make_facts("<title>Shared Habits - The Alpha Handbook</title><div id=menu-bar><h1 class=menu-title>The "
               "Alpha Handbook</h1></div><div id=content><main><h2 id=shared-habits>Shared Habits</h2><p>A "
               "text of the book that is long enough to be one.</main></div>");
    made.article.url = STR("https://example.org/handbook/ch10-02-kinds.html");
    check_headline(NULL, "Shared Habits");
}

static void plain_text_has_its_lines(void **state)
{
    (void)state;
    static const struct {
        const char *lines, *wanted;
    } rows[] = {
        {"Menu\n\nMinisters agree on a plan for the coast after all\n\nBy Ada\n\n"
         "The plan was agreed on after two days of talks in the capital, the government said on Friday, and "
         "it will "
         "be put before parliament in spring by the minister.\nAnother line of eight words that came too "
         "late",
         "Ministers agree on a plan for the coast after all"},
        {"# The title\nA line that has many more words than the title has", "The title"},
        {"* one item that is long enough to be one\nTwo words", NULL},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        make_sheet_of_lines(rows[i].lines);
        make_facts_of_sheet();
        check_headline(NULL, rows[i].wanted);
    }
}

static void many_and_long_candidates_are_bounded(void **state)
{
    (void)state;
    static char html[200 * 64];
    size_t len = 0;
    for (int i = 0; i < 200; i++)
        len += (size_t)snprintf(html + len, sizeof html - len, "<h1>Heading number %d</h1>", i);
    make_facts(html);
    check_headline(NULL, "Heading number 0");
    memset(html, 0, sizeof html);
    memcpy(html, "<title>", 7);
    for (size_t i = 7; i < 3007; i += 2)
        memcpy(html + i, "é", 2);
    make_facts(html);
    assert_true(extract_headline(&made.facts, &made.article));
    assert_int_equal(made.article.headline.len, 1024);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(sources_vote),
        WITH_RUN(a_books_name_is_no_headline),
        WITH_RUN(plain_text_has_its_lines),
        WITH_RUN(many_and_long_candidates_are_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
