/* Labels of counters, by language. All are lower case, as fold_line makes lines. */
#ifndef COPYDESK_EXTRACT_COUNTERS_COUNTER_WORDS_H
#define COPYDESK_EXTRACT_COUNTERS_COUNTER_WORDS_H

#include "extract/article.h"

struct counter_word {
    const char *language; /* BCP 47 */
    struct str word;      /* for find_phrase: one that ends in '*' may go on */
    enum interaction interaction;
};

extern const struct counter_word counter_words[];
extern const size_t counter_word_count;

/* Words that follow a number and only say that it counts: "times", "раз", "회". */
extern const struct str counter_fillers[];
extern const size_t counter_filler_count;

/* Suffixes of numbers. */
struct number_suffix {
    struct str suffix; /* lower case */
    int64_t factor;
};
extern const struct number_suffix number_suffixes[];
extern const size_t number_suffix_count;

#endif
