/* The fields of a plain text, which has no markup to say what a line is: each reads the kinds of lines and
 * what stands beside them. The files of the fields call these for pages cut from lines. All return false only
 * after fail(). */
#ifndef COPYDESK_EXTRACT_LINES_TEXT_FIELDS_H
#define COPYDESK_EXTRACT_LINES_TEXT_FIELDS_H

#include "extract/facts.h"

bool text_headline(const struct facts *facts, struct article *article);
bool text_deck(const struct facts *facts, struct article *article); /* alternativeHeadline, lede */
bool text_authors(const struct facts *facts, struct article *article);
bool text_dates(const struct facts *facts, struct article *article);
bool text_images(const struct facts *facts, struct article *article); /* credits */
bool text_rights(const struct facts *facts, struct article *article);
bool text_counters(const struct facts *facts, struct article *article);
bool text_comments(const struct facts *facts, struct article *article);
bool text_related(const struct facts *facts, struct article *article);

/* The posts of a thread's text, each with its part of the body; of a text without them one post. NULL after
 * fail(). */
const struct post *text_posts(const struct facts *facts, const struct article *article, size_t *count);

#endif
