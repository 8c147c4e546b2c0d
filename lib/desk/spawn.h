/* Starting and ending worker processes. */
#ifndef COPYDESK_DESK_SPAWN_H
#define COPYDESK_DESK_SPAWN_H

#include <sys/types.h>

#include "base/fail.h"

enum {
    WORKER_FD = 3, /* a worker's end of the socketpair */
    TABLES_FD = 4, /* its tables, where others than the built-in ones were given */
};

/* What `program worker` is called with besides when it has TABLES_FD. */
#define WORKER_TABLES "tables"

/* Runs `program worker` with one end of a new socketpair as WORKER_FD, stdin and stdout on /dev/null and no
 * other descriptor but stderr; or, where tables_fd (past stderr) is not -1, `program worker tables`, with it
 * as TABLES_FD. It does not hear SIGINT, SIGTERM, SIGHUP and SIGQUIT, which terminals and service managers
 * send to whole groups: it ends when its socket closes. Returns its pid, with *fd the front's end
 * (non-blocking, close-on-exec), or -1 with *failure set. */
pid_t spawn_worker(const char *program, int tables_fd, int *fd, struct failure *failure);

/* Kills the process if it still lives and collects it. Returns its wait status; 0 when it is not known. */
int spawn_collect(pid_t pid);

#endif
