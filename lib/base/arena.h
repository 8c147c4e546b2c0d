/* A capped arena: many small allocations, freed all at once by arena_reset. One arena serves one run at a
 * time and belongs to one thread.
 *
 *     chunk        chunk              chunk (newest)
 *     [used][used] [used........used] [used....|free]   sum of chunk sizes <= cap
 *
 * One chunk is kept over a reset, as large as all that a run needed so far (16 MiB at most), so that a
 * worker's steady state allocates nothing from the system.
 * Under AddressSanitizer the free part of each chunk is poisoned. */
#ifndef COPYDESK_BASE_ARENA_H
#define COPYDESK_BASE_ARENA_H

#include "base/str.h"

struct arena;

/* An arena that hands out at most `cap` bytes between two resets. NULL when memory is refused. */
struct arena *arena_create(size_t cap);
void arena_destroy(struct arena *arena); /* NULL is allowed */

/* `size` zeroed bytes aligned to 16, valid until the next reset. NULL when the cap is reached or memory is
 * refused; the arena stays usable. A size of 0 gives a valid, unique pointer. */
void *arena_alloc(struct arena *arena, size_t size) __attribute__((warn_unused_result));

/* As arena_alloc for count * size, with overflow checked. */
void *arena_alloc_array(struct arena *arena, size_t count, size_t size) __attribute__((warn_unused_result));

/* As arena_alloc_array, but what the bytes hold is unknown: for large arrays that are written whole before
 * they are read. */
void *arena_alloc_unset(struct arena *arena, size_t count, size_t size) __attribute__((warn_unused_result));

/* Grows an allocation of this arena to new_size (>= old_size): in place when it is the newest, else by a
 * copy; the old bytes are then lost until the reset. New bytes are zero. NULL as arena_alloc; old stays
 * valid. */
void *arena_grow(struct arena *arena, void *old, size_t old_size, size_t new_size)
    __attribute__((warn_unused_result));

/* Copies of s: as a span, and NUL-terminated. NULL/empty with `at` NULL when memory is refused. */
struct str arena_copy(struct arena *arena, struct str s);
char *arena_copy_z(struct arena *arena, struct str s);

/* Runs clean(object) at the next reset or destroy, newest first: foreign objects (ICU converters, parser
 * contexts) die with the run. False when memory is refused; the caller then cleans by itself. */
bool arena_defer(struct arena *arena, void (*clean)(void *object), void *object)
    __attribute__((warn_unused_result));

/* Frees everything handed out. */
void arena_reset(struct arena *arena);

/* Bytes handed out since the last reset, alignment included; and the cap. */
size_t arena_used(const struct arena *arena);
size_t arena_cap(const struct arena *arena);

/* Tests: the n-th allocation from now (1 = the next) and all later ones are refused; 0 lifts it. */
void arena_refuse_after(struct arena *arena, size_t n);

#endif
