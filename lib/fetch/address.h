/* What a URL must be before it is fetched. */
#ifndef COPYDESK_FETCH_ADDRESS_H
#define COPYDESK_FETCH_ADDRESS_H

#include "base/fail.h"

/* Reads an absolute http or https URL without credentials, of at most `max` bytes (libcurl's URL interface:
 * spaces and non-ASCII bytes in path and query are percent-coded, numeric hosts spelt out, hosts of other
 * scripts as idna.h says, the scheme's own port left out). On success *url, with scheme and host in lower
 * case, and *host are freed with curl_free(). False with *failure set: INVALID_URL, or INTERNAL when memory
 * is refused. */
bool address_read(struct str text, size_t max, char **url, char **host, struct failure *failure);

/* Parts of a URL that address_read gave: its origin ("https://a.example:8443"; RFC 6454, 4), its path and
 * query, and all but its fragment. */
struct str address_origin(const char *url);
struct str address_target(const char *url);
struct str address_without_fragment(const char *url);

#endif
