/* RDFa Lite: typeof and property, with the prefixes that sites use for schema.org, Dublin Core and SIOC.
 * Source: W3C RDFa Lite 1.1; prefixes as in its initial context. Declared prefixes and chained `rel` are not
 * read. */
#ifndef COPYDESK_EXTRACT_DATA_RDFA_H
#define COPYDESK_EXTRACT_DATA_RDFA_H

#include "extract/data/marked_items.h"

/* False only after fail(). */
bool read_rdfa(struct run *run, const struct doc *doc, struct marked_items *items);

#endif
