#include <stdio.h>

#include "unit/page.h"

#include "extract/fields.h"

/* Ballots, and a body of the segments that begin with "body". */
static void make_dated(const char *html, enum page_type type)
{
    make_facts(html);
    struct article *article = &made.article;
    article->page_type = type;
    article->ballots = run_alloc_array(&run, FIELD_COUNT, sizeof *article->ballots);
    article->body = run_alloc_array(&run, made.sheet.segment_count + 1, sizeof *article->body);
    assert_non_null(article->ballots);
    assert_non_null(article->body);
    for (size_t i = 0; i < made.sheet.segment_count; i++)
        if (str_starts_nocase(made.sheet.segments[i].text, STR("body")))
            article->body[article->body_count++] = &made.sheet.segments[i];
}

static void date_page(const char *html)
{
    make_dated(html, PAGE_TYPE_ARTICLE);
    assert_true(extract_dates(&made.facts, &made.article));
}

#define META(name, content) "<meta name=\"" name "\" content=\"" content "\">"

static void published_comes_from_the_best_source(void **state)
{
    (void)state;
    static const struct {
        const char *html, *date, *raw;
    } rows[] = {
        {META("date", "2022-01-01") META("article:published_time", "2022-01-28T05:35:00+03:00"),
         "2022-01-28T05:35:00+03:00", "2022-01-28T05:35:00+03:00"},
        {"<script type=application/ld+json>{\"@type\": \"Article\", \"datePublished\": \"28 Jan "
         "2022\"}</script>" META("date", "2022-01-01"),
         "2022-01-28", "28 Jan 2022"},
        {META("article:published_time", "soon") META("date", "2022-01-01"), "2022-01-01", "2022-01-01"},
        {META("date", "soon"), NULL, NULL},
        {"<time datetime=2022-01-28>last week</time>", "2022-01-28", "2022-01-28"},
        {"<time>January 28, 2022</time>", "2022-01-28", "January 28, 2022"},
        {"<time>last week</time><time datetime=2022-01-28>x</time>", "2022-01-28", "2022-01-28"},
        {"<b itemprop=datePublished content=2022-01-28>x</b>", "2022-01-28", "2022-01-28"},
        {"<p>January 28, 2022", "2022-01-28", "January 28, 2022"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        date_page(rows[i].html);
        assert_span(made.article.date_published, rows[i].date);
        assert_span(made.article.date_published_raw, rows[i].raw);
    }
}

static void dates_beside_and_below_never_win(void **state)
{
    (void)state;
    static const char *const others[] = {"<aside>", "<footer>", "<div class=comments>",
                                         "<ul class=related-posts>"};
    for (size_t i = 0; i < COUNT(others); i++) {
        char html[256];
        snprintf(html, sizeof html, "%s<time datetime=2023-01-01>x</time>", others[i]);
        date_page(html);
        assert_span(made.article.date_published, NULL);
    }
}

static void a_summary_may_state_the_day(void **state)
{
    (void)state;
    date_page(META("description", "Fachmeldung vom 18.10.2021 aus dem Bereich Steuern"));
    assert_span(made.article.date_published, "2021-10-18");
    assert_span(made.article.date_published_raw, "18.10.2021");
    date_page(META("description", "What happened on May 1, 2019"));
    assert_span(made.article.date_published, NULL);
}

static void the_address_counts_where_nothing_else_does(void **state)
{
    (void)state;
    make_dated("<p>x", PAGE_TYPE_ARTICLE);
    made.article.url = STR("https://example.com/2024/03/05/x");
    assert_true(extract_dates(&made.facts, &made.article));
    assert_span(made.article.date_published, "2024-03-05");
    make_dated(META("date", "2024-03-04"), PAGE_TYPE_ARTICLE);
    made.article.url = STR("https://example.com/2024/03/05/x");
    assert_true(extract_dates(&made.facts, &made.article));
    assert_span(made.article.date_published, "2024-03-04");
    make_dated("<p>x", PAGE_TYPE_ARTICLE);
    made.article.url = STR("https://example.com/2024/03/x"); /* a month is a folder */
    assert_true(extract_dates(&made.facts, &made.article));
    assert_span(made.article.date_published, NULL);
}

static void a_meta_may_say_what_it_is_by_its_words(void **state)
{
    (void)state;
    static const struct {
        const char *html, *date;
    } rows[] = {
        {META("w-published-date", "2022-01-28"), "2022-01-28"},
        {META("publication_date", "2022-01-28"), "2022-01-28"},
        {META("last-published", "2022-01-28"), NULL},
        {META("publisher", "2022-01-28"), NULL},
        {META("publish-status", "2022-01-28"), NULL},
        {META("expires", "2022-01-28"), NULL},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        date_page(rows[i].html);
        assert_span(made.article.date_published, rows[i].date);
    }
}

static void of_two_publication_metas_the_earlier_counts(void **state)
{
    (void)state;
    date_page(META("published-time", "2026-03-09T08:45:32Z") META("published-date", "2021-02-16"));
    assert_span(made.article.date_published, "2021-02-16");
    date_page(META("published-date", "2021-02-16") META("published-time", "2026-03-09T08:45:32Z"));
    assert_span(made.article.date_published, "2021-02-16");
    date_page(META("cXenseParse:recs:publishtime", "2022-05-11T04:10:00-03:00"));
    assert_span(made.article.date_published, "2022-05-11T04:10:00-03:00");
}

/* The address has the day of the site's own clock: with the day in sight it outweighs an instant in UTC. */
static void the_addresss_day_settles_which_clock(void **state)
{
    (void)state;
    make_dated(META("article:published_time",
                    "2025-12-19T02:41:41+00:00") "<h1>The headline</h1>"
                                                 "<p class=posted>Posted on December 18, 2025<p>x",
               PAGE_TYPE_ARTICLE);
    made.article.headline = STR("The headline");
    made.article.url = STR("https://example.com/2025/12/18/x");
    assert_true(extract_dates(&made.facts, &made.article));
    assert_span(made.article.date_published, "2025-12-18");
}

static void modified_is_apart(void **state)
{
    (void)state;
    date_page(META("article:modified_time", "2022-02-01") "<time datetime=2022-01-28>x</time>");
    assert_span(made.article.date_modified, "2022-02-01");
    assert_span(made.article.date_modified_raw, "2022-02-01");
    assert_span(made.article.date_published, "2022-01-28");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(published_comes_from_the_best_source),
        WITH_RUN(dates_beside_and_below_never_win),
        WITH_RUN(a_summary_may_state_the_day),
        WITH_RUN(the_address_counts_where_nothing_else_does),
        WITH_RUN(a_meta_may_say_what_it_is_by_its_words),
        WITH_RUN(of_two_publication_metas_the_earlier_counts),
        WITH_RUN(the_addresss_day_settles_which_clock),
        WITH_RUN(modified_is_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
