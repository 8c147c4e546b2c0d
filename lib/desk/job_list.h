/* Lists of jobs, linked by job->next: a job is in one list at most. */
#ifndef COPYDESK_DESK_JOB_LIST_H
#define COPYDESK_DESK_JOB_LIST_H

#include "desk/job.h"

struct job_list {
    struct job *first, *last;
};

/* At the end. */
static inline void list_append(struct job_list *list, struct job *job)
{
    job->next = NULL;
    if (list->last)
        list->last->next = job;
    else
        list->first = job;
    list->last = job;
}

/* At the head. */
static inline void list_prepend(struct job_list *list, struct job *job)
{
    job->next = list->first;
    list->first = job;
    if (!list->last)
        list->last = job;
}

/* Takes the first one off; NULL when there is none. */
static inline struct job *list_take(struct job_list *list)
{
    struct job *job = list->first;
    if (!job)
        return NULL;
    list->first = job->next;
    if (!list->first)
        list->last = NULL;
    return job;
}

/* Takes a job out of the list; false when it is not in it. */
static inline bool list_remove(struct job_list *list, struct job *job)
{
    struct job *previous = NULL, **link = &list->first;
    while (*link && *link != job) {
        previous = *link;
        link = &previous->next;
    }
    if (!*link)
        return false;
    *link = job->next;
    if (list->last == job)
        list->last = previous;
    return true;
}

#endif
