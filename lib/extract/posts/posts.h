/* The posts of a forum's thread: who wrote which part of the body, and when. */
#ifndef COPYDESK_EXTRACT_POSTS_POSTS_H
#define COPYDESK_EXTRACT_POSTS_POSTS_H

#include "extract/body/thread.h"

/* Parts the whole body into posts, in order: by the container that repeats around its segments (thread.h),
 * else into one. What stands in no container is a post of its own; the first of these has the page's author
 * and date. The body must not be empty. NULL after fail(). */
const struct post *find_posts(const struct facts *facts, const struct article *article, size_t *count);

/* The same of any scope, which must hold a segment: from and to are then of scope->segments. */
struct post *find_posts_in(const struct facts *facts, const struct thread_scope *scope, size_t *count);

#endif
