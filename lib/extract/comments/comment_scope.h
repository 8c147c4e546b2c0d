/* Where a page's discussion stands: the scope in which its comments are looked for. */
#ifndef COPYDESK_EXTRACT_COMMENTS_COMMENT_SCOPE_H
#define COPYDESK_EXTRACT_COMMENTS_COMMENT_SCOPE_H

#include "extract/posts/post_marks.h"

/* What the names of an element (its class, id, itemprop) say. */
enum {
    NAMED_DISCUSSION = 1 << 0, /* "comments-area", "kommentar-12" */
    NAMED_CONTENT = 1 << 1,    /* what is written: "comment-text", "message" */
    NAMED_ACTION = 1 << 2,     /* what one may do with it: "likes", "vote", "reply" */
};

struct comment_scope {
    struct thread_scope thread; /* count 0: the page shows no discussion */
    const uint8_t *named;       /* [node_count], NAMED_… bits of each element's own names */
};

/* NAMED_… bits of each element of the doc; *any tells whether one is named as a discussion. NULL after
 * fail().
 */
const uint8_t *name_discussions(struct run *run, const struct doc *doc, bool *any);

/* Finds the segments that stand in elements named as a discussion, or of schema.org's types of comments: no
 * pieces of the body, forms or controls. Elements that hold much of the body are none. False only after
 * fail(). */
bool find_comment_scope(const struct facts *facts, const struct article *article,
                        struct comment_scope *scope);

#endif
