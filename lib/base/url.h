/* URLs as text. Resolution follows RFC 3986, section 5, by libcurl's URL interface, which also tolerates what
 * the WHATWG standard does in common cases (spaces, missing schemes are refused). */
#ifndef COPYDESK_BASE_URL_H
#define COPYDESK_BASE_URL_H

#include "base/run.h"

enum { URL_MAX = 8192 }; /* bytes; longer ones are not resolved */

/* reference resolved against base, absolute http(s), in the run's arena. Empty when base is empty and the
 * reference relative, when it is no http(s) URL, or when it cannot be read. Fragments are kept. */
struct str url_resolve(struct run *run, struct str base, struct str reference);

/* The host of an absolute URL, a span of it; empty where there is none. */
struct str url_host(struct str url);

/* Whether url starts with http:// or https:// (case folded) and has a host. */
bool url_is_web(struct str url);

/* Whether two URLs lead to one page as far as their text tells: scheme, "www.", case of the host, fragment
 * and a trailing slash do not count. An empty one leads nowhere. */
bool url_same_page(struct str a, struct str b);

#endif
