#include "extract/dates/date_parse.h"

#include "extract/dates/date_read.h"

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

bool date_instant(struct str iso, int64_t *seconds)
{
    struct moment m;
    struct date_reader r = {.s = iso, .language = DATE_LANGUAGE_UNKNOWN, .whole = true};
    if (!read_date(&r, &m) || !m.year || m.hour < 0 || !m.has_offset)
        return false;
    *seconds = ((moment_days(&m) * 24 + m.hour) * 60 + m.minute - m.offset_minutes) * 60 +
               (m.second > 0 ? m.second : 0);
    return true;
}
