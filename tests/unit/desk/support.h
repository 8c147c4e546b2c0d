/* A desk whose workers are this very test program: its main must begin with desk_test_worker. */
#ifndef COPYDESK_TESTS_UNIT_DESK_SUPPORT_H
#define COPYDESK_TESTS_UNIT_DESK_SUPPORT_H

#include "unit/check.h"

#include <glob.h>
#include <poll.h>
#include <semaphore.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>

#include "desk/desk.h"
#include "desk/spawn.h"
#include "fetch/fetch.h"

enum { WAIT_S = 30 };

static const char story[] =
    "<!doctype html><title>Quay</title><article><h1>Quay</h1><p>The harbour authority approved a plan on "
    "Tuesday "
    "to rebuild the north quay, which a storm damaged last winter, and to raise it by half a metre."
    "<p>Work is to begin in March, the authority said, with ferries using the south quay until "
    "then.</article>";

static struct fetch_config fetch_config;
static struct desk_config desk_config;
static struct desk *desk;
static struct failure failure;
static sem_t done;

/* Runs a worker and ends, when this process was started as one. */
static inline void desk_test_worker(int argc, char **argv)
{
    if (argc > 1 && strcmp(argv[1], "worker") == 0)
        exit(desk_worker_main(WORKER_FD, argc > 2 ? TABLES_FD : -1));
}

static inline int desk_set_up(void **state)
{
    (void)state;
    fetch_config = fetch_config_default();
    desk_config = (struct desk_config){.program = "/proc/self/exe",
                                       .workers = 1,
                                       .queue_per_worker = 4,
                                       .limits = limits_default(),
                                       .fetch = &fetch_config};
    desk = NULL;
    sem_init(&done, 0, 0);
    return 0;
}

static inline int desk_tear_down(void **state)
{
    (void)state;
    if (desk)
        desk_stop(desk, 0);
    sem_destroy(&done);
    return 0;
}

#define WITH_DESK(test) cmocka_unit_test_setup_teardown(test, desk_set_up, desk_tear_down)

static inline void wait_done(void)
{
    struct timespec until;
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec += WAIT_S;
    assert_int_equal(sem_timedwait(&done, &until), 0);
}

/* Waits for what the desk tells of itself; `what` is an expression over desk_stats(desk). */
#define WAIT_FOR(what)                                                                                       \
    for (int wait_turn = 0; !(what); wait_turn++) {                                                          \
        assert_true(wait_turn < WAIT_S * 1000);                                                              \
        poll(NULL, 0, 1);                                                                                    \
    }

static inline void start_desk(void)
{
    desk = desk_start(&desk_config, &failure);
    assert_non_null(desk);
    WAIT_FOR(desk_stats(desk).workers_alive == desk_config.workers);
}

static inline void tell_done(struct job *job)
{
    (void)job;
    sem_post(&done);
}

static inline struct job *make_job(enum ask_kind kind, const char *body)
{
    struct job *job = job_create();
    job->ask.kind = kind;
    job->ask.body = str_of(body);
    job->ask.line = 5;
    job->done = tell_done;
    return job;
}

static inline bool answer_has(const struct job *job, const char *text)
{
    return str_find(buf_str(&job->reply.bytes), str_of(text), 0) != SIZE_MAX;
}

/* The pid of the worker that was started last, as the kernel lists this process's children; 0: none. */
static inline pid_t newest_worker(void)
{
    glob_t lists;
    pid_t newest = 0;
    assert_int_equal(glob("/proc/self/task/*/children", 0, NULL, &lists), 0);
    for (size_t i = 0; i < lists.gl_pathc; i++) {
        int pid;
        FILE *list = fopen(lists.gl_pathv[i], "r");
        while (list && fscanf(list, "%d", &pid) == 1)
            newest = pid > newest ? pid : newest;
        if (list)
            fclose(list);
    }
    globfree(&lists);
    return newest;
}

/* Stops a process with SIGSTOP, and waits until it stands still. */
static inline void freeze(pid_t pid)
{
    siginfo_t info;
    assert_int_equal(kill(pid, SIGSTOP), 0);
    assert_int_equal(waitid(P_PID, (id_t)pid, &info, WSTOPPED | WNOWAIT), 0);
}

#endif
