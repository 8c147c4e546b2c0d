/* The part of a page that its charset is guessed from. */
#ifndef COPYDESK_DECODE_SAMPLE_H
#define COPYDESK_DECODE_SAMPLE_H

#include "base/buf.h"

/* Fills out with the page's text outside tags, comments, scripts and styles, from shortly before its first
 * byte past ASCII, up to out's cap. Sound before the charset is known: "<" and ">" are part of no other
 * character in any charset but ISO-2022-JP. Where the text is ASCII alone, the bytes are taken as they are.
 * False when memory is refused. */
bool sample_text(struct str bytes, struct buf *out);

#endif
