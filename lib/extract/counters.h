/* Counters of a page: of views, shares, likes, comments. */
#ifndef COPYDESK_EXTRACT_COUNTERS_H
#define COPYDESK_EXTRACT_COUNTERS_H

#include "extract/article.h"

enum { COUNTERS_MAX = 50 /* of one article */ };

/* The count of the first counter that is labelled as one of comments; NO_COUNT where there is none. Needs
 * article->counters (extract_counters). */
int64_t counted_comments(const struct article *article);

#endif
