/* srcset attributes. Source: WHATWG HTML, 4.8.4.2 ("srcset attributes"). */
#ifndef COPYDESK_EXTRACT_IMAGES_SRCSET_H
#define COPYDESK_EXTRACT_IMAGES_SRCSET_H

#include "base/str.h"

/* One candidate, "a.jpg 640w". */
struct srcset_item {
    struct str url;
    unsigned width; /* pixels, of "640w"; 0: not stated */
    double density; /* of "1.5x"; 0: not stated */
};

/* Cuts the next candidate off the front of *rest. False once there is none. */
bool next_srcset_item(struct str *rest, struct srcset_item *item);

#endif
