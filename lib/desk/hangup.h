/* Tells of jobs whose callers have hung up. While a job is with the desk, nobody else looks at its caller's
 * socket: libmicrohttpd does not watch connections that are suspended. One thread, the desk's. */
#ifndef COPYDESK_DESK_HANGUP_H
#define COPYDESK_DESK_HANGUP_H

#include "desk/job.h"

/* Returns an epoll descriptor, readable while a job's caller has hung up; -1 where it is refused. The caller
 * closes it. */
int hangup_open(void);

/* Watches job->caller_fd from now on, if there is one; a watch that is refused is none. */
void hangup_watch(int epoll, struct job *job);

/* Watches it no longer. To be called before the job is done, after which its socket may close. */
void hangup_forget(int epoll, struct job *job);

/* One job whose caller has hung up, which is watched no longer; NULL: none has. */
struct job *hangup_next(int epoll);

#endif
