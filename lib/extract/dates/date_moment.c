/* Moments: what a date states, and how it is written. */
#include <stdio.h>

#include "extract/dates/date_read.h"

struct moment moment_unknown(void)
{
    return (struct moment){.hour = -1, .minute = -1, .second = -1};
}

static bool is_day_of(unsigned year, unsigned month, unsigned day)
{
    static const unsigned days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month < 1 || month > 12 || day < 1 || day > days[month - 1])
        return false;
    bool leap = year == 0 || (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return leap || month != 2 || day < 29;
}

bool moment_is_plausible(const struct moment *m)
{
    if (m->year && (m->year < DATE_YEAR_MIN || m->year > DATE_YEAR_MAX))
        return false;
    if (!m->year && !m->day)
        return false;
    return m->day ? is_day_of(m->year, m->month, m->day) : m->month <= 12;
}

int64_t moment_days(const struct moment *m)
{
    int64_t year = (int64_t)m->year - (m->month <= 2);
    int64_t era = year / 400, of_era = year - era * 400;
    int64_t of_year = (153 * ((int64_t)m->month + (m->month > 2 ? -3 : 9)) + 2) / 5 + (int64_t)m->day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

void moment_set_days(struct moment *m, int64_t days)
{
    days += 719468;
    int64_t era = days / 146097, of_era = days % 146097;
    int64_t year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t shifted = (5 * of_year + 2) / 153; /* months from March */
    m->day = (unsigned)(of_year - (153 * shifted + 2) / 5 + 1);
    m->month = (unsigned)(shifted < 10 ? shifted + 3 : shifted - 9);
    m->year = (unsigned)(year_of_era + era * 400 + (m->month <= 2));
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
