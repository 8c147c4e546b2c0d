#include "unit/extract/dump.h"

#define TWO                                                                                                  \
    "Ada\n12 March 2024, 10:30\nI will not be moved.\nReply\nBob Hay\n2 hours ago\nNor will "                \
    "I.\n\nEver.\nReply\n"

static void check(const char *lines, size_t count, int64_t stated)
{
    make_dump(lines);
    assert_true(text_comments(&made.facts, &made.article));
    assert_int_equal(made.article.comment_count, count);
    assert_int_equal(made.article.comments_stated, stated);
}

static void discussion_is_read_with_its_heads(void **state)
{
    (void)state;
    check(HEADLINE PARAGRAPHS "Comments (5)\n" TWO "Privacy policy\n", 2, 5);
    const struct comment *c = made.article.comments;
    assert_span(c[0].author.name, "Ada");
    assert_span(c[0].date_created, "2024-03-12T10:30");
    assert_span(c[0].date_created_raw, "12 March 2024, 10:30");
    assert_span(c[0].text, "I will not be moved.");
    assert_int_equal(c[0].parent, NO_PARENT);
    assert_span(c[1].author.name, "Bob Hay");
    assert_span(c[1].date_created, NULL);
    assert_span(c[1].date_created_raw, "2 hours ago");
    assert_span(c[1].text, "Nor will I.\n\nEver.");
}

/* "2 hours ago" is told from the time of the fetch, where that is known. */
static void passed_times_are_told_from_the_fetch(void **state)
{
    (void)state;
    make_dump(HEADLINE PARAGRAPHS "Comments\n" TWO);
    made.facts.lines->now = STR("2024-03-12T15:00:00Z");
    assert_true(text_comments(&made.facts, &made.article));
    assert_span(made.article.comments[1].date_created, "2024-03-12T13:00Z");
}

static void comments_are_counted_as_stated(void **state)
{
    (void)state;
    check(HEADLINE PARAGRAPHS, 0, NO_COUNT);
    check(HEADLINE PARAGRAPHS "Comments\n" TWO, 2, NO_COUNT);
    check(HEADLINE "7 comments\n" PARAGRAPHS, 0, 7);
    check(HEADLINE "7 comments\n" PARAGRAPHS "Comments (2)\n" TWO, 2, 2);
    check(HEADLINE PARAGRAPHS "Related stories\nOne of many\n9 comments\n", 0, NO_COUNT);
    check(HEADLINE PARAGRAPHS TWO, 2, NO_COUNT); /* no label heads them */
}

static void refused_memory_is_a_failure(void **state)
{
    (void)state;
    check_refusals(HEADLINE PARAGRAPHS "Comments\n" TWO, text_comments);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(discussion_is_read_with_its_heads),
        WITH_RUN(passed_times_are_told_from_the_fetch),
        WITH_RUN(comments_are_counted_as_stated),
        WITH_RUN(refused_memory_is_a_failure),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
