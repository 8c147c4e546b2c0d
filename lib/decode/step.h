/* Decoders that keep no state between characters: one character, or one ill-formed sequence, a call. */
#ifndef COPYDESK_DECODE_STEP_H
#define COPYDESK_DECODE_STEP_H

#include "decode/index.h"

#define STEP_ERROR UINT32_MAX

struct step {
    uint32_t code_point; /* STEP_ERROR: one U+FFFD. May be an INDEX_PAIR */
    uint32_t len; /* bytes it took, at least 1. An ASCII byte after a lead byte that it does not fit is not
                     taken */
};

enum { STEP_INDEXES = 2 };

struct decoder {
    /* Decodes the start of `left` bytes, at least one, at `at`. */
    struct step (*step)(const struct index indexes[STEP_INDEXES], const uint8_t *at, size_t left);
    uint8_t indexes[STEP_INDEXES]; /* enum index_id, that it wants; INDEX_COUNT: none */
};

/* The decoder of an encoding of KIND_MULTI_BYTE or KIND_UTF16; its `step` is NULL for the others.
 * Source: WHATWG Encoding, sections 10 to 14 and 14.2 to 14.4. */
const struct decoder *step_decoder(const struct encoding *encoding);

#endif
