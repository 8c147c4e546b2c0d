#include "extract/date_parse.h"
#include "extract/visible_dates.h"

enum { COMPACT_DIGITS = 8, PATH_BYTES_MAX = 512, DATES_TRIED_MAX = 32 };

static bool is_digit_at(struct str s, size_t i)
{
    return i < s.len && ascii_is_digit(s.at[i]);
}

/* The number of exactly `digits` digits at *i, moving past it; 0 where there is none. */
static unsigned number_at(struct str s, size_t *i, unsigned digits)
{
    unsigned value = 0;
    for (unsigned n = 0; n < digits; n++) {
        if (!is_digit_at(s, *i + n))
            return 0;
        value = value * 10 + (unsigned)(s.at[*i + n] - '0');
    }
    *i += digits;
    return value;
}

/* A year, a month and perhaps a day that begin at i, parted by `mark` or by nothing ('\0'). */
static struct str parts_at(struct run *run, struct str path, size_t i, char mark)
{
    size_t from = i;
    unsigned year = number_at(path, &i, 4);
    if (year < 1990 || (mark && (i >= path.len || path.at[i++] != mark)))
        return STR_NONE;
    size_t month_at = i;
    unsigned month = number_at(path, &i, 2);
    if (!month && mark) {
        i = month_at;
        month = number_at(path, &i, 1);
    }
    if (month < 1 || month > 12 || is_digit_at(path, mark ? i : COMPACT_DIGITS + from))
        return STR_NONE;
    size_t month_end = i, day_at = i + (mark ? 1 : 0);
    i = day_at;
    unsigned day = mark && (month_end >= path.len || path.at[month_end] != mark) ? 0 : number_at(path, &i, 2);
    if (!day && mark && month_end < path.len && path.at[month_end] == mark) {
        i = day_at;
        day = number_at(path, &i, 1);
    }
    if (day && !is_digit_at(path, i))
        return mark == '/' && i < path.len && path.at[i] != '/' && path.at[i] != '-' && path.at[i] != '.'
                   ? STR_NONE
                   : parse_date(run, str_slice(path, from, i));
    bool is_folder = mark == '/' && month_end < path.len && path.at[month_end] == '/';
    return is_folder ? parse_date(run, str_slice(path, from, month_end)) : STR_NONE;
}

struct str url_date(struct run *run, struct str url)
{
    static const char marks[] = {'/', '-', '_', '\0'};
    size_t scheme = str_find(url, STR("://"), 0);
    size_t path = str_find_byte(url, '/', scheme == SIZE_MAX ? 0 : scheme + strlen("://"));
    if (path == SIZE_MAX)
        return STR_NONE;
    url = str_slice(url, path, str_find_byte(url, '?', path));
    url = str_slice(url, 0, PATH_BYTES_MAX);
    struct str month = STR_NONE;
    unsigned tried = 0;
    for (size_t i = 1; i < url.len && tried < DATES_TRIED_MAX; i++) {
        if (!is_digit_at(url, i) || is_digit_at(url, i - 1))
            continue;
        tried++;
        for (size_t m = 0; m < sizeof marks; m++) {
            struct str date = parts_at(run, url, i, marks[m]);
            if (date.len >= strlen("2024-03-05"))
                return date;
            month = month.len ? month : date;
        }
    }
    return month;
}
