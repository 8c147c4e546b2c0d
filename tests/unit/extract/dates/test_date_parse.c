#include "unit/run.h"

#include "extract/dates/date_parse.h"

struct row {
    const char *text, *wanted;
};

static void check_rows(const struct row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct str got = parse_date(&run, str_of(rows[i].text));
        if (!str_eq(got, str_of(rows[i].wanted)))
            print_error("the text is \"%s\"\n", rows[i].text);
        assert_span(got, rows[i].wanted);
    }
}

static void iso_8601_is_kept_as_precise_as_it_is(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"2022-01-28", "2022-01-28"},
        {" 2022-01-28 ", "2022-01-28"},
        {"2022-1-8", "2022-01-08"},
        {"2022/01/28", "2022-01-28"},
        {"20220128", "2022-01-28"},
        {"2022-01", "2022-01"},
        {"2022", "2022"},
        {"2022-01-28T05:35", "2022-01-28T05:35"},
        {"2022-01-28 5:35", "2022-01-28T05:35"},
        {"2022-01-28, 05:35 PM", "2022-01-28T17:35"},
        {"2022-01-28t05:35:07z", "2022-01-28T05:35:07Z"},
        {"2022-01-28T05:35:07.123456Z", "2022-01-28T05:35:07Z"},
        {"2022-01-28T05:35:07,5+03:00", "2022-01-28T05:35:07+03:00"},
        {"2022-01-28T05:35+0300", "2022-01-28T05:35+03:00"},
        {"2022-01-28T05:35:07-03", "2022-01-28T05:35:07-03:00"},
        {"2022-01-28T05:35:07+05:45", "2022-01-28T05:35:07+05:45"},
        {"2022-01-28T05:35:07+00:00", "2022-01-28T05:35:07Z"},
        {"2022-01-28 05:35:07 UTC", "2022-01-28T05:35:07Z"},
        {"2022-01-28 05:35:07 +0300", "2022-01-28T05:35:07+03:00"},
        {"2022-01-28T", "2022-01-28"},
    };
    check_rows(rows, COUNT(rows));
}

static void named_months_are_read(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"Fri, 28 Jan 2022 05:35:00 GMT", "2022-01-28T05:35:00Z"},
        {"Fri, 28 Jan 2022 05:35:00 +0300", "2022-01-28T05:35:00+03:00"},
        {"28 January 2022", "2022-01-28"},
        {"1 Jan. 2022", "2022-01-01"},
        {"January 28, 2022", "2022-01-28"},
        {"Jan 28 2022 05:35", "2022-01-28T05:35"},
        {"SEPT. 3, 2022", "2022-09-03"},
        {"Friday, January 28th, 2022", "2022-01-28"},
        {"Wednesday 2nd March 2022", "2022-03-02"},
        {"May 1st, 2022", "2022-05-01"},
        {"3rd of June", NULL},
        {"January 2022", "2022-01"},
        {"January 22, '22", "2022-01-22"},
        {"Fri Jan 28 05:35:07 2022", "2022-01-28T05:35:07"},
    };
    check_rows(rows, COUNT(rows));
}

static void afternoon_is_not_morning(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"January 28, 2022 5:35 PM", "2022-01-28T17:35"},
        {"January 28, 2022, 5:35 am", "2022-01-28T05:35"},
        {"January 28, 2022 5:35 p.m. EST", "2022-01-28T17:35-05:00"},
        {"Jan 28, 2022 12:05 AM", "2022-01-28T00:05"},
        {"Jan 28, 2022 12:05pm", "2022-01-28T12:05"},
        {"2022-01-28 05:35:07 PM", "2022-01-28T17:35:07"},
        {"2022-01-28 17:35 PM", "2022-01-28T17:35"},
    };
    check_rows(rows, COUNT(rows));
}

/* What JavaScript's Date writes. */
static void offset_behind_gmt_counts(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"Fri Jan 28 2022 05:35:00 GMT+0300 (Moscow Standard Time)", "2022-01-28T05:35:00+03:00"},
        {"Fri Jan 28 2022 05:35:00 GMT-0500", "2022-01-28T05:35:00-05:00"},
        {"Fri Jan 28 2022 05:35:00 UTC+01:00", "2022-01-28T05:35:00+01:00"},
        {"Fri Jan 28 2022 05:35:00 GMT+0000", "2022-01-28T05:35:00Z"},
    };
    check_rows(rows, COUNT(rows));
}

static void ranges_are_kept_on_both_sides(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"1899-12-31", NULL},
        {"1900-01-01", "1900-01-01"},
        {"2100-12-31", "2100-12-31"},
        {"2101-01-01", NULL},
        {"2022-00", "2022"}, /* databases write an unknown month or day so */
        {"2022-12-01", "2022-12-01"},
        {"2022-13-01", NULL},
        {"2022-01-31", "2022-01-31"},
        {"2022-01-32", NULL},
        {"2022-04-31", NULL},
        {"2024-02-29", "2024-02-29"},
        {"2023-02-29", NULL},
        {"2000-02-29", "2000-02-29"},
        {"1900-02-29", NULL},
        {"2022-00-10", NULL},
        {"2022-01-28T23:59", "2022-01-28T23:59"},
        {"2022-01-28T24:00", "2022-01-28"},
        {"2022-01-28T05:60", "2022-01-28"},
        {"2022-01-28T05:35:60", "2022-01-28T05:35:60"}, /* a leap second */
        {"2022-01-28T05:35:61", "2022-01-28T05:35"},
        {"2022-01-28T05:35+14:00", "2022-01-28T05:35+14:00"},
        {"2022-01-28T05:35+15:00", "2022-01-28T05:35"},
        {"2022-01-28T05:35+01:60", "2022-01-28T05:35"},
        {"32 Jan 2022", NULL},
        {"Feb 29, 2023", NULL},
        {"Jan 28, 1899", NULL},
    };
    check_rows(rows, COUNT(rows));
}

static void what_is_no_date_gives_nothing(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"", NULL},           {"yesterday", NULL},   {"03/04/2022", NULL}, /* which is the day? */
        {"1643348100", NULL}, {"2022-01-28x", NULL}, {"2022-W04", NULL},   {"2022-028", NULL},
        {"28 Jan", NULL},     {"Jan 28 22", NULL},   {"20221", NULL},      {"12 monkeys 2022", NULL},
        {"0000-00-00", NULL}, {"-2022-01-28", NULL}, {"2022-", NULL},
    };
    check_rows(rows, COUNT(rows));
}

static void refused_memory_fails_the_run(void **state)
{
    (void)state;
    arena_refuse_after(run.arena, 1);
    assert_span(parse_date(&run, STR("2022-01-28")), NULL);
    assert_int_equal(run.failure.code, FAIL_PAGE_TOO_COMPLEX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(iso_8601_is_kept_as_precise_as_it_is),
        WITH_RUN(named_months_are_read),
        WITH_RUN(afternoon_is_not_morning),
        WITH_RUN(offset_behind_gmt_counts),
        WITH_RUN(ranges_are_kept_on_both_sides),
        WITH_RUN(what_is_no_date_gives_nothing),
        WITH_RUN(refused_memory_fails_the_run),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
