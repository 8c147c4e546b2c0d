/* The words of a few nodes, in lines. */
#ifndef COPYDESK_EXTRACT_NODE_WORDS_H
#define COPYDESK_EXTRACT_NODE_WORDS_H

#include "clean/sheet.h"

/* Writes the words of the nodes [from, end) at out: white space as one space, a line's end where a block, a
 * <br> or a <time> stands (whose own words are left out, as those of buttons are) and where two elements
 * touch and a capital follows ("AdaStaff Writer"). *words is a span of it. False where there are none, or
 * where the nodes' text has `max` bytes or more. */
bool words_of_nodes(const struct doc *doc, uint32_t from, uint32_t end, char *out, size_t max,
                    struct str *words);

#endif
