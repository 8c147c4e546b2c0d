/* The names of character references that pages use: those of HTML 4, and of the later ones punctuation and
 * the Latin letters. Source: WHATWG HTML, 13.5 "Named character references". */
#ifndef COPYDESK_BASE_REFERENCE_NAMES_H
#define COPYDESK_BASE_REFERENCE_NAMES_H

#include "base/str.h"

/* Whether a name also stands without its semicolon. */
enum reference_closing { CLOSED, BARE };

struct reference_name {
    const char *text;
    uint16_t code_point;
    uint8_t closing; /* enum reference_closing */
};

/* In the order of strcmp, for a binary search. */
extern const struct reference_name reference_names[];
extern const size_t reference_name_count;

#endif
