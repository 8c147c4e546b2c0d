/* Dates in addresses. */
#ifndef COPYDESK_EXTRACT_DATES_URL_DATE_H
#define COPYDESK_EXTRACT_DATES_URL_DATE_H

#include "base/run.h"

/* The day that a URL's path states, as ISO 8601: "/2024/03/05/", "/2024-03-05-title", "/20240305/",
 * "/2024/mar/05/", "/05-03-2024/"; of the last, `order` ('d', 'm') tells which number is first where both
 * could be. The month where it states no more ("/2024/03/"); empty where it states none. */
struct str url_date(struct run *run, struct str url, char order);

#endif
