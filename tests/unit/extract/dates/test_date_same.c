#include "unit/run.h"

#include "extract/dates/date_read.h"
#include "extract/dates/date_same.h"

static void one_day_and_one_instant_are_one_date(void **state)
{
    (void)state;
    static const struct {
        const char *a, *b;
        bool same, on_clocks;
    } rows[] = {
        {"2022-01-28", "2022-01-28", true, true},
        {"2022-01-28", "2022-01-28T05:35", true, true},
        {"2022-01-28", "2022-01-29", false, false},
        {"2022-01-28T23:35-05:00", "2022-01-29T04:35Z", true, true},
        {"2022-01-28T23:35:00-05:00", "2022-01-29T04:35:59Z", true, true}, /* to the minute */
        {"2022-01-28T23:35-05:00", "2022-01-29T04:36Z", false, false},
        {"2022-01-28T23:35", "2022-01-29T04:35Z", false, true},
        {"2022-01-28T23:35", "2022-01-29T04:36Z", false, false},
        {"2022-01-28T08:35", "2022-01-29T04:35Z", false, false}, /* no zone is so far off */
        {"2022-01-28T23:35", "2022-01-29T04:35", false, false},
        {"2022-01", "2022-01-28", false, false},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_int_equal(is_same_date(str_of(rows[i].a), str_of(rows[i].b)), rows[i].same);
        assert_int_equal(is_same_date(str_of(rows[i].b), str_of(rows[i].a)), rows[i].same);
        assert_int_equal(is_same_on_clocks(str_of(rows[i].a), str_of(rows[i].b)), rows[i].on_clocks);
        assert_int_equal(is_same_on_clocks(str_of(rows[i].b), str_of(rows[i].a)), rows[i].on_clocks);
    }
}

static void the_site_s_own_clock_is_kept(void **state)
{
    (void)state;
    static const struct {
        const char *known, *seen, *stays;
    } rows[] = {
        {"2022-01-28", "2022-01-28T05:35", "2022-01-28T05:35"},
        {"2022-01-28T05:35Z", "2022-01-28", "2022-01-28T05:35Z"},
        {"2022-01-28T05:35Z", "2022-01-28T07:35+02:00", "2022-01-28T05:35Z"},
        {"2022-01-29T04:35Z", "2022-01-28T23:35-05:00", "2022-01-28T23:35-05:00"},
        {"2022-01-29T04:35+02:00", "2022-01-29T02:35Z", "2022-01-29T04:35+02:00"},
        {"2022-01-29T04:35:10Z", "2022-01-28T23:35", "2022-01-28T23:35-05:00"},
        {"2022-01-28T22:05Z", "2022-01-29T03:35", "2022-01-29T03:35+05:30"},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_span(seen_spelling(&run, str_of(rows[i].known), str_of(rows[i].seen)), rows[i].stays);
}

static void days_are_counted_both_ways(void **state)
{
    (void)state;
    static const struct moment days[] = {
        {.year = 1970, .month = 1, .day = 1},  {.year = 2000, .month = 2, .day = 29},
        {.year = 1900, .month = 3, .day = 1},  {.year = 2100, .month = 12, .day = 31},
        {.year = 2026, .month = 1, .day = 28}, {.year = 1999, .month = 12, .day = 31}};
    assert_int_equal(moment_days(&days[0]), 0);
    for (size_t i = 0; i < COUNT(days); i++) {
        struct moment m = {0};
        moment_set_days(&m, moment_days(&days[i]));
        assert_int_equal(m.year, days[i].year);
        assert_int_equal(m.month, days[i].month);
        assert_int_equal(m.day, days[i].day);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(one_day_and_one_instant_are_one_date),
        WITH_RUN(the_site_s_own_clock_is_kept),
        WITH_RUN(days_are_counted_both_ways),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
