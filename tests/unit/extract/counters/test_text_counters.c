#include "unit/extract/dump.h"

/* "type count" of each, parted by ';'. */
static const char *counters_of(const char *lines)
{
    static char out[512];
    size_t len = 0;
    make_dump(lines);
    assert_true(text_counters(&made.facts, &made.article));
    out[0] = '\0';
    for (size_t i = 0; i < made.article.counter_count; i++)
        len += (size_t)snprintf(out + len, sizeof out - len, "%s%s %lld", i ? ";" : "",
                                interaction_names[made.article.counters[i].interaction],
                                (long long)made.article.counters[i].count);
    return out;
}

static void counters_stand_by_the_headline(void **state)
{
    (void)state;
    static const struct {
        const char *lines, *wanted;
    } rows[] = {
        {HEADLINE PARAGRAPHS, ""},
        {HEADLINE "1680\n0\n-1\n" PARAGRAPHS, " 1680; 0; -1"},
        {HEADLINE "1,204 views\n45 comments\n" PARAGRAPHS, "ViewAction 1204;CommentAction 45"},
        {HEADLINE "12 likes · 5 comments\n" PARAGRAPHS, "LikeAction 12;CommentAction 5"},
        {HEADLINE PARAGRAPHS "12 likes\n17\n", "LikeAction 12"},
        {"1024\n" HEADLINE PARAGRAPHS, ""}, /* nothing says that it is of this text */
        {HEADLINE PARAGRAPHS "Comments (2)\nAda\n12 March 2024\nI will not be moved.\n12 likes\n", ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_string_equal(counters_of(rows[i].lines), rows[i].wanted);
}

static void refused_memory_is_a_failure(void **state)
{
    (void)state;
    check_refusals(HEADLINE "1680\n" PARAGRAPHS, text_counters);
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_RUN(counters_stand_by_the_headline),
                                       WITH_RUN(refused_memory_is_a_failure)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
