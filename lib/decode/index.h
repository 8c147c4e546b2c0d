/* WHATWG's index tables: which character a charset's pointer or byte means. They are not kept here: each is
 * taken from ICU's converter of the same charset when it is first wanted (about a millisecond), and where the
 * two differ (index_patches.h) the standard's word stands. Not for use by several threads at once.
 * Source: WHATWG Encoding, section 5 "Indexes". */
#ifndef COPYDESK_DECODE_INDEX_H
#define COPYDESK_DECODE_INDEX_H

#include "decode/labels.h"

enum index_id {
    INDEX_JIS0208,
    INDEX_JIS0212,
    INDEX_EUC_KR,
    INDEX_GB18030,
    INDEX_GB18030_FOUR, /* sequences of four bytes that mean a character below U+10000 */
    INDEX_BIG5,
    INDEX_COUNT
};

struct index {
    const uint32_t *code_points; /* by pointer; 0: none. May be an INDEX_PAIR. Static. */
    size_t len;
};

/* Two characters for one pointer, as four pointers of Big5 have. */
#define INDEX_PAIR(first, second) (0x80000000U | (uint32_t)(second) << 16 | (first))

/* The index; `code_points` is NULL where ICU lacks the converter. */
struct index index_get(enum index_id id);

/* The characters of a KIND_SINGLE_BYTE encoding's bytes 0x80 to 0xFF, 0 where there is none; NULL where ICU
 * lacks the converter. */
const uint32_t *index_single_byte(const struct encoding *encoding);

/* What a pointer means; 0 where it means nothing. */
static inline uint32_t index_at(struct index index, size_t pointer)
{
    return pointer < index.len ? index.code_points[pointer] : 0;
}

#endif
