/* Times told from the reader's now: "3 hours ago", "vor 2 Stunden", "вчера, 14:05". */
#ifndef COPYDESK_EXTRACT_DATES_DATE_RELATIVE_H
#define COPYDESK_EXTRACT_DATES_DATE_RELATIVE_H

#include "extract/dates/date_read.h"

/* A number of units around r->i, where its first digit stands, the words before it no further back than
 * `least`. On success *start is where the phrase begins, r->i is past it and *m is the moment, told from
 * `now` and as precise as the unit: hours and minutes to the minute in the offset of `now`, days to the day,
 * weeks and months to the month where it is one month, years to the year. */
bool read_ago(struct date_reader *r, size_t least, const struct moment *now, struct moment *m, size_t *start);

/* A phrase without a number at r->i, with a time of day behind it: "today", "gestern, 14:05". Counts in the
 * reader's language alone, in English where that is unknown. */
bool read_past(struct date_reader *r, const struct moment *now, struct moment *m);

#endif
