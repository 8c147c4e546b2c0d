/* Which way a text runs. */
#ifndef COPYDESK_RENDER_DIRECTION_H
#define COPYDESK_RENDER_DIRECTION_H

#include "base/str.h"

/* "rtl" where more of the text's letters run from the right to the left than the other way (Unicode's
 * Bidi_Class), else "ltr". Only the first DIRECTION_LETTERS letters are asked. Static. */
struct str text_direction(struct str text);

enum { DIRECTION_LETTERS = 4096 };

#endif
