/* Answers as bytes: the problem document, and the lines of NDJSON. */
#ifndef COPYDESK_DESK_ANSWER_H
#define COPYDESK_DESK_ANSWER_H

#include "desk/job.h"

/* Sets reply to a problem: the document, or for an ASK_LINE the line {"id", "line", "problem"} without its
 * newline, where `id` is JSON text and the line's number stands only beside a null id. `article` is the JSON
 * of the fields that were found, or empty; it is left out where it does not fit into `cap` bytes. False when
 * memory is refused or `cap` has no room for a problem alone. */
bool answer_problem(const struct ask *ask, const struct failure *failure, struct str id, struct str article,
                    size_t cap, struct reply *reply);

/* Adds the line {"id", "article"} without its newline; an article that is no JSON becomes a string. */
void answer_line(struct str id, struct str article, enum form form, struct buf *out);

#endif
