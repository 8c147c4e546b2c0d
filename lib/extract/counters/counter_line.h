/* Lines that count: "1,234 views", "Просмотров: 15", "Likes (5)", "1.2K", "-1". */
#ifndef COPYDESK_EXTRACT_COUNTERS_COUNTER_LINE_H
#define COPYDESK_EXTRACT_COUNTERS_COUNTER_LINE_H

#include "extract/article.h"

enum { COUNTER_LINE_MAX = 80 /* bytes; longer lines count nothing */ };

/* Whether all of a line is one number, signed or not, with at most a label before or after it, of the labels
 * of counter_words.h. Without a label its interaction is UNKNOWN. *counter's raw is the line, trimmed.
 * "1,234" and "1.234" are 1234, "1.2K", "1,2 тыс." and "1.2万" are 1200 and 12000; numbers with decimals,
 * dates, times and prices are none, nor is a number of four digits alone that may be a year (1900 … 2099). */
bool counter_of_line(struct str line, struct counter *counter);

/* Cuts the next piece that may be a counter off a line of several ("12 likes · 5 comments | 3"), at the marks
 * that part them. False once *rest is used up. */
bool next_counter_piece(struct str *rest, struct str *piece);

/* Reads a count that begins at s.at[*i], moving *i past it: its sign, grouped digits of any script, and a
 * suffix of thousands or millions. Unmoved and false where there is none. */
bool take_count(struct str s, size_t *i, int64_t *count);

#endif
