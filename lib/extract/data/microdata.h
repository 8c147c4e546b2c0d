/* Microdata: itemscope, itemtype, itemprop. Source: WHATWG HTML, section 5. itemref and itemid are not read.
 */
#ifndef COPYDESK_EXTRACT_DATA_MICRODATA_H
#define COPYDESK_EXTRACT_DATA_MICRODATA_H

#include "extract/data/marked_items.h"

/* False only after fail(). */
bool read_microdata(struct run *run, const struct doc *doc, struct marked_items *items);

#endif
