/* The desk: a pool of worker processes, a fetcher and a bounded queue, driven by one thread of its own.
 * serve, batch and read all work through it. The front process parses neither pages nor request bodies:
 * workers do.
 *
 *     struct desk *desk = desk_start(&config, &failure);
 *     job->done = my_done;
 *     if (!desk_submit(desk, job)) …queue full…
 *     desk_stop(desk, timeout_ms);
 */
#ifndef COPYDESK_DESK_DESK_H
#define COPYDESK_DESK_DESK_H

#include "desk/job.h"

struct fetch_config;
struct tables_file;

struct desk_config {
    const char *program;              /* path of this program; workers run `program worker` */
    unsigned workers;                 /* processes; 1 … 1,024 */
    unsigned queue_per_worker;        /* jobs that may wait, a worker */
    unsigned queue_wait_ms;           /* how long a job may wait for a worker; 0: for ever */
    bool patient;                     /* jobs wait for ever, and a caller's deadline counts the work alone */
    struct limits limits;             /* of each job */
    const struct fetch_config *fetch; /* not owned, outlives the desk */
    const struct tables_file *tables; /* the same; NULL: the built-in ones */
    const char *renderer;             /* URL of a POST /content (follow.h); not owned; NULL: none */
    unsigned renderer_ms;             /* of one answer of it */
};

struct desk;

/* Starts the workers (ahead of need) and the desk's thread. NULL with *failure set when a thread, socket or
 * process is refused. */
struct desk *desk_start(const struct desk_config *config, struct failure *failure);

enum desk_answer { DESK_TAKEN, DESK_QUEUE_FULL, DESK_CLOSED };

/* Hands a job over; from DESK_TAKEN on the desk owns it until it calls job->done, which it does exactly once,
 * whatever happens. Otherwise the caller keeps it. Any thread; never blocks.
 *
 * Where the job's caller hangs up (job->caller_fd) before a worker has it, it is dropped: its
 * fetch ends unless others wait for the same, and it comes back `unwanted`, with no reply. */
enum desk_answer desk_submit(struct desk *desk, struct job *job);

/* Whether at least one worker lives. Any thread. */
bool desk_has_worker(const struct desk *desk);

/* Refuses new jobs, waits up to timeout_ms for the accepted ones, fails the rest with DRAINING, ends the
 * workers and the thread, and frees the desk. All `done` calls have returned when it returns. */
void desk_stop(struct desk *desk, unsigned timeout_ms);

struct desk_stats {
    unsigned workers_alive, workers_busy;
    unsigned queued, queue_capacity, fetching;
    uint64_t workers_started, worker_restarts, jobs_lost, jobs_killed_late, jobs_done, fetches;
    uint64_t fetch_requests, fetch_connections, fetches_joined, robots_fetches;
    uint64_t renders, renders_failed; /* asks of the renderer */
};

/* A consistent snapshot. Any thread. */
struct desk_stats desk_stats(const struct desk *desk);

/* The hidden subcommand's main loop: jobs on fd until it closes, by the tables of tables_fd (tables_file.h),
 * which is closed, or by the built-in ones where it is -1. Returns the exit status. */
int desk_worker_main(int fd, int tables_fd);

#endif
