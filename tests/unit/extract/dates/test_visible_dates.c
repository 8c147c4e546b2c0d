#include <stdio.h>

#include "unit/page.h"

#include "extract/dates/date_zones.h"
#include "extract/dates/visible_dates.h"
#include "extract/fields.h"

/* The article of a page whose body is what begins with "body". */
static void look_at(const char *html, enum page_type type)
{
    make_facts(html);
    struct article *article = &made.article;
    article->page_type = type;
    article->headline = STR("The headline of the page");
    article->body = run_alloc_array(&run, made.sheet.segment_count + 1, sizeof *article->body);
    assert_non_null(article->body);
    for (size_t i = 0; i < made.sheet.segment_count; i++)
        if (str_starts_nocase(made.sheet.segments[i].text, STR("body")))
            article->body[article->body_count++] = &made.sheet.segments[i];
    made.page.date_downloaded = STR("2026-01-28T05:35:00Z");
    assert_true(extract_dates(&made.facts, article));
}

#define HEADLINE "<h1>The headline of the page</h1>"
#define BODY     "<p>Body of the page.<p>Body goes on."

static const char *winner_of(enum field_name field)
{
    static char where[64];
    const struct candidate *winner = made.article.ballots[field].winner;
    snprintf(where, sizeof where, "%.*s", winner ? (int)winner->where.len : 0,
             winner ? winner->where.at : "");
    return where;
}

static void the_best_place_wins(void **state)
{
    (void)state;
    static const struct {
        const char *html, *date, *where;
    } rows[] = {
        {HEADLINE "<p>January 28, 2022" BODY, "2022-01-28", "near the headline"},
        {HEADLINE "<p>Published: January 28, 2022" BODY, "2022-01-28", "near the headline, labelled"},
        {HEADLINE "<p>Published:</p><p>January 28, 2022" BODY, "2022-01-28", "near the headline, labelled"},
        {HEADLINE "<p>Published <time datetime=2022-01-28>Friday</time>" BODY, "2022-01-28",
         "near the headline, labelled"},
        {HEADLINE "<p>By Ada<span class=date>1/28/2022</span>" BODY, "2022-01-28", "near the headline"},
        {HEADLINE "<p>Event of May 1, 2019</p><p>Published: January 28, 2022" BODY, "2022-01-28",
         "near the headline, labelled"},
        {HEADLINE BODY "<p>Posted on January 28, 2022", "2022-01-28", "behind the body, labelled"},
        {HEADLINE "<p>Body, (January 28, 2022) as it begins.<p>Body.", "2022-01-28", "head of the body"},
        {HEADLINE "<p>January 2022" BODY, "2022-01", "near the headline"},
        {"<p>Body of a notice that comes first.<p>x<p>x<p>x<p>x<p>x<p>x" HEADLINE "<p>January 28, 2022" BODY,
         "2022-01-28", "near the headline"},
        {HEADLINE BODY, NULL, ""},
        {HEADLINE
         "<p>Body that says in its course of many words, without any label, something of January 28, 2022 "
         "and "
         "goes on with more words than a line of facts has, so that it is prose and nothing else at all, "
         "which is why the day is not that of its publication.",
         NULL, ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        look_at(rows[i].html, PAGE_TYPE_ARTICLE);
        if (!str_eq(made.article.date_published, str_of(rows[i].date)))
            print_error("%s\n", rows[i].html);
        assert_span(made.article.date_published, rows[i].date);
        assert_string_equal(winner_of(FIELD_DATE_PUBLISHED), rows[i].where);
    }
}

static void dates_of_others_never_win(void **state)
{
    (void)state;
    static const char *const pages[] = {
        HEADLINE BODY "<aside><p>January 28, 2022</aside>",
        HEADLINE BODY "<div class=comments><p>Ada, January 28, 2022</div>",
        HEADLINE BODY "<footer><p>Copyright January 28, 2022</footer>",
        HEADLINE BODY "<p>Copyright 2022",
        HEADLINE BODY "<nav><a href=/>January 28, 2022</a></nav>",
        HEADLINE "<p>Joined January 28, 2022" BODY,
        HEADLINE "<p>28 January, 05:35" BODY, /* a year is never guessed */
        HEADLINE "<p>Today in history and in other places" BODY,
    };
    for (size_t i = 0; i < COUNT(pages); i++) {
        look_at(pages[i], PAGE_TYPE_ARTICLE);
        if (made.article.date_published.len)
            print_error("%s\n", pages[i]);
        assert_span(made.article.date_published, NULL);
    }
}

static void a_modification_is_marked(void **state)
{
    (void)state;
    look_at(HEADLINE "<p>Updated: February 3, 2022" BODY, PAGE_TYPE_ARTICLE);
    assert_span(made.article.date_modified, "2022-02-03");
    assert_span(made.article.date_published, "2022-02-03");
    assert_string_equal(winner_of(FIELD_DATE_PUBLISHED), "modified, no publication stated");
    assert_int_equal(run.warnings, 1u << WARNING_MODIFIED_DATE);
    look_at(HEADLINE "<p>Published January 28, 2022, updated February 3, 2022" BODY, PAGE_TYPE_ARTICLE);
    assert_span(made.article.date_modified, "2022-02-03");
    assert_span(made.article.date_published, "2022-01-28");
    assert_int_equal(run.warnings, 0);
    look_at("<meta property=article:published_time content=2022-01-28>" HEADLINE
            "<p>Updated: <time datetime=2022-02-03>February 3</time>" BODY,
            PAGE_TYPE_ARTICLE);
    assert_span(made.article.date_modified, "2022-02-03");
    assert_span(made.article.date_published, "2022-01-28");
    look_at(HEADLINE "<p>Updated: February 3, 2022" BODY "<p>Originally published January 28, 2022",
            PAGE_TYPE_ARTICLE);
    assert_span(made.article.date_published, "2022-01-28");
    assert_int_equal(run.warnings, 0);
}

static void relative_dates_are_marked(void **state)
{
    (void)state;
    look_at(HEADLINE "<p>Posted 3 hours ago" BODY, PAGE_TYPE_ARTICLE);
    assert_span(made.article.date_published, "2026-01-28T02:35Z");
    assert_span(made.article.date_published_raw, "3 hours ago");
    assert_int_equal(run.warnings, 1u << WARNING_RELATIVE_DATE);
    look_at(HEADLINE "<span class=date>Yesterday</span>" BODY, PAGE_TYPE_ARTICLE);
    assert_span(made.article.date_published, "2026-01-27");
    look_at(HEADLINE "<time datetime=2026-01-28T02:31:07Z>3 hours ago</time>" BODY, PAGE_TYPE_ARTICLE);
    assert_span(made.article.date_published, "2026-01-28T02:31:07Z");
    assert_int_equal(run.warnings, 0);
}

static void numbers_in_doubt_are_read_as_declared(void **state)
{
    (void)state;
    look_at("<html lang=en><meta name=date content=2024-09-10>" HEADLINE "<p>10/09/2024" BODY,
            PAGE_TYPE_ARTICLE);
    assert_span(made.article.date_published, "2024-09-10");
    assert_int_equal(made.article.ballots[FIELD_DATE_PUBLISHED].count, 1);
    look_at("<html lang=en>" HEADLINE "<p>10/09/2024" BODY, PAGE_TYPE_ARTICLE);
    assert_span(made.article.date_published, "2024-10-09");
}

static void a_thread_has_the_date_of_its_first_post(void **state)
{
    (void)state;
    static const char *const posts = HEADLINE
        "<p>Last post: 3/5/2024, 10:00<div><p>Body one.<time itemprop=datePublished "
        "datetime=2024-01-02T10:00>x</time>"
        "</div><div><p>Body two.<time itemprop=datePublished datetime=2024-01-03T10:00>x</time></div>";
    look_at(posts, PAGE_TYPE_FORUM);
    assert_span(made.article.date_published, "2024-01-02T10:00");
    look_at("<html lang=en>" HEADLINE
            "<p>Last post: 3/5/2024, 10:00<p>1/2/2024, 10:00<p>Body one.<p>1/3/2024, 10:00<p>Body two.",
            PAGE_TYPE_FORUM);
    assert_span(made.article.date_published, "2024-01-02T10:00");
}

static void on_pages_of_no_day_only_what_is_stated_counts(void **state)
{
    (void)state;
    look_at(HEADLINE "<p>Published: January 28, 2022" BODY, PAGE_TYPE_SERVICE);
    assert_span(made.article.date_published, "2022-01-28");
    look_at(HEADLINE "<p>January 28, 2022" BODY, PAGE_TYPE_SERVICE);
    assert_span(made.article.date_published, NULL);
    look_at(HEADLINE "<p>Release date: January 28, 2022" BODY, PAGE_TYPE_PRODUCT);
    assert_span(made.article.date_published, NULL);
    look_at(HEADLINE "<p>Updated: January 28, 2022" BODY, PAGE_TYPE_SERVICE);
    assert_span(made.article.date_published, NULL);
}

static void zones_are_told_from_headline_and_body(void **state)
{
    (void)state;
    look_at("<p>a<p>b" HEADLINE "<p>c" BODY "<p>d", PAGE_TYPE_ARTICLE);
    struct date_places places = find_date_places(&made.facts, &made.article);
    static const enum zone zones[] = {ZONE_HEAD, ZONE_HEAD, ZONE_HEAD, ZONE_HEAD,
                                      ZONE_BODY, ZONE_BODY, ZONE_FOOT};
    assert_int_equal(made.sheet.segment_count, COUNT(zones));
    assert_int_equal(places.headline, 2);
    for (size_t i = 0; i < COUNT(zones); i++) {
        size_t distance;
        assert_int_equal(zone_of(&places, i, &distance), zones[i]);
        assert_true(distance <= 2);
        assert_false(is_foreign(&places, zones[i], i));
    }
}

/* Themes call the date of the last change "published" by its class, and print what it is. */
static void what_an_element_says_outweighs_its_class(void **state)
{
    (void)state;
    static const struct {
        const char *html, *published, *modified;
    } rows[] = {
        {HEADLINE
         "<time class=published datetime=2022-01-28><b>Last updated:</b> January 28, 2022</time>" BODY
         "<p>Posted on January 3, 2021",
         "2021-01-03", "2022-01-28"},
        {HEADLINE "<time class=pubdate datetime=2022-01-28>Last updated: January 28, 2022</time>" BODY
                  "<p>Posted on January 3, 2021",
         "2021-01-03", "2022-01-28"},
        {HEADLINE "<time class=published datetime=2022-01-28>January 28, 2022</time>" BODY
                  "<p>Posted on January 3, 2021",
         "2022-01-28", NULL},
        {HEADLINE "<time itemprop=datePublished datetime=2022-01-28>Updated January 28, 2022</time>" BODY,
         "2022-01-28", "2022-01-28"}, /* a property is meant */
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        look_at(rows[i].html, PAGE_TYPE_ARTICLE);
        assert_span(made.article.date_published, rows[i].published);
        assert_span(made.article.date_modified, rows[i].modified);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(the_best_place_wins),
        WITH_RUN(dates_of_others_never_win),
        WITH_RUN(a_modification_is_marked),
        WITH_RUN(relative_dates_are_marked),
        WITH_RUN(numbers_in_doubt_are_read_as_declared),
        WITH_RUN(a_thread_has_the_date_of_its_first_post),
        WITH_RUN(on_pages_of_no_day_only_what_is_stated_counts),
        WITH_RUN(zones_are_told_from_headline_and_body),
        WITH_RUN(what_an_element_says_outweighs_its_class),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
