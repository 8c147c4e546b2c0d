#include "extract/date_parse.h"

#include <stdio.h>

#include "extract/date_read.h"

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

struct str moment_write(struct run *run, const struct moment *m)
{
    char out[64];
    size_t len = m->year ? (size_t)snprintf(out, sizeof out, "%04u", m->year)
                         : (size_t)snprintf(out, sizeof out, "XXXX");
    if (m->month)
        len += (size_t)snprintf(out + len, sizeof out - len, "-%02u", m->month);
    if (m->day)
        len += (size_t)snprintf(out + len, sizeof out - len, "-%02u", m->day);
    if (m->day && m->hour >= 0)
        len += write_time(m, out + len, sizeof out - len);
    struct str date = arena_copy(run->arena, (struct str){out, len});
    if (!date.at)
        fail(run, FAIL_PAGE_TOO_COMPLEX, "The page's dates need more memory than one job may allocate.");
    return date;
}

/* What is less precise than a day: "2022-01", "2022", "2022-00". */
static bool read_year_and_month(struct date_reader *r, struct moment *m)
{
    *m = moment_unknown();
    if (!take_number(r, 4, 4, &m->year))
        return false;
    if (r->i == r->s.len)
        return true;
    char mark;
    return take_one_of(r, "-/", &mark) && take_number(r, 2, 2, &m->month) && r->i == r->s.len;
}

struct str parse_date(struct run *run, struct str s)
{
    struct moment m;
    struct date_reader r = {.s = str_trim(s), .language = DATE_LANGUAGE_UNKNOWN, .whole = true};
    bool read = read_date(&r, &m);
    if (!read) {
        r.i = 0;
        read = read_year_and_month(&r, &m) && moment_is_plausible(&m);
    }
    return read ? moment_write(run, &m) : STR_NONE;
}

/* Days since 1970 in the Gregorian calendar: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
 */
static int64_t days_of(const struct moment *m)
{
    int64_t year = (int64_t)m->year - (m->month <= 2);
    int64_t era = year / 400, of_era = year - era * 400;
    int64_t of_year = (153 * ((int64_t)m->month + (m->month > 2 ? -3 : 9)) + 2) / 5 + (int64_t)m->day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

bool date_instant(struct str iso, int64_t *seconds)
{
    struct moment m;
    struct date_reader r = {.s = iso, .language = DATE_LANGUAGE_UNKNOWN, .whole = true};
    if (!read_date(&r, &m) || !m.year || m.hour < 0 || !m.has_offset)
        return false;
    *seconds =
        ((days_of(&m) * 24 + m.hour) * 60 + m.minute - m.offset_minutes) * 60 + (m.second > 0 ? m.second : 0);
    return true;
}
