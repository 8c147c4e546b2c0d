/* When two dates are one, and which spelling of it stays. */
#ifndef COPYDESK_EXTRACT_DATES_DATE_SAME_H
#define COPYDESK_EXTRACT_DATES_DATE_SAME_H

#include "base/run.h"

/* Whether two dates in ISO 8601 are one: of the same day as both write it, or the same instant. */
bool is_same_date(struct str a, struct str b);

/* The same, where a page has one date: a time that states no offset is the same instant as one in UTC where
 * an offset of some time zone parts them, a site's own clock beside its data. Of many times two would agree
 * so by chance. */
bool is_same_on_clocks(struct str a, struct str b);

/* Which spelling of one date stays, given the one that is known and the one that readers see: what is more
 * precise; of two days, that of the site's own clock before that of UTC, with the offset that follows from
 * the two where the clock states none. In the run's arena.
 */
struct str seen_spelling(struct run *run, struct str known, struct str seen);

#endif
