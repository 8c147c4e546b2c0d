/* What the body shows beside text: figures, embeds, rules. */
#ifndef COPYDESK_EXTRACT_BLOCKS_OBJECTS_H
#define COPYDESK_EXTRACT_BLOCKS_OBJECTS_H

#include "extract/blocks/compose.h"

enum {
    EMBEDS_MAX = 100,
    RULES_MAX = 1000,
};

/* Fills composition->objects, by their place on the page: a figure for each of the article's images that an
 * element shows, an embed for each <iframe>, <video> and <audio> of the article's that has an address, a rule
 * for each <hr> between texts of the body. The page is no plain text. False only after fail(). */
bool find_objects(struct composition *composition);

#endif
