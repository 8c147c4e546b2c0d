/* The words that authors of pages put into class, id, role and itemprop: "post-content", "td-sidebar". */
#ifndef COPYDESK_CLEAN_TOKENS_H
#define COPYDESK_CLEAN_TOKENS_H

#include "parse/doc.h"

/* Calls take() for each token of an element, as a hash: names between spaces as they are ("post-content"), and
 * where a name has several words each of them ("post", "content"). ASCII case is folded; digits part words;
 * words of one letter or of more than 24 are passed over, and so is what follows the 64th of an element. */
void each_token(const struct doc *doc, uint32_t node, void (*take)(void *context, uint32_t hash), void *context);

#endif
