/* Charsets other than UTF-8 to UTF-8, as WHATWG's decoders do. */
#ifndef COPYDESK_DECODE_CONVERT_H
#define COPYDESK_DECODE_CONVERT_H

#include "base/run.h"
#include "decode/labels.h"

/* Converts bytes to valid UTF-8 without NULs in the run's arena: *utf8, and adds to *replaced the byte
 * sequences that became U+FFFD. `encoding` is not of KIND_UTF8 or KIND_REPLACEMENT. Fails with
 * PAGE_TOO_COMPLEX, or INTERNAL when ICU lacks the charset. */
bool convert(struct run *run, const struct encoding *encoding, struct str bytes, struct str *utf8,
             size_t *replaced);

#endif
