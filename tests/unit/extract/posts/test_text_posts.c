#include "unit/extract/dump.h"

#define POST(name, n) name "\n1" n " March 2024\nWhat " name " had to say of it, at some length.\nReply\n"

static void posts_have_authors_and_dates(void **state)
{
    (void)state;
    size_t count;
    make_dump("Why is the bridge closed?\n" POST("Ada", "1") POST("Bob", "2") POST("Eve", "3"));
    assert_int_equal(made.article.page_type, PAGE_TYPE_FORUM);
    const struct post *posts = text_posts(&made.facts, &made.article, &count);
    assert_non_null(posts);
    assert_int_equal(count, 3);
    assert_span(posts[1].author.name, "Bob");
    assert_span(posts[1].date_created, "2024-03-12");
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(posts[i].from, i);
        assert_int_equal(posts[i].to, i + 1);
    }
}

static void text_without_posts_is_one(void **state)
{
    (void)state;
    size_t count;
    make_dump(HEADLINE PARAGRAPHS);
    const struct post *posts = text_posts(&made.facts, &made.article, &count);
    assert_non_null(posts);
    assert_int_equal(count, 1);
    assert_int_equal(posts[0].to, made.article.body_count);
    arena_refuse_after(run.arena, 1);
    assert_null(text_posts(&made.facts, &made.article, &count));
    arena_refuse_after(run.arena, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_RUN(posts_have_authors_and_dates),
                                       WITH_RUN(text_without_posts_is_one)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
