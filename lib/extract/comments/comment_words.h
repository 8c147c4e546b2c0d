/* Words for comments and discussions, by language. */
#ifndef COPYDESK_EXTRACT_COMMENTS_COMMENT_WORDS_H
#define COPYDESK_EXTRACT_COMMENTS_COMMENT_WORDS_H

#include "extract/language/language_words.h"

/* What counts comments, beside a number: "Comments", "Kommentare", "件のコメント". */
extern const struct language_word comment_labels[];
extern const size_t comment_label_count;

/* What a number may have behind it all the same: "コメント 3件". */
extern const struct language_word count_units[];
extern const size_t count_unit_count;

/* What lists of discussions are called: numbers beside their entries count comments. */
extern const struct language_word discussion_labels[];
extern const size_t discussion_label_count;

#endif
