/* Dates that a page shows: nominated with where they stand. A helper of dates.c. */
#ifndef COPYDESK_EXTRACT_DATES_VISIBLE_DATES_H
#define COPYDESK_EXTRACT_DATES_VISIBLE_DATES_H

#include "extract/facts.h"

/* Bits of a candidate's tag, above those of the zones in which it was nominated. */
enum {
    DATE_TAG_RELATIVE = 1 << 30, /* "3 hours ago", resolved against the time of the fetch */
    DATE_TAG_MODIFIED = 1 << 29, /* the date of a modification, for want of another */
};

/* Nominates the dates around the headline and behind the body for datePublished and dateModified. Needs the
 * headline, the body, and what the page declares already nominated. `language` (BCP 47) decides the order of
 * numbers. */
bool nominate_visible_dates(const struct facts *facts, struct article *article, struct str language);

#endif
