#include <stdio.h>
#include <unicode/udat.h>
#include <unicode/ustring.h>

#include "unit/run.h"

#include "extract/dates/date_names.h"
#include "extract/dates/date_parse.h"

#define NOW "2026-01-28T05:35:10Z"

struct row {
    const char *language, *text, *iso, *raw;
};

static void check_rows(const struct row *rows, size_t count, const char *now)
{
    for (size_t i = 0; i < count; i++) {
        struct found_date found = {0};
        bool is_found =
            find_date(&run, str_of(rows[i].text), 0, str_of(rows[i].language), str_of(now), &found);
        if (is_found != (rows[i].iso != NULL) || (is_found && !str_eq(found.iso, str_of(rows[i].iso))))
            print_error("%s: \"%s\"\n", rows[i].language, rows[i].text);
        assert_span(is_found ? found.iso : STR_NONE, rows[i].iso);
        assert_span(is_found ? found.raw : STR_NONE, rows[i].raw);
    }
}

static void dates_are_found_among_words(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"en", "Posted by Ada on January 28, 2022 in News", "2022-01-28", "January 28, 2022"},
        {"en", "Wed, March 2nd, 2022 at 5:35 p.m. EST", "2022-03-02T17:35-05:00",
         "Wed, March 2nd, 2022 at 5:35 p.m. EST"},
        {"de", "Berlin, 28.01.2022, 14.05 Uhr", "2022-01-28T14:05", "28.01.2022, 14.05 Uhr"},
        {"en", "Ada Lovelace28 January 2022", "2022-01-28", "28 January 2022"},
        {"en", "HealthDecember 22, 2022By Ada", "2022-12-22", "December 22, 2022"},
        {"de", "28.09.1912:44", "2019-09-28T12:44", "28.09.1912:44"},
        {"de", "26 | 01 | 2022", "2022-01-26", "26 | 01 | 2022"},
        {"ru", "28 января, 05:35", "XXXX-01-28T05:35", "28 января, 05:35"},
        {"ja", "公開日：2022年1月28日（金）", "2022-01-28", "2022年1月28日"},
        {"ko", "입력 2022. 1. 28. 오후 2:05", "2022-01-28T14:05", "2022. 1. 28. 오후 2:05"},
        {"th", "28 มกราคม 2565", "2022-01-28", "28 มกราคม 2565"},
        {"ar", "٢٨ يناير ٢٠٢٢", "2022-01-28", "٢٨ يناير ٢٠٢٢"},
    };
    check_rows(rows, COUNT(rows), NULL);
}

static void other_numbers_are_no_dates(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"en", "", NULL, NULL},
        {"en", "Version v1.28.2022 of 10.0.0.1", NULL, NULL},
        {"en", "Call 12-34-5678 or 2022-13-01", NULL, NULL},
        {"en", "/news/2021/jan21/story", NULL, NULL},
        {"en", "May 32, 2022 and 31 April 2022", NULL, NULL},
        {"en", "12 monkeys in 2022", NULL, NULL},
        {"en", "5 mai", NULL, NULL},       /* without its year a short name of another language is no month */
        {"fa", "۸ بهمن ۱۴۰۰", NULL, NULL}, /* Solar Hijri is not read, and so not misread */
    };
    check_rows(rows, COUNT(rows), NULL);
}

static void order_is_that_of_the_language(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"en", "03/04/2022", "2022-03-04", "03/04/2022"},
        {"en-US", "03/04/2022", "2022-03-04", "03/04/2022"},
        {"en-GB", "03/04/2022", "2022-04-03", "03/04/2022"},
        {"fr", "03/04/2022", "2022-04-03", "03/04/2022"},
        {"en", "25/04/2022", "2022-04-25", "25/04/2022"},
        {"fr", "04/25/2022", "2022-04-25", "04/25/2022"},
        {"en", "03.04.2022", "2022-04-03", "03.04.2022"},
    };
    check_rows(rows, COUNT(rows), NULL);
    struct found_date found;
    assert_true(find_date(&run, STR("03/04/2022"), 0, STR("en"), STR_NONE, &found));
    assert_span(found.other, "2022-04-03");
    assert_true(find_date(&run, STR("25/04/2022"), 0, STR("en"), STR_NONE, &found));
    assert_span(found.other, NULL);
}

static void relative_dates_count_where_now_is_known(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"en", "Posted 3 hours ago by Ada", "2026-01-28T02:35Z", "3 hours ago"},
        {"en", "10 mins ago", "2026-01-28T05:25Z", "10 mins ago"},
        {"en", "an hour ago", "2026-01-28T04:35Z", "an hour ago"},
        {"en", "Yesterday at 5:35 pm", "2026-01-27T17:35", "Yesterday at 5:35 pm"},
        {"en", "1 month ago", "2025-12", "1 month ago"},
        {"en", "2 years ago", "2024", "2 years ago"},
        {"de", "vor 2 Stunden", "2026-01-28T03:35Z", "vor 2 Stunden"},
        {"de", "Heute, 14:05 Uhr", "2026-01-28T14:05", "Heute, 14:05 Uhr"},
        {"ru", "вчера, 14:05", "2026-01-27T14:05", "вчера, 14:05"},
        {"fr", "il y a 5 minutes", "2026-01-28T05:30Z", "il y a 5 minutes"},
        {"ar", "قبل ساعتين", "2026-01-28T03:35Z", "قبل ساعتين"},
        {"ar", "منذ ٣ ساعات", "2026-01-28T02:35Z", "منذ ٣ ساعات"},
        {"ja", "3時間前の記事", "2026-01-28T02:35Z", "3時間前"},
        {"hi", "कल", NULL, NULL}, /* yesterday and tomorrow */
        {"en", "in 3 hours", NULL, NULL},
        {"de", "hier", NULL, NULL}, /* French for yesterday */
        {"en", "3 apples", NULL, NULL},
    };
    check_rows(rows, COUNT(rows), NOW);
    static const struct row early[] = {{"en", "3 hours ago", "1969-12-31T22:30Z", "3 hours ago"}};
    check_rows(early, COUNT(early), "1970-01-01T01:30:00Z"); /* the clock's zero lies between */
    static const struct row unknown[] = {{"en", "3 hours ago", NULL, NULL}, {"en", "yesterday", NULL, NULL}};
    check_rows(unknown, COUNT(unknown), NULL);
    check_rows(unknown, COUNT(unknown), "soon");
    check_rows(unknown, COUNT(unknown), "2026-01-28"); /* not known to the minute */
}

/* 2024-03-05, 14:05 UTC, as ICU writes it in a language. */
static struct str written_by_icu(const char *locale, UDateFormatStyle date, UDateFormatStyle time, char *out)
{
    static const UChar utc[] = {'U', 'T', 'C', 0};
    const UDate moment = 1709647500000.0;
    UChar units[256];
    int32_t len = 0;
    UErrorCode status = U_ZERO_ERROR;
    UDateFormat *format = udat_open(time, date, locale, utc, -1, NULL, 0, &status);
    int32_t count = udat_format(format, moment, units, 256, NULL, &status);
    u_strToUTF8(out, 512, &len, units, count, &status);
    assert_true(U_SUCCESS(status));
    udat_close(format);
    return (struct str){out, (size_t)len};
}

/* Each language is to read what CLDR writes in it: full, long and medium dates, with their time, in the
 * digits that it has by default or that are named. */
static void dates_of_many_languages_are_read_back(void **state)
{
    (void)state;
    static const char *const locales[] = {
        "en", "en-GB", "de", "fr", "es",      "pt",    "it",  "ru", "ja", "zh",           "nl", "pl", "tr",
        "vi", "cs",    "id", "ko", "uk",      "ar-EG", "el",  "sv", "hu", "ro",           "da", "fi", "sk",
        "bg", "hr",    "nb", "sr", "sr-Latn", "lt",    "sl",  "ca", "et", "hi-u-nu-deva", "bn", "ta", "te",
        "mr", "ml",    "kn", "gu", "ur",      "ms",    "sw",  "af", "sq", "mk",           "is", "ga", "gl",
        "be", "ka",    "hy", "az", "kk",      "ky",    "fil", "ne", "he", "my",
    };
    static const UDateFormatStyle styles[] = {UDAT_FULL, UDAT_LONG, UDAT_MEDIUM};
    size_t wrong = 0;
    assert_true(COUNT(locales) >= 40);
    for (size_t i = 0; i < COUNT(locales); i++)
        for (size_t s = 0; s < COUNT(styles); s++) {
            char out[512];
            struct found_date found = {0};
            struct str text = written_by_icu(locales[i], styles[s], UDAT_NONE, out);
            bool is_found = find_date(&run, text, 0, str_of(locales[i]), STR_NONE, &found);
            if (is_found && str_eq(found.iso, STR("2024-03-05")))
                continue;
            wrong++;
            print_error("%s: \"%.*s\" gives \"%.*s\"\n", locales[i], STR_FMT(text), STR_FMT(found.iso));
        }
    assert_int_equal(wrong, 0);
}

static void times_of_many_languages_are_read_back(void **state)
{
    (void)state;
    static const char *const locales[] = {
        "en", "de", "fr", "es", "pt",    "it",      "ru", "ja", "zh", "nl", "pl",
        "tr", "cs", "ko", "uk", "ar-EG", "el",      "sv", "hu", "ro", "sk", "hr",
        "nb", "sl", "ca", "hi", "he",    "sr-Latn", "az", "ka", "kk",
    };
    size_t wrong = 0;
    for (size_t i = 0; i < COUNT(locales); i++) {
        char out[512];
        struct found_date found = {0};
        struct str text = written_by_icu(locales[i], UDAT_LONG, UDAT_SHORT, out);
        find_date(&run, text, 0, str_of(locales[i]), STR_NONE, &found);
        if (str_eq(found.iso, STR("2024-03-05T14:05")))
            continue;
        wrong++;
        print_error("%s: \"%.*s\" gives \"%.*s\"\n", locales[i], STR_FMT(text), STR_FMT(found.iso));
    }
    assert_int_equal(wrong, 0);
}

/* Twice the text takes about twice the time; a quadratic search would not end. */
static void hostile_texts_end(void **state)
{
    (void)state;
    static const char *const pieces[] = {"1",      "12 ", "May ",     "1 a ",     "1/2/",
                                         "vor 1 ", "-",   "\xd9\xa1", "3 de de ", "a"};
    enum { SIZE = 1 << 17 };
    char *text = run_alloc(&run, SIZE);
    assert_non_null(text);
    for (size_t i = 0; i < COUNT(pieces); i++) {
        struct found_date found;
        size_t len = 0, piece = strlen(pieces[i]);
        for (; len + piece <= SIZE; len += piece)
            memcpy(text + len, pieces[i], piece);
        assert_false(find_date(&run, (struct str){text, len}, 0, STR("en"), STR(NOW), &found));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(dates_are_found_among_words),
        WITH_RUN(other_numbers_are_no_dates),
        WITH_RUN(order_is_that_of_the_language),
        WITH_RUN(relative_dates_count_where_now_is_known),
        WITH_RUN(dates_of_many_languages_are_read_back),
        WITH_RUN(times_of_many_languages_are_read_back),
        WITH_RUN(hostile_texts_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
