/* Single links to other texts that stand between the pieces of the body: "Read also: …". Helper of related.c.
 */
#ifndef COPYDESK_EXTRACT_RELATED_READ_ALSO_H
#define COPYDESK_EXTRACT_RELATED_READ_ALSO_H

#include "extract/related/related_links.h"

/* Whether the piece that a link stands in is such a line: outside of the body, in its midst or right behind
 * it, and with a label. The label is a known one ("Lesen Sie auch") inside of the link, before it or in the
 * piece before; or any few words with a colon right before the link, which ends the piece. Fills the entry.
 */
bool read_also_line(const struct related_page *page, const struct related_link *link, struct related *entry);

#endif
