/* Counters of a page: of views, shares, likes, comments. */
#ifndef COPYDESK_EXTRACT_COUNTERS_COUNTERS_H
#define COPYDESK_EXTRACT_COUNTERS_COUNTERS_H

#include "extract/article.h"

enum { COUNTERS_MAX = 50 /* of one article */ };

#endif
