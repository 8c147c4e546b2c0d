/* Values of class, id, role and itemprop, each once: most stand on a page many times, and what they mean is
 * found once for each. */
#ifndef COPYDESK_PARSE_NAMES_H
#define COPYDESK_PARSE_NAMES_H

#include "parse/doc.h"

/* Fills doc->names and the attributes' index into it. Linear in the attributes. False after fail(). */
bool number_names(struct run *run, struct doc *doc);

#endif
