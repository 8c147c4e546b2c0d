/* White space and words, as the cleaner and the extractor count them. Fast and language-neutral; the
 * article's own wordCount uses ICU's segmentation instead. */
#ifndef COPYDESK_BASE_WORDS_H
#define COPYDESK_BASE_WORDS_H

#include "base/run.h"

/* Unicode White_Space, and U+FEFF and U+200B, which stand for none or thin space in the wild. */
bool is_space(uint32_t code_point);

/* Whether a character is part of a word (letters, marks, digits of any script), and whether it is one by
 * itself (Han, Kana, Hangul excluded: Hangul parts its words by spaces). */
bool is_word_character(uint32_t code_point);
bool is_word_by_itself(uint32_t code_point);

/* A period, exclamation or question mark of any of the common scripts, an ellipsis. */
bool is_sentence_end(uint32_t code_point);

/* Closing quotes and brackets, which may stand between a sentence's end and the space. */
bool is_closing_mark(uint32_t code_point);

/* The last character of s that is neither white space nor a closing mark; 0 where its end holds nothing else.
 * What ends with a sentence's end, so seen, is prose. */
uint32_t ending_character(struct str s);

struct word_counts {
    uint32_t words;     /* runs of word characters; each Han or Kana character counts as one */
    uint32_t sentences; /* sentence ends before white space, a closing quote or the end */
    uint32_t commas;
    uint32_t letters;
    uint32_t digits;
    uint32_t capitals; /* words that start with an upper-case letter */
};

struct word_counts count_words(struct str s);

/* s with runs of white space as one space and none at its ends, in the run's arena (or s itself when it is so
 * already); empty after fail(). */
struct str collapse_space(struct run *run, struct str s);

/* Writes s at out (room for s.len bytes) with white space collapsed: a leading run becomes one space unless
 * *after_space; *after_space tells whether the output so far ends in white space. Returns the bytes written.
 */
size_t append_collapsed(char *out, struct str s, bool *after_space);

#endif
