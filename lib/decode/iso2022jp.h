/* ISO-2022-JP: seven bits, shifted by escape sequences. */
#ifndef COPYDESK_DECODE_ISO2022JP_H
#define COPYDESK_DECODE_ISO2022JP_H

#include "base/buf.h"

/* Adds bytes to out as UTF-8 without NULs, counting in *replaced what became U+FFFD. False when out is
 * refused, or when there is no INDEX_JIS0208. Source: WHATWG Encoding, section 13.2. */
bool iso2022jp_decode(struct str bytes, struct buf *out, size_t *replaced);

#endif
