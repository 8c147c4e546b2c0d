/* Rules of robots.txt by origin, kept for a bounded time in bounded memory. One thread.
 *
 * The least recently used entries go first. Bytes counted are those of the entries, their origins and their
 * rules; the table of a few bytes an entry beside them is bounded by the count. Look-ups take constant time
 * as long as nobody picks origins whose hashes collide; then the count bounds them. */
#ifndef COPYDESK_FETCH_ROBOTS_STORE_H
#define COPYDESK_FETCH_ROBOTS_STORE_H

#include "fetch/robots.h"

struct robots_store;

/* A store of at most `max_count` entries (0 keeps none) and `max_bytes` bytes. NULL when memory is refused.
 */
struct robots_store *robots_store_create(size_t max_count, size_t max_bytes);

/* Frees the store and all it keeps; NULL is let pass. */
void robots_store_destroy(struct robots_store *store);

/* The rules kept for an origin ("https://host:port", spelt as it was put), which become the most recently
 * used; NULL where there are none or their time is over at now_ns (clock_monotonic_ns), which frees them.
 * Valid until the next call that takes the store. */
const struct robots *robots_store_find(struct robots_store *store, struct str origin, int64_t now_ns);

/* Keeps rules for an origin until expires_ns (clock_monotonic_ns; no more than ROBOTS_LIFE_MAX_S ahead), in
 * place of what was kept for it. True: they are the store's now. False: they were not kept, as they alone are
 * past a limit or memory is refused; they stay the caller's, and nothing is kept for the origin. */
bool robots_store_put(struct robots_store *store, struct str origin, struct robots *robots,
                      int64_t expires_ns);

/* What is kept, entries past their time that nobody has looked up since included. */
size_t robots_store_count(const struct robots_store *store);
size_t robots_store_bytes(const struct robots_store *store);

/* Bytes that one entry counts for. */
size_t robots_store_entry_bytes(struct str origin, const struct robots *robots);

#endif
