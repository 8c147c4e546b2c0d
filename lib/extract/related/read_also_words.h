/* What announces another text to read, by language. */
#ifndef COPYDESK_EXTRACT_RELATED_READ_ALSO_WORDS_H
#define COPYDESK_EXTRACT_RELATED_READ_ALSO_WORDS_H

#include "base/str.h"

/* Whether a text is such a label, by its letters alone. */
bool is_read_also(struct str text);

/* Whether a text says that what follows is an advertisement. */
bool is_advertisement(struct str text);

/* The length of the label that a text begins with, with the colon, bar or dash behind it; 0 where it begins
 * with none that is parted from what follows so. *label is the label's own span. */
size_t read_also_prefix(struct str text, struct str *label);

#endif
