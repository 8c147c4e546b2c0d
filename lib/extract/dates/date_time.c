/* Times of day, as they stand beside dates. */
#include "extract/dates/date_read.h"

enum { OFFSET_HOURS_MAX = 14, HALF_WORDS = 4 };

/* Abbreviations that mean one offset wherever they are written, in minutes (IANA tz database; RFC 5322,
 * section 4.3, for the American ones). "IST", "BST" and their like are three zones each. */
static const struct {
    const char *name;
    int minutes;
} zones[] = {
    {"utc", 0},       {"gmt", 0},       {"z", 0},          {"est", -5 * 60},  {"edt", -4 * 60},
    {"cst", -6 * 60}, {"cdt", -5 * 60}, {"mst", -7 * 60},  {"mdt", -6 * 60},  {"pst", -8 * 60},
    {"pdt", -7 * 60}, {"cet", 1 * 60},  {"cest", 2 * 60},  {"mez", 1 * 60},   {"mesz", 2 * 60},
    {"eet", 2 * 60},  {"eest", 3 * 60}, {"msk", 3 * 60},   {"мск", 3 * 60},   {"jst", 9 * 60},
    {"kst", 9 * 60},  {"wib", 7 * 60},  {"aest", 10 * 60}, {"aedt", 11 * 60},
};

static bool read_numeric_offset(struct date_reader *r, struct moment *m)
{
    struct date_reader at = *r;
    int sign = take_byte(&at, '+') ? 1 : take_byte(&at, '-') || take_character(&at, 0x2212) ? -1 : 0;
    unsigned hours, minutes = 0;
    if (!sign)
        return false;
    bool joined = take_number(&at, 4, 4, &hours);
    if (!joined &&
        (!take_number(&at, 1, 2, &hours) || (take_byte(&at, ':') && !take_number(&at, 2, 2, &minutes))))
        return false;
    if (joined) {
        minutes = hours % 100;
        hours /= 100;
    }
    if (hours > OFFSET_HOURS_MAX || minutes > 59)
        return false;
    m->has_offset = true;
    m->offset_minutes = sign * (int)(hours * 60 + minutes);
    *r = at;
    return true;
}

/* "Z", "GMT", "(UTC+8)", "+03:00", "EST". JavaScript writes the offset behind "GMT". */
static void read_zone(struct date_reader *r, struct moment *m)
{
    struct date_reader at = *r;
    skip_blanks(&at);
    if (take_byte(&at, '(') || take_byte(&at, ','))
        skip_blanks(&at);
    size_t from = at.i;
    if (at.i - r->i <= 1 && at.i < at.s.len && read_numeric_offset(&at, m)) {
        *r = at;
        return;
    }
    struct str word = date_word_at(at.s, from);
    for (size_t i = 0; i < sizeof zones / sizeof *zones && word.len; i++) {
        if (!str_eq_nocase(word, str_of(zones[i].name)))
            continue;
        m->has_offset = true;
        m->offset_minutes = zones[i].minutes;
        at.i = from + word.len;
        if (zones[i].minutes == 0)
            read_numeric_offset(&at, m);
        take_byte(&at, ')');
        *r = at;
        return;
    }
}

/* The half of the day that a word names: "PM", "p.m.", "a. m.", "下午"; 0 where it is none. The letters of an
 * abbreviation are put together. */
static unsigned read_half(struct date_reader *r)
{
    struct date_reader at = *r, first;
    uint64_t key;
    skip_blanks(&at);
    first = at;
    unsigned half = take_name(&at, DATE_HALF, &key);
    if (half) {
        *r = at;
        return half;
    }
    char letters[HALF_WORDS * 4];
    size_t len = 0;
    for (unsigned n = 0; n < HALF_WORDS; n++) {
        struct str word = date_word_at(first.s, first.i);
        if (!word.len || len + word.len > sizeof letters)
            return 0;
        memcpy(letters + len, word.at, word.len);
        len += word.len;
        first.i += word.len;
        take_byte(&first, '.');
        half = date_number_of(DATE_HALF, phrase_key(0, (struct str){letters, len}), r->language);
        if (half) {
            *r = first;
            return half;
        }
        skip_blanks(&first);
    }
    return 0;
}

static bool take_seconds(struct date_reader *r, struct moment *m)
{
    struct date_reader at = *r;
    unsigned second, fraction;
    char mark;
    if (!take_byte(&at, ':') || !take_number(&at, 2, 2, &second) || second > 60)
        return false;
    m->second = (int)second;
    *r = at;
    while (take_one_of(&at, ".,", &mark) && at.i < at.s.len && ascii_is_digit(at.s.at[at.i])) {
        while (take_number(&at, 1, 8, &fraction) || (at.i < at.s.len && ascii_is_digit(at.s.at[at.i])))
            if (at.i == r->i + 1 || at.i >= at.s.len)
                break;
        *r = at;
        break;
    }
    return true;
}

/* Hours and minutes: "5:35", "14h05", "14.05" where a time was announced or "Uhr" follows. */
static bool take_clock(struct date_reader *r, bool announced, unsigned *hour, unsigned *minute)
{
    struct date_reader at = *r;
    if (!take_number(&at, 1, 2, hour))
        return false;
    bool dotted = false;
    if (!take_byte(&at, ':') && !take_character(&at, 0xFF1A)) {
        struct date_reader spaced = at;
        skip_blanks(&spaced);
        if (take_byte(&spaced, 'h') || take_byte(&spaced, 'H')) {
            skip_blanks(&spaced);
            at = spaced;
        } else if (take_byte(&at, '.')) {
            dotted = true;
        } else {
            return false;
        }
    }
    if (!take_number(&at, 2, 2, minute) || *hour > 23 || *minute > 59)
        return false;
    struct date_reader unit = at;
    skip_blanks(&unit);
    if (dotted && !announced && !str_starts_nocase(str_slice(unit.s, unit.i, unit.s.len), STR("uhr")))
        return false;
    *r = at;
    return true;
}

/* 14시 05분, 14時05分, 14点05分. */
static bool take_clock_with_units(struct date_reader *r, unsigned *hour, unsigned *minute)
{
    static const uint32_t hours[] = {0xC2DC, 0x6642, 0x65F6, 0x70B9, 0x9EDE};
    struct date_reader at = *r;
    if (!take_number(&at, 1, 2, hour))
        return false;
    bool has_unit = false;
    for (size_t i = 0; i < sizeof hours / sizeof *hours && !has_unit; i++)
        has_unit = take_character(&at, hours[i]);
    skip_blanks(&at);
    if (!has_unit || !take_number(&at, 1, 2, minute) || *hour > 23 || *minute > 59 ||
        (!take_character(&at, 0xBD84) && !take_character(&at, 0x5206)))
        return false;
    *r = at;
    return true;
}

static int hour_of_day(unsigned hour, unsigned half)
{
    return (int)(half && hour <= 12 ? hour % 12 + (half == 2 ? 12 : 0) : hour);
}

bool read_time(struct date_reader *r, struct moment *m, bool announced)
{
    struct date_reader at = *r;
    unsigned hour, minute, half = read_half(&at);
    skip_blanks(&at);
    if (!take_clock(&at, announced, &hour, &minute) && !take_clock_with_units(&at, &hour, &minute))
        return false;
    m->minute = (int)minute;
    take_seconds(&at, m);
    if (!half)
        half = read_half(&at);
    m->hour = hour_of_day(hour, half);
    struct date_reader unit = at;
    skip_blanks(&unit);
    if (str_starts_nocase(str_slice(unit.s, unit.i, unit.s.len), STR("uhr"))) {
        unit.i += strlen("uhr");
        at = unit;
    }
    read_zone(&at, m);
    *r = at;
    return true;
}
