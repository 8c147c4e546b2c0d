#include <stdio.h>
#include <stdlib.h>

#include "unit/extract/beside.h"

#include "extract/comments/comment_data.h"
#include "extract/fields.h"

#define BY(name) "<b class=fn>" name "</b> <span class=says>says:</span>"
#define AT(day)  "<time datetime=2024-11-" day ">then</time>"
#define LI(id, inner)                                                                                        \
    "<li class=comment id=comment-" id                                                                       \
    "><div class=comment-meta>" BY("W" id) " " AT("2" id) "</div><div class=comment-content><p>Said " id     \
                                                          " here.</p></div><div class=reply><a "             \
                                                          "href=#respond>Reply</a></div>" inner "</li>"
#define AREA(inner) BODY "<div id=comments><h2>Comments</h2>" inner "</div>"

/* Each comment as "author@date<parent:text". */
static const char *comments_of(const char *html)
{
    static char out[2048];
    size_t len = 0;
    make_beside(html);
    assert_true(extract_comments(&made.facts, &made.article));
    out[0] = '\0';
    for (size_t i = 0; i < made.article.comment_count; i++) {
        const struct comment *c = &made.article.comments[i];
        len += (size_t)snprintf(out + len, sizeof out - len, "%s%.*s@%.*s<%d:%.*s", i ? " | " : "",
                                STR_FMT(c->author.name), STR_FMT(c->date_created), (int)c->parent,
                                STR_FMT(c->text));
    }
    return out;
}

static void threads_are_read_with_author_time_text_and_parent(void **state)
{
    (void)state;
    static const struct {
        const char *html, *wanted;
    } rows[] = {
        {AREA("<ol class=comment-list>" LI("1", "<ol class=children>" LI("2", "") "</ol>")
                  LI("3", "") "</ol>"),
         "W1@2024-11-21<-1:Said 1 here. | W2@2024-11-22<0:Said 2 here. | W3@2024-11-23<-1:Said 3 here."},
        /* a single one */
        {AREA("<ol>" LI("1", "") "</ol>"), "W1@2024-11-21<-1:Said 1 here."},
        /* microdata alone says what it is */
        {BODY "<div itemscope itemtype=https://schema.org/Comment><span itemprop=author>Ada</span><meta "
              "itemprop=dateCreated content=2024-11-27><p itemprop=text>Said a.</p></div><div itemscope "
              "itemtype=https://schema.org/Comment><span itemprop=author>Bob</span><p itemprop=text>Said "
              "b.</p></div>",
         "Ada@2024-11-27<-1:Said a. | Bob@<-1:Said b."},
        /* flat elements of a page in another language */
        {BODY "<div class=kommentare><div class=k><span class=autor-x></span><span class=username>Eva</span> "
              "<span class=date>27.11.2024, 10:05</span><p>Ja eins zwei.</p><p>Melden</p></div><div "
              "class=k><span class=username>Max</span> <span class=date>28.11.2024, 11:00</span><p>Nein drei "
              "vier.</p><p>Melden</p></div></div>",
         "Eva@2024-11-27T10:05<-1:Ja eins zwei. | Max@2024-11-28T11:00<-1:Nein drei vier."},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_string_equal(comments_of(rows[i].html), rows[i].wanted);
}

static void what_is_no_discussion_of_the_page_gives_none(void **state)
{
    (void)state;
    static const char *const rows[] = {
        BODY,
        /* the latest comments on all pages */
        BODY
        "<div class=comments><ul><li><span class=author>Ada</span> <time datetime=2024-11-27>x</time> on "
        "<a href=/a#comment-1>one</a>: words that she said there</li><li><span class=author>Bob</span> "
        "<time datetime=2024-11-26>x</time> on <a href=/b#comment-2>two</a>: words that he said "
        "there</li></ul></div>",
        /* a form, and an invitation */
        AREA("<p>Leave a reply here.</p><form><p class=author>Name</p><p class=date>01.02.2024</p></form>"),
        /* neither author nor time */
        AREA("<div class=c><p>Said one two.</p></div><div class=c><p>Said three four.</p></div>"),
        /* a list of links */
        AREA("<div class=c>" BY(
            "Ada") "<p><a href=/x>One two three four five six</a></p></div><div "
                   "class=c>" BY("Bob") "<p><a href=/y>One two three four five seven</a></p></div>"),
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_string_equal(comments_of(rows[i]), "");
}

static void forums_and_lists_of_texts_have_none(void **state)
{
    (void)state;
    static const enum page_type types[] = {PAGE_TYPE_FORUM, PAGE_TYPE_LISTING, PAGE_TYPE_COLLECTION};
    for (size_t i = 0; i < COUNT(types); i++) {
        make_beside(AREA("<ol>" LI("1", "") LI("2", "") "</ol>"));
        made.article.page_type = types[i];
        assert_true(extract_comments(&made.facts, &made.article));
        assert_int_equal(made.article.comment_count, 0);
    }
}

static void pieces_of_the_body_are_no_comments(void **state)
{
    (void)state;
    assert_string_equal(comments_of(BODY BODY BODY BODY AREA("<div class=c>" BY("Ada") AT(
                            "27") "<p>Text that was taken for the body</p></div>"
                                  "<div class=c>" BY("Bob") AT("28") "<p>Said so and so</p></div>")),
                        "Bob@2024-11-28<-1:Said so and so");
}

static void answers_to_what_has_no_text_answer_what_that_answers(void **state)
{
    (void)state;
    assert_string_equal(
        comments_of(AREA("<ol>" LI("1", "<ol><li class=comment>" BY("X") AT("25") "<ol>" LI(
                                            "2", "") "</ol></li></ol>") LI("3", "") "</ol>")),
        "W1@2024-11-21<-1:Said 1 here. | W2@2024-11-22<0:Said 2 here. | W3@2024-11-23<-1:Said 3 here.");
}

static void data_that_hold_more_win(void **state)
{
    (void)state;
    assert_string_equal(
        comments_of("<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"comment\":[{\"@type\":"
                    "\"Comment\",\"text\":\"One &amp; two\",\"author\":{\"name\":\"Ada\"},\"dateCreated\":"
                    "\"2024-11-27\"},{\"@type\":\"Comment\",\"text\":\"Three\"}]}</script>" AREA(
                        "<ol>" LI("1", "") "</ol>")),
        "Ada@2024-11-27<-1:One & two | @<-1:Three");
}

/* Time is linear: many comments, and comments that are ever deeper in one another. */
static void many_and_deep_ones_are_bounded(void **state)
{
    (void)state;
    enum { MANY = 100000, DEEP = 400, ITEM = 160 };
    static const char item[] =
        "<b class=fn>A%d</b> <i class=date>27 November 2024</i> said so and so, at length "
        "and in many words";
    char *html = malloc((size_t)MANY * ITEM);
    assert_non_null(html);
    widen_arena();
    for (int deep = 0; deep < 2; deep++) {
        size_t len = (size_t)sprintf(html, "%s", BODY "<div class=comments>");
        for (int i = 0; i < (deep ? DEEP : MANY); i++) {
            len += (size_t)sprintf(html + len, deep ? "<div class=c><p>" : "<p class=c>");
            len += (size_t)sprintf(html + len, item, i);
            len += (size_t)sprintf(html + len, "</p>");
        }
        make_beside(html);
        assert_true(extract_comments(&made.facts, &made.article));
        assert_int_equal(made.article.comment_count, deep ? DEEP : COMMENTS_MAX);
    }
    free(html);
}

static void refused_memory_fails(void **state)
{
    (void)state;
    make_beside(AREA("<ol>" LI("1", "") LI("2", "") "</ol>"));
    use_up_memory();
    assert_false(extract_comments(&made.facts, &made.article));
    assert_int_equal(run.failure.code, FAIL_PAGE_TOO_COMPLEX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(threads_are_read_with_author_time_text_and_parent),
        WITH_RUN(what_is_no_discussion_of_the_page_gives_none),
        WITH_RUN(forums_and_lists_of_texts_have_none),
        WITH_RUN(pieces_of_the_body_are_no_comments),
        WITH_RUN(answers_to_what_has_no_text_answer_what_that_answers),
        WITH_RUN(data_that_hold_more_win),
        WITH_RUN(many_and_deep_ones_are_bounded),
        WITH_RUN(refused_memory_fails),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
