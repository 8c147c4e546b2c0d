/* Dates as pages write them, for machines and for readers, read into ISO 8601 or EDTF. */
#ifndef COPYDESK_EXTRACT_DATES_DATE_PARSE_H
#define COPYDESK_EXTRACT_DATES_DATE_PARSE_H

#include "base/run.h"

/* ISO 8601 (date, or date and time, with or without offset, "T" or a space between), RFC 5322 ("Fri, 28 Jan
 * 2022 05:35:00 GMT"), and dates with the month's name ("January 28, 2022", "28 Jan 2022"). Gives ISO
 * 8601 as precise as the source, its offset kept ("Z" where it was UTC); empty where it is none of these or
 * no date of the calendar between 1900 and 2100. In the run's arena. */
struct str parse_date(struct run *run, struct str s);

/* Seconds since 1970 of a date in ISO 8601 that has a time and an offset; false where it has not. */
bool date_instant(struct str iso, int64_t *seconds);

/* A date among other words. */
struct found_date {
    struct str iso;   /* ISO 8601; EDTF where the year is not stated: "XXXX-01-28", "XXXX-01-28T05:35" */
    struct str raw;   /* the words it was read from, a span of the text */
    bool is_relative; /* "3 hours ago", "yesterday": resolved against `now` */
    struct str
        other; /* the date where day and month are read the other way round; empty where they cannot be */
};

/* The first date at or after `from` in a text: written in numbers or with a month's name, in any of the
 * languages known; `language` (BCP 47, may be empty) decides the order of numbers that could be read in two.
 * Relative dates count only where `now` (ISO 8601) is known. False where there is none, or after fail(). */
bool find_date(struct run *run, struct str text, size_t from, struct str language, struct str now,
               struct found_date *found);

#endif
