/* Dates that a page shows: nominated with where they stand. A helper of dates.c. */
#ifndef COPYDESK_EXTRACT_VISIBLE_DATES_H
#define COPYDESK_EXTRACT_VISIBLE_DATES_H

#include "extract/facts.h"

/* What a label before a date says of it. */
enum date_label {
    LABEL_NONE,
    LABEL_PUBLISHED,
    LABEL_MODIFIED,
    LABEL_OTHER, /* of an event, an offer, a copyright, a membership */
};

/* What the words right before a date say, read backwards: the nearest label counts. */
enum date_label date_label_of(struct str before);

/* Nominates the dates around the headline and behind the body for datePublished and dateModified. Needs the
 * headline and the body. `language` (BCP 47) decides the order of numbers. */
bool nominate_visible_dates(const struct facts *facts, struct article *article, struct str language);

/* The day that a URL's path states ("/2024/03/05/", "/2024-03-05-title", "/20240305/"), as ISO 8601; the
 * month where it states no more ("/2024/03/"); empty where it states none. */
struct str url_date(struct run *run, struct str url);

/* Whether two dates in ISO 8601 are one: of the same day as both write it, or the same instant. */
bool is_same_date(struct str a, struct str b);

#endif
