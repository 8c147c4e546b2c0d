#include "base/arena.h"

#include <stdlib.h>

#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/asan_interface.h>
#define POISON(at, size)   ASAN_POISON_MEMORY_REGION(at, size)
#define UNPOISON(at, size) ASAN_UNPOISON_MEMORY_REGION(at, size)
#else
#define POISON(at, size)   ((void)(at), (void)(size))
#define UNPOISON(at, size) ((void)(at), (void)(size))
#endif

enum { ALIGNMENT = 16, CHUNK_MIN = 1 << 20, CHUNK_MAX = 16 << 20, KEPT_MAX = CHUNK_MAX };

struct chunk {
    struct chunk *older;
    size_t size, used; /* of bytes[] */
    size_t dirty;      /* bytes[] past it were never written: they are still the zeros of calloc */
    _Alignas(ALIGNMENT) char bytes[];
};

struct clean_up {
    struct clean_up *older;
    void (*clean)(void *object);
    void *object;
};

struct arena {
    struct chunk *newest;
    struct clean_up *clean_ups;
    size_t cap;
    size_t held; /* sum of chunk sizes */
    size_t used;
    size_t refuse_after; /* 0: never */
    size_t kept;         /* how large the first chunk is to be: what earlier runs needed */
};

struct arena *arena_create(size_t cap)
{
    struct arena *arena = calloc(1, sizeof *arena);
    if (arena)
        arena->cap = cap;
    return arena;
}

static void run_clean_ups(struct arena *arena)
{
    while (arena->clean_ups) {
        struct clean_up *clean_up = arena->clean_ups;
        arena->clean_ups = clean_up->older;
        clean_up->clean(clean_up->object);
    }
}

static void free_chunk(struct chunk *chunk)
{
    UNPOISON(chunk->bytes, chunk->size);
    free(chunk);
}

/* Whether the newest chunk is not what the next run begins with. */
static bool is_spare(const struct arena *arena)
{
    const struct chunk *chunk = arena->newest;
    return chunk && (chunk->older || chunk->size < arena->kept || chunk->size > KEPT_MAX);
}

void arena_reset(struct arena *arena)
{
    run_clean_ups(arena);
    size_t wanted = arena->held < KEPT_MAX ? arena->held : KEPT_MAX;
    arena->kept = wanted > arena->kept ? wanted : arena->kept;
    while (is_spare(arena)) {
        struct chunk *chunk = arena->newest;
        arena->newest = chunk->older;
        free_chunk(chunk);
    }
    arena->held = 0;
    if (arena->newest) {
        struct chunk *first = arena->newest;
        if (first->used > first->dirty)
            first->dirty = first->used;
        first->used = 0;
        arena->held = first->size;
        POISON(first->bytes, first->size);
    }
    arena->used = 0;
    arena->refuse_after = 0;
}

void arena_destroy(struct arena *arena)
{
    if (!arena)
        return;
    arena_reset(arena);
    if (arena->newest)
        free_chunk(arena->newest);
    free(arena);
}

static struct chunk *add_chunk(struct arena *arena, size_t need)
{
    size_t left = arena->cap - arena->held;
    if (need > left)
        return NULL;
    size_t size = arena->held < CHUNK_MIN ? CHUNK_MIN : arena->held;
    if (arena->held == 0 && size < arena->kept)
        size = arena->kept;
    if (size > CHUNK_MAX)
        size = CHUNK_MAX;
    if (size < need)
        size = need;
    if (size > left)
        size = left;
    struct chunk *chunk = calloc(1, sizeof *chunk + size);
    if (!chunk)
        return NULL;
    chunk->size = size;
    chunk->older = arena->newest;
    arena->newest = chunk;
    arena->held += size;
    POISON(chunk->bytes, size);
    return chunk;
}

/* Counts down the allocations that a test still grants. */
static bool is_refused(struct arena *arena)
{
    if (arena->refuse_after == 0)
        return false;
    if (arena->refuse_after == 1)
        return true;
    arena->refuse_after--;
    return false;
}

static size_t rounded(size_t size)
{
    return (size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
}

/* Of the next bytes of a chunk, how many hold what an earlier run left. */
static size_t stale_bytes(const struct chunk *chunk, size_t size)
{
    size_t stale = chunk->used < chunk->dirty ? chunk->dirty - chunk->used : 0;
    return stale < size ? stale : size;
}

/* Room for `size` bytes at the newest chunk's end, which may be a new one; NULL where it is refused. */
static struct chunk *make_room(struct arena *arena, size_t size)
{
    if (size > SIZE_MAX / 2 || is_refused(arena))
        return NULL;
    size_t need = rounded(size);
    struct chunk *chunk = arena->newest;
    if (!chunk || chunk->size - chunk->used < need)
        chunk = add_chunk(arena, need);
    return chunk;
}

static void *take(struct arena *arena, struct chunk *chunk, size_t size)
{
    char *at = chunk->bytes + chunk->used;
    UNPOISON(at, size);
    chunk->used += rounded(size);
    arena->used += rounded(size);
    return at;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    size = size ? size : 1;
    struct chunk *chunk = make_room(arena, size);
    if (!chunk)
        return NULL;
    size_t stale = stale_bytes(chunk, size);
    void *at = take(arena, chunk, size);
    return stale ? memset(at, 0, stale) : at;
}

void *arena_alloc_array(struct arena *arena, size_t count, size_t size)
{
    size_t total;
    if (__builtin_mul_overflow(count, size, &total))
        return NULL;
    return arena_alloc(arena, total);
}

void *arena_alloc_unset(struct arena *arena, size_t count, size_t size)
{
    size_t total;
    if (__builtin_mul_overflow(count, size, &total))
        return NULL;
    total = total ? total : 1;
    struct chunk *chunk = make_room(arena, total);
    return chunk ? take(arena, chunk, total) : NULL;
}

/* Whether the allocation is the newest of its chunk and the chunk has room for it to become new_need bytes.
 */
static bool grows_in_place(const struct chunk *chunk, const char *old, size_t old_need, size_t new_need)
{
    return chunk && old + old_need == chunk->bytes + chunk->used &&
           chunk->size - chunk->used >= new_need - old_need;
}

void *arena_grow(struct arena *arena, void *old, size_t old_size, size_t new_size)
{
    if (!old)
        return arena_alloc(arena, new_size);
    if (new_size > SIZE_MAX / 2)
        return NULL;
    size_t old_need = rounded(old_size ? old_size : 1), new_need = rounded(new_size ? new_size : 1);
    if (grows_in_place(arena->newest, old, old_need, new_need)) {
        if (is_refused(arena))
            return NULL;
        struct chunk *chunk = arena->newest;
        chunk->used -= old_need;
        UNPOISON(old, new_size);
        size_t end = chunk->used + new_size, from = chunk->used + old_size;
        if (from < chunk->dirty)
            memset(chunk->bytes + from, 0, (end < chunk->dirty ? end : chunk->dirty) - from);
        chunk->used += new_need;
        arena->used += new_need - old_need;
        return old;
    }
    void *fresh = arena_alloc(arena, new_size);
    if (fresh && old_size)
        memcpy(fresh, old, old_size);
    return fresh;
}

struct str arena_copy(struct arena *arena, struct str s)
{
    char *at = arena_alloc(arena, s.len);
    if (!at)
        return STR_NONE;
    if (s.len)
        memcpy(at, s.at, s.len);
    return (struct str){at, s.len};
}

char *arena_copy_z(struct arena *arena, struct str s)
{
    char *at = arena_alloc(arena, s.len + 1);
    if (at && s.len)
        memcpy(at, s.at, s.len);
    return at;
}

bool arena_defer(struct arena *arena, void (*clean)(void *object), void *object)
{
    struct clean_up *clean_up = arena_alloc(arena, sizeof *clean_up);
    if (!clean_up)
        return false;
    *clean_up = (struct clean_up){arena->clean_ups, clean, object};
    arena->clean_ups = clean_up;
    return true;
}

size_t arena_used(const struct arena *arena)
{
    return arena->used;
}

size_t arena_cap(const struct arena *arena)
{
    return arena->cap;
}

void arena_refuse_after(struct arena *arena, size_t n)
{
    arena->refuse_after = n;
}
