/* Elements by what their author named them. */
#ifndef COPYDESK_EXTRACT_DATA_NAMED_H
#define COPYDESK_EXTRACT_DATA_NAMED_H

#include "base/run.h"
#include "clean/sheet.h"

/* Whether class, id, itemprop or property of an element hold one of the words, in lower case, as a token of
 * its own: tokens are parted at everything but letters and digits, and where a lower-case letter meets an
 * upper-case one, and two tokens that follow each other count as one word too ("sub-title", "subTitle" for
 * "subtitle"). */
bool is_named(const struct doc *doc, uint32_t node, const char *const *words, size_t count);

/* The same asked of many elements: marks of the doc's names that hold one of the words, for has_marked_name.
 * In the run's arena; NULL after fail(). */
const bool *mark_names(struct run *run, const struct doc *doc, const char *const *words, size_t count);

/* Whether class, id or itemprop of an element have a marked name. */
bool has_marked_name(const struct doc *doc, uint32_t node, const bool *marks);

#define IS_NAMED(doc, node, words) is_named(doc, node, words, sizeof(words) / sizeof *(words))

#endif
