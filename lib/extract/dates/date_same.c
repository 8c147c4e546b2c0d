#include "extract/dates/date_same.h"

#include "extract/dates/date_parse.h"
#include "extract/dates/date_read.h"

enum {
    DAY_LENGTH = sizeof "2024-03-05" - 1,
    SECONDS_OF_MINUTE = 60,
    OFFSET_MINUTES_MIN = -12 * 60, /* of the time zones there are */
    OFFSET_MINUTES_MAX = 14 * 60,
    OFFSET_MINUTES_STEP = 15,
};

/* Minutes since 1970 by the clock that a date was written by. False where it has no time. */
static bool clock_minutes(struct str iso, int64_t *minutes, struct moment *m)
{
    struct date_reader r = {.s = iso, .language = DATE_LANGUAGE_UNKNOWN, .whole = true};
    if (!read_date(&r, m) || !m->year || m->hour < 0)
        return false;
    *minutes = (moment_days(m) * 24 + m->hour) * 60 + m->minute;
    return true;
}

/* The offset by which `local`, which states none, would be the same instant as `utc`. */
static bool offset_between(struct str local, struct str utc, int *offset)
{
    int64_t here, there;
    struct moment a, b;
    if (!clock_minutes(local, &here, &a) || !clock_minutes(utc, &there, &b) || a.has_offset ||
        !b.has_offset || b.offset_minutes != 0)
        return false;
    int64_t apart = here - there;
    *offset = (int)apart;
    return apart >= OFFSET_MINUTES_MIN && apart <= OFFSET_MINUTES_MAX && apart % OFFSET_MINUTES_STEP == 0;
}

static bool is_same_day(struct str a, struct str b)
{
    return str_eq(str_slice(a, 0, DAY_LENGTH), str_slice(b, 0, DAY_LENGTH));
}

bool is_same_date(struct str a, struct str b)
{
    int64_t first, second;
    return is_same_day(a, b) || (date_instant(a, &first) && date_instant(b, &second) &&
                                 first / SECONDS_OF_MINUTE == second / SECONDS_OF_MINUTE);
}

bool is_same_on_clocks(struct str a, struct str b)
{
    int offset;
    return is_same_date(a, b) || offset_between(a, b, &offset) || offset_between(b, a, &offset);
}

struct str seen_spelling(struct run *run, struct str known, struct str seen)
{
    int64_t minutes;
    int offset;
    struct moment here, there;
    if (!clock_minutes(seen, &minutes, &here))
        return known;
    if (!clock_minutes(known, &minutes, &there))
        return seen;
    if (is_same_day(known, seen))
        return known;
    if (here.has_offset)
        return there.has_offset && there.offset_minutes == 0 ? seen : known;
    if (!offset_between(seen, known, &offset))
        return known;
    here.has_offset = true;
    here.offset_minutes = offset;
    return moment_write(run, &here);
}
