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

/* How a decoder takes its step: the start of `left` bytes, at least one, at `at`. */
typedef struct step step_of(const struct index indexes[STEP_INDEXES], const uint8_t *at, size_t left);

/* What an encoding is decoded by: one of the first two is set. */
struct means {
    const uint32_t *single; /* characters of the bytes past 0x7F */
    step_of *step_of;
    struct index indexes[STEP_INDEXES];
};

/* Fills *means for an encoding of KIND_SINGLE_BYTE, KIND_MULTI_BYTE or KIND_UTF16; false for the others, and
 * where ICU lacks the charset. */
bool means_find(const struct encoding *encoding, struct means *means);

/* Decodes the start of `left` bytes, at least one, at `at`.
 * Source: WHATWG Encoding, sections 9 to 13, 14.2 and 14.5, without ISO-2022-JP. */
static inline struct step means_next(const struct means *means, const uint8_t *at, size_t left)
{
    if (means->step_of)
        return means->step_of(means->indexes, at, left);
    uint32_t c = at[0] < 0x80 ? at[0] : means->single[at[0] - 0x80];
    return (struct step){c || at[0] == 0 ? c : STEP_ERROR, 1};
}

#endif
