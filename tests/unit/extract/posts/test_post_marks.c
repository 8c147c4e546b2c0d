#include <stdio.h>

#include "unit/extract/whole.h"

#include "extract/posts/post_marks.h"

/* The strongest author mark and the strongest time mark of a page without a body. */
static struct post_mark author, moment;

static void find(const char *html)
{
    struct post_marks marks;
    make_facts(html);
    struct thread_scope scope = body_scope(&made.facts, &made.article);
    assert_true(find_post_marks(&made.facts, &scope, &marks));
    author = moment = (struct post_mark){0};
    for (size_t i = 0; i < marks.count; i++) {
        if (marks.items[i].author > author.author)
            author = marks.items[i];
        if (marks.items[i].time > moment.time)
            moment = marks.items[i];
    }
}

static void authors_are_found_by_what_marks_them(void **state)
{
    (void)state;
    static const struct {
        const char *html;
        enum author_rank rank;
        const char *name, *url;
    } rows[] = {
        {"<div itemprop=author><a href=/u/1 itemprop=url><b itemprop=name>Ada</b></a></div>", AUTHOR_PROPERTY,
         "Ada", "/u/1"},
        {"<div itemprop=author><meta itemprop=name content=Ada></div>", AUTHOR_PROPERTY, "Ada", NULL},
        {"<meta itemprop=author content=Ada>", AUTHOR_PROPERTY, "Ada", NULL},
        {"<b itemprop=author><i itemprop=name content='&lt;i>Ada&lt;/i>'>Ada</i></b>", AUTHOR_PROPERTY, "Ada",
         NULL},
        {"<b class=fn>Ada</b>", AUTHOR_USER, "Ada", NULL},
        {"<cite>Ada</cite> <a class=url href=/x>Ada</a>", AUTHOR_NONE, NULL, NULL},
        {"<a rel='nofollow author' href=/x>Ada</a>", AUTHOR_REL, "Ada", "/x"},
        {"<span class=username>Ada</span>", AUTHOR_USER, "Ada", NULL},
        {"<div class=author>by <a href=/x>Ada</a> today</div>", AUTHOR_CLASS, "Ada", "/x"},
        {"<div class='box post-author'><a href=/x>Ada</a></div>", AUTHOR_WORD, "Ada", "/x"},
        {"<b class=PostUser-name>Ada</b>", AUTHOR_WORD, "Ada", NULL},
        {"<b class=user-select>Ada</b>", AUTHOR_NONE, NULL, NULL},
        {"<a href='member.php?u=3'>Ada L.</a>", AUTHOR_ADDRESS, "Ada L.", "member.php?u=3"},
        {"<a href=/users/3>@Ada</a>", AUTHOR_NONE, NULL, NULL},
        {"<a href=/users/3>A</a>", AUTHOR_NONE, NULL, NULL},
        {"<a href=/x>Ada</a>", AUTHOR_NONE, NULL, NULL},
        {"<p class=author><a href=/x>Wed Dec 27, 2023 10:00 am</a>", AUTHOR_NONE, NULL, NULL},
        {"<p class=author>Today, 10:05", AUTHOR_NONE, NULL, NULL},
        {"<p class=author>who wrote this one long text", AUTHOR_NONE, NULL, NULL},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        find(rows[i].html);
        assert_int_equal(author.author, rows[i].rank);
        assert_span(author.person.name, rows[i].name);
        assert_span(author.person.url, rows[i].url);
    }
}

/* Below an article names stand as themes of blogs write them, and forms hold none. */
static void discussions_have_marks_of_their_own(void **state)
{
    (void)state;
    static const struct {
        const char *html;
        enum author_rank rank;
        const char *name;
    } rows[] = {
        {"<cite>Ada</cite>", AUTHOR_WORD, "Ada"},
        {"<a class='x url' href=/x>Ada</a>", AUTHOR_WORD, "Ada"},
        {"<p class=author><b>Ada</b> <span class=says>says:</span></p>", AUTHOR_CLASS, "Ada"},
        {"<form><p class=author>Ada</p></form>", AUTHOR_NONE, NULL},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct post_marks marks;
        make_facts(rows[i].html);
        struct thread_scope scope = body_scope(&made.facts, &made.article);
        scope.is_discussion = true;
        assert_true(find_post_marks(&made.facts, &scope, &marks));
        assert_int_equal(marks.count, rows[i].rank != AUTHOR_NONE);
        if (marks.count)
            assert_int_equal(marks.items[0].author, rows[i].rank);
        if (marks.count)
            assert_span(marks.items[0].person.name, rows[i].name);
    }
}

static void times_are_found_by_what_marks_them(void **state)
{
    (void)state;
    static const struct {
        const char *html;
        enum time_rank rank;
        const char *date, *raw;
    } rows[] = {
        {"<meta itemprop=datePublished content=2024-11-27T19:36:29.906Z>", TIME_PROPERTY,
         "2024-11-27T19:36:29Z", "2024-11-27T19:36:29.906Z"},
        {"<time itemprop=dateCreated datetime=2024-11-27>now</time>", TIME_PROPERTY, "2024-11-27",
         "2024-11-27"},
        {"<time datetime=2024-11-27T05:35+0100>now</time>", TIME_ELEMENT, "2024-11-27T05:35+01:00",
         "2024-11-27T05:35+0100"},
        {"<span title='2024-11-27 05:35:00Z'>2 years ago</span>", TIME_TITLE, "2024-11-27T05:35:00Z",
         "2024-11-27 05:35:00Z"},
        {"<span class=postdate>Nov 27, 2024</span>", TIME_CLASS, "2024-11-27", "Nov 27, 2024"},
        {"<span class=postdate>2024-11-27, 02:31 PM</span>", TIME_CLASS, "2024-11-27T14:31",
         "2024-11-27, 02:31 PM"},
        {"<span class=date>11-27-2024, 02:31</span>", TIME_CLASS, "2024-11-27T02:31", "11-27-2024, 02:31"},
        {"<time>2 hours ago</time>", TIME_WORDS, NULL, "2 hours ago"},
        {"<span class=date>28.01 02:31</span>", TIME_WORDS, NULL, "28.01 02:31"},
        {"<span class=date>today</span>", TIME_NONE, NULL, NULL},
        {"<td>2nd April 2025, 13:59", TIME_TEXT, "2025-04-02T13:59", "2nd April 2025, 13:59"},
        {"<p>by Ada on 2 April 2025", TIME_DAY, "2025-04-02", "2 April 2025"},
        {"<p>Apr 2025", TIME_NONE, NULL, NULL},
        {"<dl><dt>Joined<dd>Tue Mar 03, 2020 7:12 am</dl>", TIME_NONE, NULL, NULL},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        find(rows[i].html);
        assert_int_equal(moment.time, rows[i].rank);
        assert_span(moment.date, rows[i].date);
        if (rows[i].rank != TIME_NONE)
            assert_span(moment.raw, rows[i].raw);
    }
}

static void relative_times_are_told_from_the_fetch(void **state)
{
    (void)state;
    struct post_marks marks;
    make_facts("<span class=date>vor 2 Stunden</span>");
    made.page.date_downloaded = STR("2026-01-28T05:35:00Z");
    struct thread_scope scope = body_scope(&made.facts, &made.article);
    assert_true(find_post_marks(&made.facts, &scope, &marks));
    assert_int_equal(marks.count, 1);
    assert_span(marks.items[0].date, "2026-01-28T03:35Z");
    assert_span(marks.items[0].raw, "vor 2 Stunden");
    assert_true(marks.items[0].is_relative);
    find("<span class=date>vor 2 Stunden</span>");
    assert_int_equal(moment.time, TIME_WORDS);
    assert_false(moment.is_relative);
}

static void text_of_the_body_marks_nothing(void **state)
{
    (void)state;
    struct post_marks marks;
    make_whole(
        "<p>Ada <a href=/users/3>Lovelace</a> said on <time datetime=2024-11-27>that day</time> that one "
        "two three four five six</p><a class=username href=/u/1>Bob</a>");
    struct thread_scope scope = body_scope(&made.facts, &made.article);
    assert_true(find_post_marks(&made.facts, &scope, &marks));
    assert_int_equal(marks.count, 1); /* the second segment is short, as a post's heading is */
    assert_span(marks.items[0].person.name, "Bob");
}

/* A label is small: a class that the whole page stands under names nobody, nor costs its square. */
static void nested_marks_are_bounded(void **state)
{
    (void)state;
    static char html[1 << 20];
    size_t len = 0;
    for (int i = 0; i < 20000; i++)
        len += (size_t)snprintf(html + len, sizeof html - len, "<i class=author><b class=date>");
    find(html);
    assert_int_equal(author.author, AUTHOR_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(authors_are_found_by_what_marks_them), WITH_RUN(discussions_have_marks_of_their_own),
        WITH_RUN(times_are_found_by_what_marks_them),   WITH_RUN(relative_times_are_told_from_the_fetch),
        WITH_RUN(text_of_the_body_marks_nothing),       WITH_RUN(nested_marks_are_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
