/* Refreshes: a page that sends its readers elsewhere, by its head or by its header. */
#ifndef COPYDESK_CLEAN_REFRESH_H
#define COPYDESK_CLEAN_REFRESH_H

#include "parse/doc.h"

/* A refresh as written. */
struct refresh {
    bool is_at_once; /* after 0 seconds; fractions do not count */
    struct str url;  /* as written; empty: the page itself */
};

/* Reads "0; url=…" (WHATWG HTML, 4.2.5.3, "shared declarative refresh steps", up to the resolution of the
 * URL). False where it is none. */
bool refresh_read(struct str text, struct refresh *refresh);

/* Where the page sends its readers at once: the first refresh that is valid counts, the header's before those
 * of <meta>, and only if it comes after 0 seconds and leads to another page; a <meta> in <noscript> is none,
 * since it leads browsers without scripts away from the text others get. The header's URL is resolved against
 * the page's address, a <meta>'s against base. Absolute, of http or https; empty where there is none, or
 * after fail(). */
struct str find_refresh(struct run *run, const struct doc *doc, struct str base);

#endif
