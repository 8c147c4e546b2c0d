#include "extract/date_parse.h"

#include <stdio.h>

enum { YEAR_MIN = 1900, YEAR_MAX = 2100 };

struct moment {
    unsigned year, month, day; /* 0: unknown */
    int hour, minute, second;  /* -1: unknown */
    bool has_offset;
    int offset_minutes;
};

struct reader {
    struct str s;
    size_t i;
};

/* Reads exactly min … max digits. */
static bool read_number(struct reader *r, unsigned min, unsigned max, unsigned *value)
{
    unsigned digits = 0;
    *value = 0;
    while (digits < max && r->i < r->s.len && ascii_is_digit(r->s.at[r->i])) {
        *value = *value * 10 + (unsigned)(r->s.at[r->i++] - '0');
        digits++;
    }
    return digits >= min;
}

static bool read_byte(struct reader *r, char c)
{
    if (r->i >= r->s.len || r->s.at[r->i] != c)
        return false;
    r->i++;
    return true;
}

static void skip_spaces(struct reader *r)
{
    while (r->i < r->s.len && (ascii_is_space(r->s.at[r->i]) || r->s.at[r->i] == ','))
        r->i++;
}

static bool is_day_of(unsigned year, unsigned month, unsigned day)
{
    static const unsigned days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month < 1 || month > 12 || day < 1)
        return false;
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return day <= days[month - 1] + (month == 2 && leap);
}

/* "Z", "GMT", "UTC", "+03:00", "+0300", "+03". */
static void read_offset(struct reader *r, struct moment *m)
{
    skip_spaces(r);
    struct str rest = str_slice(r->s, r->i, r->s.len);
    bool named = str_starts_nocase(rest, STR("gmt")) || str_starts_nocase(rest, STR("utc"));
    m->has_offset = named || str_starts_nocase(rest, STR("z"));
    if (named)
        r->i += strlen("gmt"); /* "GMT+0300": JavaScript writes the offset behind it */
    int sign = read_byte(r, '+') ? 1 : read_byte(r, '-') ? -1 : 0;
    unsigned hours, minutes = 0;
    if (!sign || !read_number(r, 2, 2, &hours))
        return;
    read_byte(r, ':');
    read_number(r, 0, 2, &minutes);
    if (hours > 14 || minutes > 59)
        return;
    m->has_offset = true;
    m->offset_minutes = sign * (int)(hours * 60 + minutes);
}

/* "5:35 PM", "12:05 a.m.": the hour on the clock of 24 hours. */
static void read_half_day(struct reader *r, struct moment *m)
{
    skip_spaces(r);
    struct str rest = str_slice(r->s, r->i, r->s.len);
    bool pm = str_starts_nocase(rest, STR("pm")) || str_starts_nocase(rest, STR("p.m"));
    bool am = str_starts_nocase(rest, STR("am")) || str_starts_nocase(rest, STR("a.m"));
    if ((am || pm) && m->hour <= 12)
        m->hour = m->hour % 12 + (pm ? 12 : 0);
}

static void read_time(struct reader *r, struct moment *m)
{
    unsigned hour, minute, second, fraction;
    size_t from = r->i;
    if (!read_number(r, 1, 2, &hour) || !read_byte(r, ':') || !read_number(r, 2, 2, &minute) || hour > 23 ||
        minute > 59) {
        r->i = from;
        return;
    }
    m->hour = (int)hour;
    m->minute = (int)minute;
    if (read_byte(r, ':') && read_number(r, 2, 2, &second) && second <= 60)
        m->second = (int)second;
    if (read_byte(r, '.') || read_byte(r, ','))
        while (read_number(r, 1, 1, &fraction)) /* fractions of a second say nothing of an article */
            ;
    read_half_day(r, m);
    read_offset(r, m);
}

static bool read_iso(struct str s, struct moment *m)
{
    struct reader r = {s, 0};
    *m = (struct moment){.hour = -1, .minute = -1, .second = -1};
    if (!read_number(&r, 4, 4, &m->year))
        return false;
    bool dashed = read_byte(&r, '-') || read_byte(&r, '/');
    if (!dashed && r.i == s.len)
        return true; /* a year alone */
    if (!read_number(&r, dashed ? 1 : 2, 2, &m->month))
        return false;
    if (dashed && !read_byte(&r, '-') && !read_byte(&r, '/'))
        return r.i == s.len;
    if (!read_number(&r, dashed ? 1 : 2, 2, &m->day))
        return false;
    if (r.i < s.len && !read_byte(&r, 'T') && !read_byte(&r, 't') && !read_byte(&r, ',') &&
        !ascii_is_space(s.at[r.i]))
        return false;
    skip_spaces(&r);
    read_time(&r, m);
    return true;
}

static unsigned read_month_name(struct reader *r)
{
    static const char *const names[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                        "jul", "aug", "sep", "oct", "nov", "dec"};
    struct str rest = str_slice(r->s, r->i, r->s.len);
    for (unsigned i = 0; i < 12; i++)
        if (str_starts_nocase(rest, str_of(names[i]))) {
            while (r->i < r->s.len && (ascii_is_alpha(r->s.at[r->i]) || r->s.at[r->i] == '.'))
                r->i++;
            return i + 1;
        }
    return 0;
}

/* Day and month in either order, the month by name, then the year, then perhaps a time. */
static bool read_named(struct str s, struct moment *m)
{
    struct reader r = {s, 0};
    *m = (struct moment){.hour = -1, .minute = -1, .second = -1};
    skip_spaces(&r);
    m->month = read_month_name(&r);
    if (!m->month && r.i < s.len && ascii_is_alpha(s.at[r.i])) /* a week day */
        while (r.i < s.len && (ascii_is_alpha(s.at[r.i]) || s.at[r.i] == '.'))
            r.i++;
    skip_spaces(&r);
    if (!m->month)
        m->month = read_month_name(&r);
    skip_spaces(&r);
    bool month_first = m->month != 0;
    if (!read_number(&r, 1, 2, &m->day))
        return false;
    struct str suffix = str_slice(s, r.i, r.i + 2);
    if (str_eq_nocase(suffix, STR("st")) || str_eq_nocase(suffix, STR("nd")) ||
        str_eq_nocase(suffix, STR("rd")) || str_eq_nocase(suffix, STR("th")))
        r.i += 2;
    skip_spaces(&r);
    if (!month_first && !(m->month = read_month_name(&r)))
        return false;
    skip_spaces(&r);
    if (!read_number(&r, 4, 4, &m->year))
        return false;
    skip_spaces(&r);
    read_time(&r, m);
    return true;
}

static bool is_plausible(const struct moment *m)
{
    if (m->year < YEAR_MIN || m->year > YEAR_MAX || (m->day && !m->month))
        return false;
    return m->day ? is_day_of(m->year, m->month, m->day) : m->month <= 12;
}

static size_t write_time(const struct moment *m, char *out, size_t room)
{
    size_t len = (size_t)snprintf(out, room, "T%02d:%02d", m->hour, m->minute);
    if (m->second >= 0)
        len += (size_t)snprintf(out + len, room - len, ":%02d", m->second);
    if (!m->has_offset)
        return len;
    int offset = m->offset_minutes < 0 ? -m->offset_minutes : m->offset_minutes;
    if (offset == 0)
        len += (size_t)snprintf(out + len, room - len, "Z");
    else
        len += (size_t)snprintf(out + len, room - len, "%c%02d:%02d", m->offset_minutes < 0 ? '-' : '+',
                                offset / 60, offset % 60);
    return len;
}

struct str parse_date(struct run *run, struct str s)
{
    struct moment m;
    char out[64];
    s = str_trim(s);
    if (!(read_iso(s, &m) && is_plausible(&m)) && !(read_named(s, &m) && is_plausible(&m)))
        return STR_NONE;
    size_t len = (size_t)snprintf(out, sizeof out, "%04u", m.year);
    if (m.month)
        len += (size_t)snprintf(out + len, sizeof out - len, "-%02u", m.month);
    if (m.day)
        len += (size_t)snprintf(out + len, sizeof out - len, "-%02u", m.day);
    if (m.day && m.hour >= 0)
        len += write_time(&m, out + len, sizeof out - len);
    struct str date = arena_copy(run->arena, (struct str){out, len});
    if (!date.at)
        fail(run, FAIL_PAGE_TOO_COMPLEX, "The page's dates need more memory than one job may allocate.");
    return date;
}

bool find_date(struct run *run, struct str text, size_t from, struct str language, struct str now,
               struct found_date *found)
{
    (void)language, (void)now;
    text = str_slice(text, from, text.len);
    *found = (struct found_date){.iso = parse_date(run, text), .raw = str_trim(text)};
    return found->iso.len > 0;
}
