/* What pages that stand for an error are called, by language. */
#ifndef COPYDESK_EXTRACT_BODY_ABSENCE_WORDS_H
#define COPYDESK_EXTRACT_BODY_ABSENCE_WORDS_H

#include "base/str.h"

struct error_words {
    const char *language; /* BCP 47 */
    struct str phrase;
};

extern const struct error_words error_words[];
extern const size_t error_words_count;

#endif
