#include "unit/run.h"

#include "extract/dates/date_read.h"

static struct str time_of(const char *text, bool announced)
{
    struct moment m = {.year = 2022, .month = 1, .day = 28, .hour = -1, .minute = -1, .second = -1};
    struct date_reader r = {.s = str_of(text), .language = DATE_LANGUAGE_UNKNOWN};
    if (!read_time(&r, &m, announced))
        return STR_NONE;
    struct str iso = moment_write(&run, &m);
    return str_slice(iso, sizeof "2022-01-28", iso.len);
}

static void times_are_read_with_half_and_zone(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool announced;
        const char *time;
    } rows[] = {
        {"05:35", false, "05:35"},
        {"5:35:07", false, "05:35:07"},
        {"5:35 PM", false, "17:35"},
        {"5:35 p.m.", false, "17:35"},
        {"12:05 am", false, "00:05"},
        {"12:05 a. m.", false, "00:05"},
        {"14h05", false, "14:05"},
        {"14 h 05", false, "14:05"},
        {"14.05 Uhr", false, "14:05"},
        {"14.05", true, "14:05"},
        {"14.05", false, NULL},
        {"下午2:05", false, "14:05"},
        {"오후 2:05", false, "14:05"},
        {"14时05分", false, "14:05"},
        {"5:35 GMT", false, "05:35Z"},
        {"5:35 pm EST", false, "17:35-05:00"},
        {"5:35 (UTC+8)", false, "05:35+08:00"},
        {"05:35+0300", false, "05:35+03:00"},
        {"05:35:07.123Z", false, "05:35:07Z"},
        {"5:35 IST", false, "05:35"}, /* three zones */
        {"24:00", false, NULL},
        {"5:60", false, NULL},
        {"5", false, NULL},
        {"", false, NULL},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct str got = time_of(rows[i].text, rows[i].announced);
        if (!str_eq(got, str_of(rows[i].time)))
            print_error("\"%s\"\n", rows[i].text);
        assert_span(got, rows[i].time);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_RUN(times_are_read_with_half_and_zone)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
