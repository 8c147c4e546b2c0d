#include "unit/run.h"

#include "extract/dates/url_date.h"

static void days_of_paths_are_read(void **state)
{
    (void)state;
    static const struct {
        const char *url, *date;
    } rows[] = {
        {"https://example.com/2024/03/05/title", "2024-03-05"},
        {"https://example.com/2024/3/5/title", "2024-03-05"},
        {"https://example.com/2024-03-05-title", "2024-03-05"},
        {"https://example.com/news/title-2024_03_05.html", "2024-03-05"},
        {"https://example.com/a/20240305/title", "2024-03-05"},
        {"https://example.com/2024/mar/05/title", "2024-03-05"},
        {"https://example.com/2024/october/03/title", "2024-10-03"},
        {"https://example.com/notes/29-10-2021", "2021-10-29"},
        {"https://example.com/notes/05.03.2024", "2024-03-05"},
        {"https://example.com/2024/03/title", "2024-03"},
        {"https://example.com/2024/03/", "2024-03"},
        {"https://example.com/?date=2024/03/05", NULL},
        {"https://2024-03-05.example.com/", NULL},
        {"https://example.com/12024/03/05/", NULL},
        {"https://example.com/1989/03/05/", NULL},
        {"https://example.com/2024/13/05/", NULL},
        {"https://example.com/2023/02/29/", "2023-02"},
        {"https://example.com/id/99999999", NULL},
        {"https://example.com/2024", NULL},
        {"https://example.com/2024-2025", NULL},
        {"", NULL},
        {"/2024/03/05/", "2024-03-05"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct str got = url_date(&run, str_of(rows[i].url), 'd');
        if (!str_eq(got, str_of(rows[i].date)))
            print_error("%s\n", rows[i].url);
        assert_span(got, rows[i].date);
    }
}

static void order_settles_what_could_be_both(void **state)
{
    (void)state;
    assert_span(url_date(&run, STR("https://example.com/05-03-2024"), 'd'), "2024-03-05");
    assert_span(url_date(&run, STR("https://example.com/05-03-2024"), 'm'), "2024-05-03");
    assert_span(url_date(&run, STR("https://example.com/25-03-2024"), 'm'), "2024-03-25");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(days_of_paths_are_read),
        WITH_RUN(order_settles_what_could_be_both),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
