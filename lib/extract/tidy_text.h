/* Texts as they stand in the article: NFC, trimmed, free of control characters, within their caps. */
#ifndef COPYDESK_EXTRACT_TIDY_TEXT_H
#define COPYDESK_EXTRACT_TIDY_TEXT_H

#include "base/run.h"

enum tidy_shape {
    TIDY_LINE, /* one line: white space of any kind is one space; references escaped twice are resolved */
    TIDY_TEXT, /* line breaks and tabs stay */
    TIDY_URL,  /* bytes as they are; one with a control character, or over its cap, is none */
};

/* s in that shape, at most `cap` bytes, cut at a character; s itself where nothing is to be done, else in the
 * run's arena. Out go control characters, U+200B, U+FEFF, U+FFFE and U+FFFF, and the marks that set a
 * direction's embedding, override or isolation (U+202A … U+202E, U+2066 … U+2069); LRM, RLM and ALM go at the
 * ends alone; joiners stay, since they change what letters look like. Line and paragraph separators are line
 * breaks. Empty after fail(). */
struct str tidy_text(struct run *run, struct str s, enum tidy_shape shape, size_t cap);

/* The first place at or behind `at` where a text falls into parts that can be tidied each by itself: behind
 * it stands no character that combines with the one before. */
size_t tidy_boundary(struct str s, size_t at);

#endif
