/* The grammar of dates: what parse_date and find_date read with. A reader stands at a place of a text and
 * reads a date that begins there; what is not stated stays unknown. */
#ifndef COPYDESK_EXTRACT_DATES_DATE_READ_H
#define COPYDESK_EXTRACT_DATES_DATE_READ_H

#include "base/run.h"
#include "extract/dates/date_names.h"

enum { DATE_YEAR_MIN = 1900, DATE_YEAR_MAX = 2100 };

struct moment {
    unsigned year, month, day; /* 0: unknown */
    int hour, minute, second;  /* -1: unknown */
    bool has_offset;
    int offset_minutes;
    bool is_ambiguous; /* day and month are two numbers that could be read the other way round */
};

struct date_reader {
    struct str s;
    size_t i;
    int language; /* of date_languages; DATE_LANGUAGE_UNKNOWN */
    char order;   /* 'd', 'm': which of two small numbers is first; 0: unknown */
    bool whole;   /* s is a date and nothing else: shapes count that could be other numbers in a text */
};

/* Nothing known. */
struct moment moment_unknown(void);

/* Whether month and day are of the calendar, the year in range where it is known. */
bool moment_is_plausible(const struct moment *m);

/* Days since 1970 of a moment whose day is known, in the Gregorian calendar; and year, month and day of such
 * a number (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms"). */
int64_t moment_days(const struct moment *m);
void moment_set_days(struct moment *m, int64_t days);

/* ISO 8601; EDTF where the year is unknown. Empty after fail(). */
struct str moment_write(struct run *run, const struct moment *m);

/* Reads a date that begins at r->i, with the week day before it and the time before or after it; r->i is past
 * it then, and unmoved where there is none. */
bool read_date(struct date_reader *r, struct moment *m);

/* The same without week day and time. */
bool read_day(struct date_reader *r, struct moment *m);

/* Reads a time of day with its half and its zone, at r->i itself. Unmoved where there is none. `announced`:
 * what stands before it says that a time comes, so that "14.05" is one. */
bool read_time(struct date_reader *r, struct moment *m, bool announced);

/* Reads the time behind a date, if there is one. */
void read_time_behind(struct date_reader *r, struct moment *m);

/* Parts of both. Each moves r->i past what it took, and leaves it where it takes nothing. */
bool take_number(struct date_reader *r, unsigned min, unsigned max, unsigned *value);
bool take_byte(struct date_reader *r, char c);
bool take_one_of(struct date_reader *r, const char *bytes, char *taken);
bool take_character(struct date_reader *r, uint32_t c);
int digit_at(const struct date_reader *r,
             size_t *next);                 /* at r->i in any script, else -1; *next is past it */
void skip_direction(struct date_reader *r); /* marks of direction */
void skip_blanks(struct date_reader *r);    /* white space and marks of direction */
void skip_comma(struct date_reader *r);     /* one, of the Latin or another script, or a dot */
void skip_links(struct date_reader *r);     /* a comma and a few words between parts of a date */
bool skip_link(struct date_reader *r);      /* a word between parts of a date, with its dot */
unsigned take_name(struct date_reader *r, enum date_meaning, uint64_t *key); /* 0: none */

#endif
