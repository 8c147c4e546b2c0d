/* Dates as pages write them for machines, read into ISO 8601. */
#ifndef COPYDESK_EXTRACT_DATE_PARSE_H
#define COPYDESK_EXTRACT_DATE_PARSE_H

#include "base/run.h"

/* ISO 8601 (date, or date and time, with or without offset, "T" or a space between), RFC 5322 ("Fri, 28 Jan
 * 2022 05:35:00 GMT"), and English dates with the month's name ("January 28, 2022", "28 Jan 2022"). Gives ISO
 * 8601 as precise as the source, its offset kept ("Z" where it was UTC); empty where it is none of these or
 * no date of the calendar between 1900 and 2100. In the run's arena. */
struct str parse_date(struct run *run, struct str s);

#endif
