/* How many comments a page says it has: commentCount. */
#ifndef COPYDESK_EXTRACT_COMMENTS_COMMENT_COUNT_H
#define COPYDESK_EXTRACT_COMMENTS_COMMENT_COUNT_H

#include "extract/facts.h"

enum { COMMENT_COUNT_MAX = 100000000 };

/* A number that a text states, at its beginning or end, with or without marks of thousands; false where it
 * holds none, several, or one past COMMENT_COUNT_MAX. *before, *after: the words beside it. Lines that are
 * nothing but a counter, with factors ("1.2K") and digits of any script, are counter_line.h's. */
bool read_count(struct str text, int64_t *count, struct str *before, struct str *after);

/* Whether a short text counts comments: a number and a word for them ("12 Comments", "Комментарии (3)"). */
bool read_comment_count(struct str text, int64_t *count);

/* Nominates and elects commentCount: what data states, then headings of the discussion and links to it. */
bool extract_comment_count(const struct facts *facts, struct article *article);

#endif
