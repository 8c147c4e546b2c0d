/* What an entry of a list says of the text it leads to. Helper of related.c. */
#ifndef COPYDESK_EXTRACT_RELATED_RELATED_ENTRY_H
#define COPYDESK_EXTRACT_RELATED_RELATED_ENTRY_H

#include "extract/related/related_lists.h"

/* Reads the headline, the address, the date and the number of comments of the entry of links[i], which is in
 * the list; false where it has no headline, leads to the page itself, or after fail(). What stands between
 * the entries is of the one before it, or of the one behind it where the list begins with such. The section
 * is the list's. */
bool read_related_entry(const struct related_page *page, const struct related_list *list,
                        const struct related_link *links, size_t i, struct related *entry);

/* The address of a link, resolved; empty where it cannot be. *is_self: it is the page's own. */
struct str related_url(const struct related_page *page, struct str href, bool *is_self);

#endif
