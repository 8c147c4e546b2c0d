#include "desk/hangup.h"

#include <sys/epoll.h>

int hangup_open(void)
{
    return epoll_create1(EPOLL_CLOEXEC);
}

/* An end of the caller's side counts as its end: a client that shuts down its side alone and waits on cannot
 * be told from one that is gone before something is sent to it. */
void hangup_watch(int epoll, struct job *job)
{
    struct epoll_event event = {.events = EPOLLRDHUP, .data.ptr = job};
    if (job->caller_fd >= 0)
        epoll_ctl(epoll, EPOLL_CTL_ADD, job->caller_fd, &event);
}

void hangup_forget(int epoll, struct job *job)
{
    if (job->caller_fd >= 0)
        epoll_ctl(epoll, EPOLL_CTL_DEL, job->caller_fd, NULL);
}

struct job *hangup_next(int epoll)
{
    struct epoll_event event;
    if (epoll_wait(epoll, &event, 1, 0) != 1)
        return NULL;
    struct job *job = event.data.ptr;
    hangup_forget(epoll, job);
    return job;
}
