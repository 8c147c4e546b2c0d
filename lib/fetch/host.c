#include "fetch/host.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"

static void forget(struct host *host)
{
    LIST_REMOVE(host, links);
    free(host->name);
    free(host);
}

static struct host *add(struct host_list *hosts, const char *name)
{
    struct host *host = calloc(1, sizeof *host);
    char *copy = strdup(name);
    if (!host || !copy) {
        free(host);
        free(copy);
        return NULL;
    }
    host->name = copy;
    LIST_INSERT_HEAD(hosts, host, links);
    return host;
}

struct host *host_take(struct host_list *hosts, const char *name)
{
    int64_t now = clock_monotonic_ns();
    struct host *found = NULL, *next;
    for (struct host *host = LIST_FIRST(hosts); host; host = next) {
        next = LIST_NEXT(host, links);
        if (strcmp(host->name, name) == 0)
            found = host;
        else if (host->users == 0 && host->next_ns <= now)
            forget(host);
    }
    if (!found)
        found = add(hosts, name);
    if (found)
        found->users++;
    return found;
}

void host_release(struct host *host)
{
    host->users--;
}

void host_list_free(struct host_list *hosts)
{
    struct host *next;
    for (struct host *host = LIST_FIRST(hosts); host; host = next) {
        next = LIST_NEXT(host, links);
        free(host->name);
        free(host);
    }
    LIST_INIT(hosts);
}
