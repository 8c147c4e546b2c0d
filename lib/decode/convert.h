/* Legacy charsets to UTF-8, by ICU. */
#ifndef COPYDESK_DECODE_CONVERT_H
#define COPYDESK_DECODE_CONVERT_H

#include "base/run.h"
#include "decode/labels.h"

/* Converts bytes to valid UTF-8 without NULs in the run's arena: *utf8, and in *replaced the byte sequences
 * that became U+FFFD. Fails with PAGE_TOO_COMPLEX, or INTERNAL when ICU has no such converter. */
bool convert(struct run *run, const struct encoding *encoding, struct str bytes, struct str *utf8,
             size_t *replaced);

#endif
