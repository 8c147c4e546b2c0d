/* The pre-scan: one pass over a page that tells its markup from its text as browsers do (WHATWG HTML, 13.2.5)
 * and leaves a skeleton. Bodies of raw elements and comments go; the data scripts are set aside. It never
 * drops a subtree: what is not closed must not take the page with it. */
#ifndef COPYDESK_PARSE_PRESCAN_H
#define COPYDESK_PARSE_PRESCAN_H

#include "parse/skeleton.h"

/* Scans text->utf8. Fails with PAGE_TOO_COMPLEX. */
bool prescan(struct run *run, const struct text *text, struct skeleton *skeleton);

#endif
