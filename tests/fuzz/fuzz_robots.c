/* robots.txt of any bytes: the input is a line of a path, then the file. Rules stay within their bytes, a
 * path that means the same gets the same answer, normal forms are their own normal forms, and the store gives
 * back what it was given. */
#include <stdlib.h>

#include "fetch/robots_pattern.h"
#include "fetch/robots_store.h"

enum { INPUT_MAX = 1 << 16, RULE_BYTES = 32, BLOCK_BYTES = 64, STORE_BYTES = 1 << 14 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds)
{
    if (!holds)
        abort();
}

/* In an allocation that ends where the text does. */
static struct str copy_of(struct str text)
{
    char *copy = malloc(text.len + (text.len == 0));
    must(copy != NULL);
    if (text.len)
        memcpy(copy, text.at, text.len);
    return (struct str){copy, text.len};
}

static struct str normal(struct str text, size_t (*write)(struct str, char *))
{
    char *out = malloc(text.len * ROBOTS_NORMAL_GROWTH + 1);
    must(out != NULL);
    size_t len = write(text, out);
    must(len <= text.len * ROBOTS_NORMAL_GROWTH && len == write(text, NULL));
    return (struct str){out, len};
}

static void check_normal(struct str text, size_t (*write)(struct str, char *))
{
    struct str once = normal(text, write), twice = normal(once, write);
    must(str_eq(once, twice));
    free((char *)once.at);
    free((char *)twice.at);
}

static void check_path(const struct robots *robots, struct str path)
{
    struct str bare = str_slice(path, 0, str_find_byte(path, '#', 0));
    struct str coded = normal(bare, robots_normal_path);
    must(robots_allows(robots, path) == robots_allows(robots, bare));
    must(robots_allows(robots, bare) == robots_allows(robots, coded));
    must(robots_allows(robots, STR("/robots.txt")));
    free((char *)coded.at);
}

static void check_store(struct robots *robots, struct str origin)
{
    struct robots_store *store = robots_store_create(2, STORE_BYTES);
    must(store != NULL);
    if (!robots_store_put(store, origin, robots, 1)) {
        must(robots_store_entry_bytes(origin, robots) > STORE_BYTES);
        free(robots);
    } else {
        must(robots_store_find(store, origin, 0) == robots && !robots_store_find(store, origin, 1));
    }
    must(robots_store_bytes(store) == 0 || robots_store_count(store) == 1);
    robots_store_destroy(store);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str body = {(const char *)data, size}, path;
    if (size > INPUT_MAX || !str_next(&body, '\n', &path))
        return 0;
    path = copy_of(path);
    body = copy_of(body);
    struct robots *robots = robots_parse(body, STR("FooBot"));
    must(robots != NULL);
    must(robots_size(robots) <= BLOCK_BYTES + body.len * (RULE_BYTES / 8 + ROBOTS_NORMAL_GROWTH));
    free((char *)body.at); /* nothing of it is referred to */
    check_path(robots, path);
    check_normal(path, robots_normal_path);
    check_normal(path, robots_normal_pattern);
    check_store(robots, path);
    free((char *)path.at);
    return 0;
}
