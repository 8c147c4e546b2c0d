/* Character references: &amp; &#8217; &nbsp and what the web makes of them.
 * Source: WHATWG HTML, 13.2.5.72 to 13.2.5.80 and 13.5. */
#ifndef COPYDESK_BASE_REFERENCE_H
#define COPYDESK_BASE_REFERENCE_H

#include "base/str.h"

enum reference_place { REFERENCE_IN_TEXT, REFERENCE_IN_ATTRIBUTE };

/* What a reference means: one character, or two where `second` is not 0. */
struct reference {
    uint32_t first, second; /* code points */
};

/* Reads the reference at the start of s, which begins with '&'. Returns its length and sets *reference, or
 * returns 0 where there is none. Numbers are mended: zero, surrogates and numbers past U+10FFFF become
 * U+FFFD, 128 to 159 mean windows-1252. The old names go without their semicolon, but in an attribute only
 * where no letter, digit or '=' follows: URLs hold such. In UTF-8 the characters are never longer than the
 * reference. */
size_t reference_read(struct str s, enum reference_place place, struct reference *reference);

#endif
