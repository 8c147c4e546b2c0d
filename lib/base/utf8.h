/* UTF-8, one character at a time. */
#ifndef COPYDESK_BASE_UTF8_H
#define COPYDESK_BASE_UTF8_H

#include "base/str.h"

/* The code point at s.at[*i] (*i < s.len), moving *i past it. Ill-formed bytes give U+FFFD and move past the
 * maximal subpart (Unicode 15, section 3.9, "U+FFFD Substitution of Maximal Subparts"). */
uint32_t utf8_next(struct str s, size_t *i);

/* Writes a code point at out, which has room for four bytes; returns how many it took. What is no character
 * (surrogates, past U+10FFFF) becomes U+FFFD. */
size_t utf8_write(uint32_t code_point, char *out);

/* The longest prefix of s of at most max bytes that ends between two characters. */
struct str utf8_cut(struct str s, size_t max);

/* How many characters s has. */
size_t utf8_count(struct str s);

#endif
