/* Content negotiation: which form of the article the Accept fields ask for (RFC 9110, section 12.5.1). */
#ifndef COPYDESK_API_ACCEPT_H
#define COPYDESK_API_ACCEPT_H

#include "base/run.h"

enum { ACCEPT_FORMS = FORM_PARSER }; /* forms with a media type of their own */

/* What is known of each form after the fields read so far. Zeroed: nothing. */
struct accept {
    struct {
        unsigned precision; /* of the range that spoke last: 3 type/subtype, 2 type/…, 1 any, 0 none did */
        unsigned quality;   /* thousandths */
    } forms[ACCEPT_FORMS];
    bool asked; /* a field named anything */
};

/* Reads one Accept field's value. Elements that are no media range are passed over. */
void accept_read(struct accept *accept, struct str value);

/* The form with the highest quality, the first of equals; FORM_JSON where nothing was asked. False when what
 * was asked is not served. */
bool accept_form(const struct accept *accept, enum form *form);

#endif
