#include "unit/page.h"

#include "extract/counters/counter_line.h"

static void numbers_are_read_as_they_are_written(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int64_t count; /* -99: none */
    } rows[] = {
        {"0", 0},
        {"-1", -1},
        {"−12", -12},
        {"+7", 7},
        {"1680", 1680},
        {"1,234", 1234},
        {"1.234", 1234},
        {"1 234", 1234},
        {"1\xC2\xA0"
         "234",
         1234},
        {"1'234", 1234},
        {"12,345,678", 12345678},
        {"1.2K", 1200},
        {"1,2 тыс.", 1200},
        {"3M", 3000000},
        {"1.5 mln", 1500000},
        {"1.2万", 12000},
        {"١٢٣", 123},
        {"१२३", 123},
        {"999999999999999", 999999999999999},
        {"9999999999999999", -99},
        {"3m", -99},
        {"12.5", -99},
        {"28.01", -99},
        {"28.01.2024", -99},
        {"05:35", -99},
        {"2024", -99},
        {"$5", -99},
        {"5%", -99},
        {"1.", -99},
        {"#5", -99},
        {"", -99},
        {"-", -99},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct counter counter = {.count = -99};
        bool is = counter_of_line(str_of(rows[i].text), &counter);
        if (counter.count != rows[i].count)
            print_error("the line is \"%s\": %lld\n", rows[i].text, (long long)counter.count);
        assert_int_equal(is, rows[i].count != -99);
        assert_int_equal(counter.count, rows[i].count);
        if (is)
            assert_int_equal(counter.interaction, INTERACTION_UNKNOWN);
    }
}

static void labels_say_what_is_counted(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum interaction interaction;
        int64_t count;
    } rows[] = {
        {"1,234 views", INTERACTION_VIEW, 1234},
        {"Views: 1,234", INTERACTION_VIEW, 1234},
        {"VIEWS 2024", INTERACTION_VIEW, 2024},
        {"Viewed 15 times", INTERACTION_VIEW, 15},
        {"Просмотров: 15", INTERACTION_VIEW, 15},
        {"15 просмотров", INTERACTION_VIEW, 15},
        {"12 comments", INTERACTION_COMMENT, 12},
        {"Comments (12)", INTERACTION_COMMENT, 12},
        {"5 likes", INTERACTION_LIKE, 5},
        {"1.2K shares", INTERACTION_SHARE, 1200},
        {"-3 votes", INTERACTION_VOTE, -3},
        {"1.234 mal gelesen", INTERACTION_UNKNOWN, -99},
        {"Gelesen: 1.234 mal", INTERACTION_READ, 1234},
        {"阅读 1.2万", INTERACTION_READ, 12000},
        {"조회수 1,234회", INTERACTION_VIEW, 1234},
        {"コメント：5件", INTERACTION_COMMENT, 5},
        {"المشاهدات: 123", INTERACTION_VIEW, 123},
        {"5 min read", INTERACTION_UNKNOWN, -99},
        {"12 apples", INTERACTION_UNKNOWN, -99},
        {"views", INTERACTION_UNKNOWN, -99},
        {"views 5 likes", INTERACTION_UNKNOWN, -99},
        {"Views today: 5", INTERACTION_UNKNOWN, -99},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct counter counter = {.count = -99};
        counter_of_line(str_of(rows[i].text), &counter);
        if (counter.count != rows[i].count)
            print_error("the line is \"%s\": %lld\n", rows[i].text, (long long)counter.count);
        assert_int_equal(counter.count, rows[i].count);
        assert_int_equal(counter.interaction, rows[i].interaction);
    }
}

static void raw_is_the_line(void **state)
{
    (void)state;
    struct counter counter;
    assert_true(counter_of_line(STR("  1,234 Views "), &counter));
    assert_span(counter.raw, "1,234 Views");
}

static void long_lines_count_nothing(void **state)
{
    (void)state;
    static char text[COUNTER_LINE_MAX + 2] = "5 likes";
    memset(text + 7, ':', sizeof text - 8);
    struct counter counter;
    assert_true(counter_of_line((struct str){text, COUNTER_LINE_MAX}, &counter));
    assert_false(counter_of_line((struct str){text, COUNTER_LINE_MAX + 1}, &counter));
}

static void lines_of_several_are_parted(void **state)
{
    (void)state;
    struct str rest = STR("12 likes · 5 comments | 3"), piece;
    assert_true(next_counter_piece(&rest, &piece));
    assert_span(piece, "12 likes");
    assert_true(next_counter_piece(&rest, &piece));
    assert_span(piece, "5 comments");
    assert_true(next_counter_piece(&rest, &piece));
    assert_span(piece, "3");
    assert_false(next_counter_piece(&rest, &piece));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(numbers_are_read_as_they_are_written),
        WITH_RUN(labels_say_what_is_counted),
        WITH_RUN(raw_is_the_line),
        WITH_RUN(long_lines_count_nothing),
        WITH_RUN(lines_of_several_are_parted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
