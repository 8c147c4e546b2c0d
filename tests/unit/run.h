/* A run for each test that wants one: WITH_RUN(test) in the list of tests. */
#ifndef COPYDESK_TESTS_UNIT_RUN_H
#define COPYDESK_TESTS_UNIT_RUN_H

#include "unit/check.h"

#include "base/run.h"

static struct run run;
static struct limits limits;

/* Begins the run anew: nothing failed, nothing allocated, no refusal due. */
static inline void run_again(void)
{
    run_begin(&run, run.arena, &limits, &(struct options){0});
}

static inline int run_set_up(void **state)
{
    (void)state;
    limits = limits_default();
    run.arena = arena_create(limits.arena_bytes);
    run_again();
    return 0;
}

static inline int run_tear_down(void **state)
{
    (void)state;
    arena_destroy(run.arena);
    return 0;
}

#define WITH_RUN(test) cmocka_unit_test_setup_teardown(test, run_set_up, run_tear_down)

#endif
