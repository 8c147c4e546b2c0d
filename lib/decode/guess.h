/* A page's charset guessed from its bytes alone. */
#ifndef COPYDESK_DECODE_GUESS_H
#define COPYDESK_DECODE_GUESS_H

#include "decode/labels.h"

/* The likeliest encoding of bytes that nothing was declared of and that are not UTF-8. Never NULL; of
 * KIND_SINGLE_BYTE or KIND_MULTI_BYTE. uchardet tells scripts apart; charsets of Latin letters, where it
 * errs, are told by the letters they make (latin.h); ICU's detector is heard where neither is convincing.
 * docs/operations.md holds how often it is right. */
const struct encoding *guess_encoding(struct str bytes);

#endif
