/* Comments as a page's data states them (schema.org): the `comment` of its work, in JSON-LD or microdata. */
#ifndef COPYDESK_EXTRACT_COMMENTS_COMMENT_DATA_H
#define COPYDESK_EXTRACT_COMMENTS_COMMENT_DATA_H

#include "extract/facts.h"

enum {
    COMMENTS_MAX = 2000,         /* of one page; what comes later is passed over */
    COMMENT_DATA_DEPTH_MAX = 64, /* comments on comments */
};

/* At most COMMENTS_MAX comments with a text, in order; a comment's answers follow it. False only after
 * fail(). */
bool read_comment_data(const struct facts *facts, struct comment **comments, size_t *count);

#endif
