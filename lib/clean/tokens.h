/* The words that authors of pages put into class, id, role and itemprop: "post-content", "td-sidebar". */
#ifndef COPYDESK_CLEAN_TOKENS_H
#define COPYDESK_CLEAN_TOKENS_H

#include "parse/doc.h"

/* Calls take() for each token of one attribute's value, as a hash: the words of each name between spaces
 * ("post", "content"), and where a name has several, the name itself ("post-content"), digits left out. ASCII
 * case is folded; words are parted by all but letters and before the capital in "postContent"; words of one
 * letter or of more than 24 and names of more than 48 bytes are passed over, and so is what follows the 64th
 * token. */
void each_token(struct str value, void (*take)(void *context, uint32_t hash), void *context);

#endif
