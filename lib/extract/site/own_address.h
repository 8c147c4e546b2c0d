/* Whether an address is the page's own. */
#ifndef COPYDESK_EXTRACT_SITE_OWN_ADDRESS_H
#define COPYDESK_EXTRACT_SITE_OWN_ADDRESS_H

#include "extract/article.h"

/* Compares an absolute URL with url, resolvedUrl and canonicalUrl, all without their fragments. An empty one
 * is no one's. */
bool is_own_address(const struct article *article, struct str url);

#endif
