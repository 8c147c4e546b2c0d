#include "fetch/robots_store.h"

#include <stdlib.h>
#include <sys/queue.h>

struct entry {
    LIST_ENTRY(entry) chain; /* of its bucket */
    TAILQ_ENTRY(entry) used;
    uint64_t hash; /* of the origin */
    int64_t expires_ns;
    struct robots *robots; /* owned */
    size_t origin_len;
    char origin[];
};

LIST_HEAD(bucket, entry);

struct robots_store {
    size_t max_count, max_bytes, count, bytes;
    TAILQ_HEAD(, entry) used; /* the least recently used first */
    size_t mask;              /* buckets, a power of two, less one */
    struct bucket buckets[];
};

struct robots_store *robots_store_create(size_t max_count, size_t max_bytes)
{
    size_t buckets = 1;
    while (buckets < max_count && buckets <= SIZE_MAX / 4 / sizeof(struct bucket))
        buckets *= 2;
    struct robots_store *store = calloc(1, sizeof *store + buckets * sizeof store->buckets[0]);
    if (!store)
        return NULL;
    store->max_count = max_count;
    store->max_bytes = max_bytes;
    store->mask = buckets - 1;
    TAILQ_INIT(&store->used);
    return store;
}

static struct str origin_of(const struct entry *entry)
{
    return (struct str){entry->origin, entry->origin_len};
}

size_t robots_store_entry_bytes(struct str origin, const struct robots *robots)
{
    return sizeof(struct entry) + origin.len + robots_size(robots);
}

static void drop(struct robots_store *store, struct entry *entry)
{
    store->count--;
    store->bytes -= robots_store_entry_bytes(origin_of(entry), entry->robots);
    LIST_REMOVE(entry, chain);
    TAILQ_REMOVE(&store->used, entry, used);
    free(entry->robots);
    free(entry);
}

void robots_store_destroy(struct robots_store *store)
{
    while (store && !TAILQ_EMPTY(&store->used))
        drop(store, TAILQ_FIRST(&store->used));
    free(store);
}

static struct entry *find(struct robots_store *store, struct str origin, uint64_t hash)
{
    struct entry *entry = LIST_FIRST(&store->buckets[hash & store->mask]);
    while (entry && !(entry->hash == hash && str_eq(origin_of(entry), origin)))
        entry = LIST_NEXT(entry, chain);
    return entry;
}

const struct robots *robots_store_find(struct robots_store *store, struct str origin, int64_t now_ns)
{
    struct entry *entry = find(store, origin, str_hash64(origin));
    if (!entry)
        return NULL;
    if (now_ns >= entry->expires_ns) {
        drop(store, entry);
        return NULL;
    }
    TAILQ_REMOVE(&store->used, entry, used);
    TAILQ_INSERT_TAIL(&store->used, entry, used);
    return entry->robots;
}

static struct entry *create_entry(struct str origin, uint64_t hash, struct robots *robots, int64_t expires_ns)
{
    struct entry *entry = malloc(sizeof *entry + origin.len);
    if (!entry)
        return NULL;
    entry->hash = hash;
    entry->expires_ns = expires_ns;
    entry->robots = robots;
    entry->origin_len = origin.len;
    if (origin.len)
        memcpy(entry->origin, origin.at, origin.len);
    return entry;
}

/* Room for one entry of so many bytes, which are no more than max_bytes. */
static void make_room(struct robots_store *store, size_t bytes)
{
    struct entry *entry = TAILQ_FIRST(&store->used), *next;
    for (; entry && (store->count == store->max_count || store->bytes > store->max_bytes - bytes);
         entry = next) {
        next = TAILQ_NEXT(entry, used);
        drop(store, entry);
    }
}

bool robots_store_put(struct robots_store *store, struct str origin, struct robots *robots,
                      int64_t expires_ns)
{
    uint64_t hash = str_hash64(origin);
    size_t bytes = robots_store_entry_bytes(origin, robots);
    struct entry *entry = find(store, origin, hash);
    if (entry)
        drop(store, entry);
    if (store->max_count == 0 || bytes > store->max_bytes)
        return false;
    entry = create_entry(origin, hash, robots, expires_ns);
    if (!entry)
        return false;
    make_room(store, bytes);
    LIST_INSERT_HEAD(&store->buckets[hash & store->mask], entry, chain);
    TAILQ_INSERT_TAIL(&store->used, entry, used);
    store->count++;
    store->bytes += bytes;
    return true;
}

size_t robots_store_count(const struct robots_store *store)
{
    return store->count;
}

size_t robots_store_bytes(const struct robots_store *store)
{
    return store->bytes;
}
