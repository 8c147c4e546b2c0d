/* Where the address of a page holds the number of the page within its article or list. */
#ifndef COPYDESK_EXTRACT_SITE_PAGE_NUMBER_H
#define COPYDESK_EXTRACT_SITE_PAGE_NUMBER_H

#include "base/str.h"

enum { PAGE_NUMBER_MAX = 9999 };

/* Whether `url` is page N of `first`, which may itself be numbered; and then N. Both absolute. False for one
 * and the same page. Fragments do not count. */
bool is_page_of(struct str url, struct str first, unsigned *number);

/* The number that an address names by a word for pages ("?page=3", "/page/3"); 0 where it names none. */
unsigned page_number_of(struct str url);

#endif
