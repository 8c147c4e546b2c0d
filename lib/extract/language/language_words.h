/* Words and phrases by language, as tables of data have them. */
#ifndef COPYDESK_EXTRACT_LANGUAGE_LANGUAGE_WORDS_H
#define COPYDESK_EXTRACT_LANGUAGE_LANGUAGE_WORDS_H

#include "base/str.h"

struct language_word {
    const char *language; /* BCP 47 */
    struct str phrase;
};

/* Whether a text and one of the phrases are alike by `says` (facts.h: says_same, says_start). Linear in the
 * table: for short texts that are likely labels. */
bool says_any(struct str text, const struct language_word *words, size_t count,
              bool (*says)(struct str text, struct str phrase));

#endif
