/* The names of character references. Source: WHATWG HTML, 13.5 "Named character references", all but two:
 * "nGt" and "nLt" are longer in UTF-8 than the references are, which whoever resolves in place has no room
 * for. */
#ifndef COPYDESK_BASE_REFERENCE_NAMES_H
#define COPYDESK_BASE_REFERENCE_NAMES_H

#include "base/str.h"

/* Whether a name also stands without its semicolon. */
enum reference_closing { CLOSED, BARE };

struct reference_name {
    const char *text;
    uint32_t code_point;
    uint16_t second; /* code point; mostly 0: none */
    uint8_t closing; /* enum reference_closing */
};

/* In the order of strcmp, for a binary search. */
extern const struct reference_name reference_names[];
extern const size_t reference_name_count;

#endif
