/* How long a job waits for a worker. */
#ifndef COPYDESK_DESK_PATIENCE_H
#define COPYDESK_DESK_PATIENCE_H

#include "desk/job_list.h"

/* Until when a waiting job waits (clock_monotonic_ns): its caller's deadline, counted from its submission, or
 * queue_wait_ms after it was queued (0: no bound), whichever is first; INT64_MAX: for ever. A job that only
 * waits to have its failure told is always told. */
int64_t patience_ends_ns(const struct job *job, unsigned queue_wait_ms);

/* Milliseconds that are left of the caller's deadline, at least 1; 0 where there is none. */
unsigned patience_left_ms(const struct job *job);

/* The earliest end of all the jobs of a queue; INT64_MAX where there is none. */
int64_t patience_next_ns(const struct job_list *queue, unsigned queue_wait_ms);

/* Takes the first job whose patience has ended off the queue and sets *failure: DEADLINE_EXCEEDED for its
 * caller's deadline, QUEUE_FULL for the bound. NULL when there is none. */
struct job *patience_take(struct job_list *queue, unsigned queue_wait_ms, struct failure *failure);

#endif
