/* Which encoding a page is in. */
#ifndef COPYDESK_DECODE_CHARSET_H
#define COPYDESK_DECODE_CHARSET_H

#include "decode/decode.h"
#include "decode/labels.h"
#include "decode/utf8.h"

struct charset {
    const struct encoding *encoding; /* never NULL, never of KIND_REPLACEMENT */
    enum encoding_origin origin;
    size_t bom; /* bytes of the byte order mark that starts the page */
};

/* UTF-16 told by its byte order mark, or by zeros that stand beside plain characters, all on one side of
 * them; NULL where it is none. */
const struct encoding *charset_utf16(struct str bytes);

/* Chooses the encoding. A declaration that the bytes contradict is passed over: UTF-8 when most of what is
 * not ASCII is ill-formed, a legacy charset when it is well-formed UTF-8, UTF-16 without its zeros. */
struct charset charset_choose(const struct page *page, const struct utf8_survey *survey);

#endif
