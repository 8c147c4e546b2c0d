#include <stdio.h>
#include <unicode/ureldatefmt.h>
#include <unicode/ustring.h>

#include "unit/run.h"

#include "extract/dates/date_names.h"
#include "extract/dates/date_relative.h"

static const struct moment now = {.year = 2026,
                                  .month = 1,
                                  .day = 5,
                                  .hour = 5,
                                  .minute = 35,
                                  .second = -1,
                                  .has_offset = true,
                                  .offset_minutes = 60};

static struct str read_back(struct str text, struct str language)
{
    struct moment m;
    struct date_reader r = {.s = text, .language = date_language_of(language)};
    if (read_past(&r, &now, &m))
        return moment_write(&run, &m);
    for (size_t next, start; r.i<text.len; r.i = next> r.i ? next : r.i + 1) {
        next = r.i;
        if (digit_at(&r, &next) >= 0 && read_ago(&r, 0, &now, &m, &start))
            return moment_write(&run, &m);
    }
    return STR_NONE;
}

static void units_are_as_precise_as_they_are(void **state)
{
    (void)state;
    static const struct {
        const char *text, *date;
    } rows[] = {
        {"30 seconds ago", "2026-01-05T05:35+01:00"},
        {"40 minutes ago", "2026-01-05T04:55+01:00"},
        {"6 hours ago", "2026-01-04T23:35+01:00"},
        {"5 days ago", "2025-12-31"},
        {"today", "2026-01-05"},
        {"yesterday", "2026-01-04"},
        {"2 weeks ago", "2025-12"},
        {"1 week ago", "2025-12"},
        {"1 month ago", "2025-12"},
        {"13 months ago", "2024-12"},
        {"3 years ago", "2023"},
        {"tomorrow", NULL},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct str got = read_back(str_of(rows[i].text), STR("en"));
        if (!str_eq(got, str_of(rows[i].date)))
            print_error("\"%s\"\n", rows[i].text);
        assert_span(got, rows[i].date);
    }
}

/* What ICU writes for 1, 2, 3, 5 and 11 hours ago, and for yesterday, is read back. */
static void many_languages_are_read_back(void **state)
{
    (void)state;
    static const char *const locales[] = {
        "en", "de", "fr", "es", "pt", "it", "ru", "ja", "zh", "nl", "pl", "tr", "fa", "vi",
        "cs", "id", "ko", "uk", "ar", "el", "sv", "hu", "ro", "da", "th", "he", "fi", "sk",
        "bg", "hr", "nb", "sr", "lt", "sl", "ca", "et", "lv", "hi", "bn", "ta", "te", "mr",
        "ml", "kn", "gu", "ur", "ms", "sw", "af", "sq", "mk", "is", "gl", "be", "ka", "az",
    };
    static const int hours[] = {1, 2, 3, 5, 11};
    static const char *const dates[] = {"2026-01-05T04:35+01:00", "2026-01-05T03:35+01:00",
                                        "2026-01-05T02:35+01:00", "2026-01-05T00:35+01:00",
                                        "2026-01-04T18:35+01:00"};
    size_t wrong = 0;
    assert_true(COUNT(locales) >= 40);
    for (size_t i = 0; i < COUNT(locales); i++) {
        UErrorCode status = U_ZERO_ERROR;
        URelativeDateTimeFormatter *format =
            ureldatefmt_open(locales[i], NULL, UDAT_STYLE_LONG, UDISPCTX_CAPITALIZATION_NONE, &status);
        for (size_t h = 0; h <= COUNT(hours); h++) {
            UChar units[128];
            char out[512];
            int32_t len = 0;
            bool is_day = h == COUNT(hours);
            int32_t count = is_day ? ureldatefmt_format(format, -1, UDAT_REL_UNIT_DAY, units, 128, &status)
                                   : ureldatefmt_formatNumeric(format, -hours[h], UDAT_REL_UNIT_HOUR, units,
                                                               128, &status);
            u_strToUTF8(out, sizeof out, &len, units, count, &status);
            struct str text = {out, (size_t)len}, got = read_back(text, str_of(locales[i]));
            bool both = is_day && strcmp(locales[i], "hi") == 0; /* tomorrow as well */
            if (str_eq(got, str_of(both ? NULL : is_day ? "2026-01-04" : dates[h])))
                continue;
            wrong++;
            print_error("%s: \"%.*s\" gives \"%.*s\"\n", locales[i], STR_FMT(text), STR_FMT(got));
        }
        ureldatefmt_close(format);
    }
    assert_int_equal(wrong, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(units_are_as_precise_as_they_are),
        WITH_RUN(many_languages_are_read_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
