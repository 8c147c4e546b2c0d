/* What a page holds and no reader sees. */
#ifndef COPYDESK_CLEAN_HIDDEN_H
#define COPYDESK_CLEAN_HIDDEN_H

#include "parse/doc.h"

/* What a style attribute says of an element's display, to the attribute's end ("none; color: red"); empty
 * where it says nothing. */
struct str display_of(const struct doc *doc, uint32_t node);

/* Whether the author or a script hides an element: hidden, aria-hidden="true", display:none. */
bool is_hidden(const struct doc *doc, uint32_t node);

/* Whether an element in a line is kept out of sight: not displayed, or by a class whose names all frameworks
 * share for what only screen readers say ("sr-only"). aria-hidden says nothing of sight. False of what holds
 * a block, or more text than a label has: that is text folded away, which a script will show. */
bool is_out_of_sight(const struct doc *doc, uint32_t node);

#endif
