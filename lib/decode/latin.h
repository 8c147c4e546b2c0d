/* Which charset a text of a European language in Latin letters is in: told by which charset makes letters of
 * such a language out of its bytes. */
#ifndef COPYDESK_DECODE_LATIN_H
#define COPYDESK_DECODE_LATIN_H

#include "decode/labels.h"

struct latin {
    const struct encoding *encoding; /* the likeliest; never NULL */
    double share;                    /* of what was seen that speaks for it, 0 to 1 */
    size_t ascii_per_high;           /* letters of ASCII for each byte past it; 0: no text in Latin letters */
};

struct latin latin_guess(struct str text);

#endif
