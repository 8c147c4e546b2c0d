/* UTF-8 in bulk: survey and repair of whole pages. */
#ifndef COPYDESK_DECODE_UTF8_H
#define COPYDESK_DECODE_UTF8_H

#include "base/buf.h"

/* What the bytes of a page look like when read as UTF-8. */
struct utf8_survey {
    size_t multi_byte; /* well-formed sequences of two bytes and more */
    size_t ill_formed; /* maximal subparts of ill-formed sequences: one U+FFFD each */
    size_t nuls;
};

/* Index of the first byte at or after i that is a NUL or past 0x7F; len where there is none. */
size_t utf8_plain_end(const uint8_t *at, size_t i, size_t len);

/* One pass over s; runs of ASCII go eight bytes at a time. */
struct utf8_survey utf8_survey(struct str s);

/* Adds s to out with each maximal ill-formed subpart as one U+FFFD (Unicode 15, 3.9; WHATWG Encoding, UTF-8
 * decoder) and NULs left out. False when out is refused. */
bool utf8_repair(struct str s, struct buf *out);

#endif
