#include <stdio.h>

#include "unit/extract/whole.h"

#include "extract/counters/counters.h"
#include "extract/fields.h"

static void counters_of(const char *html)
{
    make_whole(html);
    made.article.headline = STR("not the flood");
    assert_true(extract_counters(&made.facts, &made.article));
}

static void assert_counter(size_t i, enum interaction interaction, int64_t count, const char *raw)
{
    assert_true(i < made.article.counter_count);
    assert_int_equal(made.article.counters[i].interaction, interaction);
    assert_int_equal(made.article.counters[i].count, count);
    assert_span(made.article.counters[i].raw, raw);
}

static void lines_around_the_text_count(void **state)
{
    (void)state;
    counters_of("<h1>not the flood</h1><div class=not><span>not</span></div><p>The river rose.</p>");
    assert_int_equal(made.article.counter_count, 0);
    make_facts("<h1>The flood</h1><ul><li>1680</li><li>0</li><li>-1</li></ul><p>1,234 views · 5 likes</p>"
               "<p>The river rose.</p><p>12 comments</p><p>7</p><aside><p>99 shares</p></aside>");
    made.article.headline = STR("The flood");
    const struct segment *body = NULL;
    for (size_t i = 0; i < made.sheet.segment_count; i++)
        if (str_starts(made.sheet.segments[i].text, STR("The river")))
            body = &made.sheet.segments[i];
    made.article.body = &body;
    made.article.body_count = 1;
    assert_true(extract_counters(&made.facts, &made.article));
    assert_int_equal(made.article.counter_count, 6);
    assert_counter(0, INTERACTION_UNKNOWN, 1680, "1680");
    assert_counter(1, INTERACTION_UNKNOWN, 0, "0");
    assert_counter(2, INTERACTION_UNKNOWN, -1, "-1");
    assert_counter(3, INTERACTION_VIEW, 1234, "1,234 views");
    assert_counter(4, INTERACTION_LIKE, 5, "5 likes");
    assert_counter(5, INTERACTION_COMMENT, 12, "12 comments");
}

/* A list of numbers above the text counts even where the body took it for text. */
static void numbers_taken_for_text_count(void **state)
{
    (void)state;
    make_whole(
        "<h1>not the flood</h1><ul><li>1680</li><li>-1</li></ul><p>The river rose.</p><ul><li>7</li></ul>");
    made.article.headline = STR("not the flood");
    assert_true(extract_counters(&made.facts, &made.article));
    assert_int_equal(made.article.counter_count, 2);
    assert_counter(0, INTERACTION_UNKNOWN, 1680, "1680");
    assert_counter(1, INTERACTION_UNKNOWN, -1, "-1");
}

static void data_count_first(void **state)
{
    (void)state;
    counters_of(
        "<script type=application/ld+json>{\"@type\": \"Article\", \"interactionStatistic\": [{\"@type\": "
        "\"InteractionCounter\", \"interactionType\": \"https://schema.org/LikeAction\", "
        "\"userInteractionCount\": 15}, {\"interactionType\": {\"@type\": \"ViewAction\"}, "
        "\"userInteractionCount\": \"1,200\"}, {\"interactionType\": \"FlyAction\", "
        "\"userInteractionCount\": 3}]}</script><p>The river rose.</p>");
    assert_int_equal(made.article.counter_count, 2);
    assert_counter(0, INTERACTION_LIKE, 15, NULL);
    assert_counter(1, INTERACTION_VIEW, 1200, "1,200");
}

static void attributes_count(void **state)
{
    (void)state;
    counters_of("<p>The river rose.</p><div data-share-count=1.2K data-likes=x></div>");
    assert_int_equal(made.article.counter_count, 1);
    assert_counter(0, INTERACTION_SHARE, 1200, "1.2K");
}

static void count_is_bounded(void **state)
{
    (void)state;
    static char json[8 << 10];
    size_t len = (size_t)snprintf(json, sizeof json,
                                  "<script type=application/ld+json>{\"@type\": \"Article\", "
                                  "\"interactionStatistic\": [");
    for (int i = 0; i < 60; i++)
        len += (size_t)snprintf(json + len, sizeof json - len,
                                "%s{\"interactionType\": \"LikeAction\", \"userInteractionCount\": %d}",
                                i ? "," : "", i);
    snprintf(json + len, sizeof json - len, "]}</script><p>x");
    counters_of(json);
    assert_int_equal(made.article.counter_count, 1); /* one of a kind */
    assert_counter(0, INTERACTION_LIKE, 0, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(lines_around_the_text_count),
        WITH_RUN(numbers_taken_for_text_count),
        WITH_RUN(data_count_first),
        WITH_RUN(attributes_count),
        WITH_RUN(count_is_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
