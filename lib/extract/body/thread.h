/* The container that repeats on a thread's page: the kind of element whose instances are the posts. */
#ifndef COPYDESK_EXTRACT_BODY_THREAD_H
#define COPYDESK_EXTRACT_BODY_THREAD_H

#include "extract/posts/post_marks.h"

#define NO_CONTAINER UINT32_MAX

/* For each node of the doc the innermost container that holds it, NO_CONTAINER where none does. NULL after
 * fail().
 *
 * Kinds of elements that are weighed: those with the same tag and class name, or id, their numbers left out;
 * those that schema.org's types call posts; children of one element with the same tag. The winner covers most
 * of the scope's text with most instances that hold an author and a time. Where none repeats, the scope may
 * know one element as the only post: the innermost such that holds an author and a time. */
const uint32_t *find_containers(const struct facts *facts, const struct thread_scope *scope,
                                const struct post_marks *marks);

#endif
