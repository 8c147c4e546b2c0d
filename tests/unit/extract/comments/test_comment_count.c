#include "unit/extract/beside.h"

#include "extract/comments/comment_count.h"
#include "extract/fields.h"

static void numbers_are_read_with_what_is_beside_them(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int64_t count;
        const char *before, *after;
    } rows[] = {
        {"12 Comments", 12, NULL, " Comments"},
        {"Comments (3)", 3, "Comments (", ")"},
        {"1,234 views", 1234, NULL, " views"},
        {"1.234.567", 1234567, NULL, NULL},
        {"1 234", 1234, NULL, NULL},
        {"12,5", -1, NULL, NULL},
        {"3 of 4", -1, NULL, NULL},
        {"none", -1, NULL, NULL},
        {"99999999999999999999", -1, NULL, NULL},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        int64_t count;
        struct str before, after;
        bool read = read_count(str_of(rows[i].text), &count, &before, &after);
        assert_int_equal(read, rows[i].count >= 0);
        if (!read)
            continue;
        assert_int_equal(count, rows[i].count);
        assert_span(before, rows[i].before);
        assert_span(after, rows[i].after);
    }
}

static void counts_of_comments_are_told_by_their_words(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int64_t count;
    } rows[] = {
        {"12 Comments", 12},     {"Kommentare (3)", 3},
        {"17 комментариев", 17}, {"コメント 3件", 3},
        {"5件のコメント", 5},    {"댓글 4개", 4},
        {"2 commentaires", 2},   {"评论：8", 8},
        {"12 shares", -1},       {"12", -1},
        {"Comments", -1},        {"12 Comments today", -1},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        int64_t count;
        bool read = read_comment_count(str_of(rows[i].text), &count);
        assert_int_equal(read ? count : -1, rows[i].count);
    }
}

static int64_t stated(const char *html)
{
    make_beside(html);
    made.article.canonical_url = STR("https://example.org/c");
    assert_true(extract_comment_count(&made.facts, &made.article));
    return made.article.comments_stated;
}

static void what_the_page_states_is_its_count(void **state)
{
    (void)state;
    static const struct {
        const char *html;
        int64_t wanted;
    } rows[] = {
        {"<script type=application/ld+json>{\"@type\":\"Article\",\"commentCount\":\"7\"}</script><p>x", 7},
        {"<script type=application/ld+json>{\"@type\":\"Article\",\"commentCount\":0}</script><p>x", 0},
        {"<script type=application/ld+json>{\"@type\":\"Article\",\"commentCount\":-3}</script><p>x",
         NO_COUNT},
        {"<script type=application/ld+json>{\"@type\":\"Article\",\"interactionStatistic\":[{\"@type\":"
         "\"InteractionCounter\",\"interactionType\":\"https://schema.org/"
         "LikeAction\",\"userInteractionCount\":"
         "5},{\"@type\":\"InteractionCounter\",\"interactionType\":{\"@type\":\"CommentAction\"},"
         "\"userInteractionCount\":6}]}</script><p>x",
         6},
        {"<meta itemprop=interactionCount content=UserComments:4><p>x", 4},
        {BODY "<div class=comments><h2>3 thoughts on “Bread of 2024”</h2></div>", NO_COUNT},
        {BODY "<div class=comments><h2>3 thoughts on “Bread”</h2></div>", 3},
        {BODY "<h2>3 comments</h2>", NO_COUNT},
        {BODY "<a href=#comments>8</a>", 8},
        {BODY "<a href=/news/story.html#respond>9 Kommentare</a>", 9},
        {BODY "<a href=/c#disqus_thread>2</a>", 2},
        {BODY "<a href=/other#comments>8</a> <a href=#top>8</a> <a href=#comments>Join 8 others</a>",
         NO_COUNT},
        /* data before what is seen */
        {"<script type=application/ld+json>{\"@type\":\"Article\",\"commentCount\":7}</script>" BODY
         "<a href=#comments>8</a>",
         7},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_int_equal(stated(rows[i].html), rows[i].wanted);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_read_with_what_is_beside_them),
        cmocka_unit_test(counts_of_comments_are_told_by_their_words),
        WITH_RUN(what_the_page_states_is_its_count),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
