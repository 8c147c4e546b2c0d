/* Elements that say by their class that they hold a date. A helper of visible_dates.c. */
#ifndef COPYDESK_EXTRACT_DATES_DATE_MARKS_H
#define COPYDESK_EXTRACT_DATES_DATE_MARKS_H

#include "clean/sheet.h"
#include "extract/dates/date_labels.h"

enum { DATE_ELEMENT_NODES_MAX = 24 }; /* of an element that is a date and little else */

/* Per name of the doc whether it has a word that says "date": "post-date", "entryTime". NULL after fail(). */
const bool *mark_date_names(struct run *run, const struct doc *doc);

/* Whether a node has such a name, in its class, id, role or itemprop. */
bool has_date_name(const struct doc *doc, const bool *marks, uint32_t node);

/* Whether a small element at, around or in a segment has one. */
bool is_marked_date(const struct doc *doc, const bool *marks, const struct segment *segment);

/* What an element says by its attributes that it is the date of: a publication, a modification, or nothing.
 * Sets *is_property where itemprop or pubdate says so, which are meant for machines; else its class did. */
enum date_label label_of_element(const struct doc *doc, uint32_t node, bool *is_property);

#endif
