/* The words of a comment, without what stands around them: its author and time, "Reply", "Like", numbers. */
#ifndef COPYDESK_EXTRACT_COMMENTS_COMMENT_TEXT_H
#define COPYDESK_EXTRACT_COMMENTS_COMMENT_TEXT_H

#include "extract/comments/comment_scope.h"

enum { COMMENT_TEXT_MAX = 20000 }; /* bytes of one comment's text */

/* A comment in the making. */
struct comment_parts {
    const struct post *post; /* the first of its container: author, time and where they stand */
    const struct segment **segments;
    size_t count;
    struct str text;
    uint32_t words, link_words; /* of the text */
};

/* Writes the text of each: paragraphs parted by a blank line; empty where nothing is left. False only after
 * fail(). */
bool write_comment_texts(const struct facts *facts, const struct comment_scope *scope,
                         struct comment_parts *comments, size_t count);

#endif
