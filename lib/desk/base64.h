/* Base64 (RFC 4648, section 4), strict: its alphabet alone, padded, no line breaks. */
#ifndef COPYDESK_DESK_BASE64_H
#define COPYDESK_DESK_BASE64_H

#include "base/str.h"

/* Bytes that `len` characters may decode to, at most. */
static inline size_t base64_room(size_t len)
{
    return len / 4 * 3 + 3;
}

/* Decodes into out, which has base64_room(text.len) bytes. False with *at the index of the first character at
 * fault (text.len: the text ends too early). */
bool base64_decode(struct str text, char *out, size_t *out_len, size_t *at);

#endif
