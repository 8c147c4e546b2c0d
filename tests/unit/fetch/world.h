/* What the fetcher's tests share: a server of the test's own, a fetcher that may speak to it, and what its
 * fetches ended with. */
#ifndef TESTS_UNIT_FETCH_WORLD_H
#define TESTS_UNIT_FETCH_WORLD_H

#include "base/clock.h"
#include "fetch/fetch.h"
#include "unit/fetch/server.h"

enum { WAIT_S = 20 };

#define REQUEST(address) ((struct fetch_request){.url = (address), .deadline_ns = INT64_MAX})

struct world {
    struct server *server;
    struct fetch_config config;
    struct fetcher *fetcher;
    struct fetch_result results[32];
    unsigned done;
};

__attribute__((unused)) static int world_begin(void **state, const struct route *routes)
{
    struct world *world = calloc(1, sizeof *world);
    struct str bad;
    world->server = server_start(routes);
    world->config = fetch_config_default();
    world->config.wire_bytes = 1 << 20;
    world->config.host_delay_ms = 0;
    cidr_list_parse(STR("127.0.0.1/32"), &world->config.allow, &bad);
    world->fetcher = fetcher_create(&world->config);
    *state = world;
    return 0;
}

__attribute__((unused)) static int world_end(void **state)
{
    struct world *world = *state;
    fetcher_destroy(world->fetcher);
    server_stop(world->server);
    for (unsigned i = 0; i < world->done; i++)
        free(world->results[i].memory);
    free(world);
    return 0;
}

/* A fetcher whose config was changed after world_begin. */
__attribute__((unused)) static void renew_fetcher(struct world *world)
{
    fetcher_destroy(world->fetcher);
    world->fetcher = fetcher_create(&world->config);
    assert_non_null(world->fetcher);
}

__attribute__((unused)) static void keep_result(void *owner, struct fetch_result *result)
{
    struct world *world = owner;
    world->results[world->done++] = *result;
}

/* A path is one of the server's; a URL without a path gets the server's port and "/page". */
__attribute__((unused)) static struct fetch *start(struct world *world, const char *path)
{
    char url[256];
    struct failure failure = {0};
    if (path[0] == '/')
        snprintf(url, sizeof url, "http://127.0.0.1:%u%s", world->server->port, path);
    else if (!strchr(path + strlen("https://"), '/'))
        snprintf(url, sizeof url, "%s:%u/page", path, world->server->port);
    else
        snprintf(url, sizeof url, "%s", path);
    struct fetch *fetch = fetch_start(world->fetcher, &REQUEST(str_of(url)), keep_result, world, &failure);
    if (!fetch)
        fail_msg("%s: %s", url, failure.detail);
    return fetch;
}

/* Moves on until `count` fetches in all have ended. */
__attribute__((unused)) static void await(struct world *world, unsigned count)
{
    int64_t give_up = clock_monotonic_ns() + WAIT_S * NS_PER_S;
    while (world->done < count && clock_monotonic_ns() < give_up)
        assert_true(fetcher_perform(world->fetcher, NULL, 0, 1000));
    assert_int_equal(world->done, count);
}

__attribute__((unused)) static struct fetch_result *get(struct world *world, const char *path)
{
    start(world, path);
    await(world, world->done + 1);
    return &world->results[world->done - 1];
}

__attribute__((unused)) static struct fetch_result *get_page(struct world *world, const char *path)
{
    struct fetch_result *result = get(world, path);
    if (!result->ok)
        fail_msg("%s: %s: %s", path, fail_info(result->failure.code)->name, result->failure.detail);
    return result;
}

__attribute__((unused)) static const struct failure *get_failure(struct world *world, const char *path,
                                                                 enum fail code)
{
    struct fetch_result *result = get(world, path);
    if (result->ok || result->failure.code != code)
        fail_msg("%s: expected %s, got %s: %s", path, fail_info(code)->name,
                 result->ok ? "a page" : fail_info(result->failure.code)->name, result->failure.detail);
    assert_null(result->memory);
    assert_true(result->failure.detail[0] != '\0');
    return &result->failure;
}

__attribute__((unused)) static void assert_str(struct str actual, const char *expected)
{
    if (!str_eq(actual, str_of(expected)))
        fail_msg("expected \"%s\", got \"%.*s\"", expected, STR_FMT(actual));
}

#endif
