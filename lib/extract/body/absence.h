/* Why a page holds no article, by signs that hold in any language: statuses and numerals, markup, structured
 * data, and how little text there is. A wrong refusal costs an article, a wrong acceptance a few words: a
 * sign counts only where the body that was chosen is small. */
#ifndef COPYDESK_EXTRACT_BODY_ABSENCE_H
#define COPYDESK_EXTRACT_BODY_ABSENCE_H

#include "extract/facts.h"

/* A reason, of ABSENCE_TABLE, and what it says of the page. */
struct absence {
    enum fail failure;
    const char *sentence;
};

/* To be called when the body is chosen. *absence is NULL where the page holds an article. False only after
 * fail(). */
bool find_absence(const struct facts *facts, const struct article *article, const struct absence **absence);

#endif
