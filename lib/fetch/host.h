/* The hosts that fetches go to: how many fetches each has under way, and when the next may start. */
#ifndef COPYDESK_FETCH_HOST_H
#define COPYDESK_FETCH_HOST_H

#include <stdint.h>
#include <sys/queue.h>

struct host {
    LIST_ENTRY(host) links;
    char *name;       /* owned; as in a URL, in lower case */
    unsigned users;   /* fetches that wait for it or run */
    unsigned running; /* fetches that run */
    int64_t next_ns;  /* clock_monotonic_ns from which the next fetch may start */
};

LIST_HEAD(host_list, host);

/* The host of that name, made when it is new, with one user more. A host without users is forgotten by a
 * later call once its next_ns has passed. NULL when memory is refused. */
struct host *host_take(struct host_list *hosts, const char *name);

/* One user less. */
void host_release(struct host *host);

/* Frees all hosts; none has users. */
void host_list_free(struct host_list *hosts);

#endif
