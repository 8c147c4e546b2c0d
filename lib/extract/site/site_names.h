/* Names of the site that its pages do not declare: the host's own, and what its links to the front page say.
 */
#ifndef COPYDESK_EXTRACT_SITE_SITE_NAMES_H
#define COPYDESK_EXTRACT_SITE_SITE_NAMES_H

#include "extract/facts.h"

enum { HOME_NAMES_MAX = 24 };

/* What the page's links to the site's front page say, by their text, title, label, or their image's alt. */
struct home_names {
    struct str names[HOME_NAMES_MAX];
    size_t count;
};

/* Linear in the page. */
struct home_names find_home_names(const struct facts *facts);

bool names_home(const struct home_names *home, struct str text);

/* Whether a text is the host's name or one of its labels but the last: "The-Example" of www.theexample.org.
 */
bool names_host(struct str host, struct str text);

/* Whether an address is the front page of its site, whatever its query; and whether the page's own is. */
bool is_front_page(struct str url);

/* Whether a reference of the page leads to the site's front page. */
bool leads_home(const struct facts *facts, struct str reference);

#endif
