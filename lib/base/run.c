#include "base/run.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/clock.h"

const char *const stage_names[STAGE_COUNT] = {"decode", "parse", "clean", "extract", "render"};

const char *const warning_names[WARNING_COUNT] = {
#define X(name, text) [WARNING_##name] = text,
    WARNING_TABLE(X)
#undef X
};

struct limits limits_default(void)
{
    return (struct limits){
        .arena_bytes = 256u << 20,
        .inflated_bytes = 32u << 20,
        .page_bytes = 32u << 20,
        .result_bytes = 64u << 20,
        .depth = 512,
        .attributes = 256,
        .nodes = 1000000,
        .pages = PAGES_MAX,
        .job_wall_ms = 10000,
        .job_cpu_ms = 5000,
    };
}

void run_begin(struct run *run, struct arena *arena, const struct limits *limits,
               const struct options *options)
{
    arena_reset(arena);
    *run = (struct run){.arena = arena, .limits = limits, .options = *options, .tables = tables_builtin()};
    unsigned wall_ms = limits->job_wall_ms;
    if (options->deadline_ms && options->deadline_ms < wall_ms)
        wall_ms = options->deadline_ms;
    run->deadline_ns = clock_monotonic_ns() + wall_ms * NS_PER_MS;
}

static bool fail_list(struct run *run, enum fail code, const char *member, const char *format, va_list list)
{
    if (run->failure.code != FAIL_NONE)
        return false;
    char detail[FAIL_DETAIL_MAX + 1]; /* one more than fits, so that failure_set sees what is to be cut */
    vsnprintf(detail, sizeof detail, format, list);
    failure_set(&run->failure, code, "%s", detail);
    snprintf(run->failure.member, sizeof run->failure.member, "%s", member);
    return false;
}

bool fail(struct run *run, enum fail code, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    fail_list(run, code, "", format, list);
    va_end(list);
    return false;
}

bool fail_member(struct run *run, enum fail code, const char *member, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    fail_list(run, code, member, format, list);
    va_end(list);
    return false;
}

static void *checked(struct run *run, void *memory)
{
    if (!memory)
        fail(run, FAIL_PAGE_TOO_COMPLEX, "The page needs more than the %zu bytes that one job may allocate.",
             arena_cap(run->arena));
    return memory;
}

void *run_alloc(struct run *run, size_t size)
{
    return checked(run, arena_alloc(run->arena, size));
}

void *run_alloc_array(struct run *run, size_t count, size_t size)
{
    return checked(run, arena_alloc_array(run->arena, count, size));
}

void *run_alloc_unset(struct run *run, size_t count, size_t size)
{
    return checked(run, arena_alloc_unset(run->arena, count, size));
}

bool run_array_room(struct run *run, void *array, size_t count, size_t *capacity, size_t element_size)
{
    enum { FIRST_CAPACITY = 16 };
    if (count < *capacity)
        return true;
    void *old;
    memcpy(&old, array, sizeof old);
    size_t wanted = *capacity ? *capacity * 2 : FIRST_CAPACITY, bytes;
    void *grown = NULL;
    if (!__builtin_mul_overflow(wanted, element_size, &bytes))
        grown = arena_grow(run->arena, old, *capacity * element_size, bytes);
    if (!checked(run, grown))
        return false;
    memcpy(array, &grown, sizeof grown);
    *capacity = wanted;
    return true;
}

bool run_late(const struct run *run)
{
    return clock_monotonic_ns() > run->deadline_ns;
}
