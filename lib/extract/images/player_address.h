/* Where that is which an <iframe>, <video> or <audio> plays. */
#ifndef COPYDESK_EXTRACT_IMAGES_PLAYER_ADDRESS_H
#define COPYDESK_EXTRACT_IMAGES_PLAYER_ADDRESS_H

#include "extract/facts.h"

/* The absolute address that an element plays: the first on the web of the attributes that lazy loading keeps
 * it in, data-src, src, and the same of its <source>s. Empty where there is none. */
struct str player_address(const struct facts *facts, uint32_t node);

#endif
