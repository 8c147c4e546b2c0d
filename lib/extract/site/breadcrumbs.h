/* Breadcrumbs: the page's place in its site, from the top down. */
#ifndef COPYDESK_EXTRACT_SITE_BREADCRUMBS_H
#define COPYDESK_EXTRACT_SITE_BREADCRUMBS_H

#include "extract/facts.h"

enum {
    CRUMBS_MAX = 16,      /* a longer list is none */
    CRUMB_NAME_MAX = 200, /* bytes; longer names are cut */
};

/* Fills article->breadcrumbs and its ballot: lists in JSON-LD, microdata and RDFa, then elements that say by
 * their label, their class or id that they are one. False only after fail(). */
bool extract_breadcrumbs(const struct facts *facts, struct article *article);

#endif
