#include "extract/dates/url_date.h"

#include "extract/dates/date_read.h"

enum { YEAR_MIN = 1990, PATH_BYTES_MAX = 512, DATES_TRIED_MAX = 32 };

static bool is_digit_at(struct str s, size_t i)
{
    return i < s.len && ascii_is_digit(s.at[i]);
}

static bool is_in_range(const struct moment *m)
{
    return m->year >= YEAR_MIN && m->month && moment_is_plausible(m);
}

/* What may stand behind a date: in folders the end of one, else whatever is no digit. */
static bool ends_date(const struct date_reader *r, char mark)
{
    if (r->i >= r->s.len)
        return true;
    return mark == '/' ? strchr("/-._", r->s.at[r->i]) != NULL : !ascii_is_digit(r->s.at[r->i]);
}

/* A month as a number or, in English, by its name. */
static bool take_month(struct date_reader *r, unsigned *month)
{
    uint64_t key;
    if (take_number(r, 1, 2, month))
        return true;
    *month = take_name(r, DATE_MONTH, &key);
    return *month != 0;
}

/* 2024/03/05, 2024-3-5, 2024/mar/05; in folders 2024/03 without a day. */
static bool year_first(struct date_reader *r, struct moment *m)
{
    char mark;
    if (!take_number(r, 4, 4, &m->year) || !take_one_of(r, "/-_.", &mark) || !take_month(r, &m->month))
        return false;
    struct date_reader month_end = *r;
    if (take_byte(r, mark) && take_number(r, 1, 2, &m->day) && ends_date(r, mark) && is_in_range(m))
        return true;
    *r = month_end;
    m->day = 0;
    return mark == '/' && r->i < r->s.len && r->s.at[r->i] == '/' && is_in_range(m);
}

/* 20240305 */
static bool compact(struct date_reader *r, struct moment *m)
{
    unsigned digits;
    if (!take_number(r, 8, 8, &digits))
        return false;
    m->year = digits / 10000;
    m->month = digits / 100 % 100;
    m->day = digits % 100;
    return m->day && is_in_range(m);
}

/* 05-03-2024, 05.03.2024 */
static bool year_last(struct date_reader *r, struct moment *m)
{
    unsigned a, b;
    char mark;
    if (!take_number(r, 2, 2, &a) || !take_one_of(r, "-._", &mark) || !take_number(r, 2, 2, &b) ||
        !take_byte(r, mark) || !take_number(r, 4, 4, &m->year))
        return false;
    bool month_first = b > 12 || (a <= 12 && r->order == 'm');
    m->day = month_first ? b : a;
    m->month = month_first ? a : b;
    return m->day && is_in_range(m);
}

typedef bool shape(struct date_reader *r, struct moment *m);
static shape *const shapes[] = {year_first, compact, year_last};

/* The path of a URL, its beginning where it is long. */
static struct str path_of(struct str url)
{
    size_t scheme = str_find(url, STR("://"), 0);
    size_t path = str_find_byte(url, '/', scheme == SIZE_MAX ? 0 : scheme + strlen("://"));
    if (path == SIZE_MAX)
        return STR_NONE;
    url = str_slice(url, path, str_find_byte(url, '?', path));
    return str_slice(url, 0, PATH_BYTES_MAX);
}

struct str url_date(struct run *run, struct str url, char order)
{
    struct str path = path_of(url);
    struct moment month = {0};
    unsigned tried = 0;
    for (size_t i = 1; i < path.len && tried < DATES_TRIED_MAX; i++) {
        if (!is_digit_at(path, i) || is_digit_at(path, i - 1))
            continue;
        tried++;
        for (size_t n = 0; n < sizeof shapes / sizeof *shapes; n++) {
            struct date_reader r = {
                .s = path, .i = i, .language = date_language_of(STR("en")), .order = order};
            struct moment m = moment_unknown();
            if (!shapes[n](&r, &m))
                continue;
            if (m.day)
                return moment_write(run, &m);
            month = month.year ? month : m;
        }
    }
    return month.year ? moment_write(run, &month) : STR_NONE;
}
