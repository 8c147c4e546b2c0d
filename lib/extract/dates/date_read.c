#include "extract/dates/date_read.h"

enum { LINKS_MAX = 3 }; /* words between a date and its time */

/* What may stand between a date and its time. Whether a word or "T" says that a time comes. */
static bool skip_to_time(struct date_reader *r)
{
    static const uint32_t marks[] = {'T',  't', '-', 0x2013, 0x2014, '|', 0x2022,
                                     0xB7, '/', '(', ':',    ';',    '@'};
    skip_comma(r);
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (take_character(r, marks[i]))
            break;
    bool announced = false;
    for (unsigned n = 0; n < LINKS_MAX && skip_link(r); n++)
        announced = true;
    skip_blanks(r);
    take_byte(r, ':'); /* "saat:" */
    skip_blanks(r);
    return announced;
}

/* Two letters are a week day's in the page's own language alone: "on" is Danish for Wednesday's. */
static bool take_weekday(struct date_reader *r)
{
    enum { LETTERS_MIN = 3 };
    struct date_reader at = *r;
    uint64_t key;
    if (!take_name(&at, DATE_WEEKDAY, &key) ||
        (at.i - r->i < LETTERS_MIN && !is_name_in(DATE_WEEKDAY, key, r->language)))
        return false;
    *r = at;
    return true;
}

static void skip_weekday(struct date_reader *r)
{
    struct date_reader at = *r;
    if (!take_weekday(&at))
        return;
    skip_links(&at);
    *r = at;
}

static bool has_weekday_behind(const struct date_reader *r)
{
    struct date_reader at = *r;
    return take_weekday(&at);
}

void read_time_behind(struct date_reader *r, struct moment *m)
{
    struct date_reader at = *r;
    bool announced = skip_to_time(&at);
    if (has_weekday_behind(&at)) { /* "2024. március 5., kedd 14:05" */
        skip_weekday(&at);
        announced = skip_to_time(&at) || announced;
    }
    if (!read_time(&at, m, announced))
        return;
    *r = at;
}

/* "05:35, 28 January 2022". */
static bool read_time_before(struct date_reader *r, struct moment *m)
{
    struct date_reader at = *r;
    size_t next;
    if (digit_at(&at, &next) < 0 || !read_time(&at, m, false))
        return false;
    skip_to_time(&at);
    skip_weekday(&at);
    if (!read_day(&at, m)) {
        *m = moment_unknown();
        return false;
    }
    *r = at;
    return true;
}

bool read_date(struct date_reader *r, struct moment *m)
{
    struct date_reader at = *r;
    *m = moment_unknown();
    if (!read_day(&at, m)) {
        at = *r;
        skip_weekday(&at);
        if ((at.i == r->i || !read_day(&at, m)) && !read_time_before(&at, m))
            return false;
    }
    if (m->hour < 0)
        read_time_behind(&at, m);
    *r = at;
    return true;
}
