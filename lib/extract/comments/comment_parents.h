/* Which comment answers which. */
#ifndef COPYDESK_EXTRACT_COMMENTS_COMMENT_PARENTS_H
#define COPYDESK_EXTRACT_COMMENTS_COMMENT_PARENTS_H

#include "extract/facts.h"

/* For each of the elements `nodes` (in document order), that hold a comment each, the index of the one it
 * answers, always before it; NO_PARENT. By what an attribute of the element says (data-parent-id and its
 * like), else by a depth in its class names ("depth-2"), else by how deep it stands in the doc. NULL after
 * fail(). */
const int64_t *find_comment_parents(const struct facts *facts, const uint32_t *nodes, size_t count);

#endif
