#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "unit/fetch/world.h"

#define PAGE  "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
#define RULES "User-agent: copydesk\nDisallow: /private\nCrawl-delay: 0.3\n\nUser-agent: *\nDisallow: /\n"

enum { SLOW_BYTES = 40, SLOW_PAUSE_MS = 5, STAMPS_MAX = 16 };

/* When requests for pages came, as their server saw it. */
static int64_t stamps[STAMPS_MAX];
static atomic_uint stamp_count;
static atomic_uint robots_asked;
static atomic_uint robots_status;
static atomic_bool page_is_held;

static bool serve_robots(struct server *server, int fd, const char *request)
{
    (void)server, (void)request;
    atomic_fetch_add(&robots_asked, 1);
    if (robots_status == 302)
        return server_printf(fd, "HTTP/1.1 302 Found\r\nLocation: /rules.txt\r\nContent-Length: 0\r\n\r\n");
    if (robots_status != 200)
        return server_printf(fd, "HTTP/1.1 %u No\r\nContent-Length: 0\r\n\r\n", robots_status);
    return server_printf(fd, "HTTP/1.1 200 OK\r\nContent-Length: %zu\r\n\r\n%s", strlen(RULES), RULES);
}

static bool serve_rules(struct server *server, int fd, const char *request)
{
    (void)server, (void)request;
    return server_printf(fd, "HTTP/1.1 200 OK\r\nContent-Length: %zu\r\n\r\n%s", strlen(RULES), RULES);
}

static bool serve_page(struct server *server, int fd, const char *request)
{
    (void)server, (void)request;
    stamps[atomic_fetch_add(&stamp_count, 1) % STAMPS_MAX] = clock_monotonic_ns();
    while (page_is_held)
        sched_yield();
    return server_printf(fd, PAGE "Content-Length: 4\r\n\r\npage");
}

static bool serve_redirect(struct server *server, int fd, const char *request)
{
    bool to_private = strstr(request, "?private");
    return server_printf(
        fd, "HTTP/1.1 302 Found\r\nLocation: http://localhost:%u/%s\r\nContent-Length: 3\r\n\r\nbye",
        server->port, to_private ? "private" : "page");
}

/* So many bytes, each some milliseconds after the one before. */
static bool serve_slowly(struct server *server, int fd, const char *request)
{
    (void)server, (void)request;
    server_printf(fd, PAGE "Content-Length: %d\r\n\r\n", SLOW_BYTES);
    for (int i = 0; i < SLOW_BYTES; i++) {
        poll(NULL, 0, SLOW_PAUSE_MS);
        if (!server_send(fd, "x", 1))
            return false;
    }
    return true;
}

static const struct route routes[] = {
    {"/robots.txt", NULL, serve_robots},
    {"/rules.txt", NULL, serve_rules},
    {"/page", NULL, serve_page},
    {"/private", NULL, serve_page},
    {"/redirect", NULL, serve_redirect},
    {"/slow", NULL, serve_slowly},
    {NULL, NULL, NULL},
};

static int set_up(void **state)
{
    atomic_store(&stamp_count, 0);
    atomic_store(&robots_asked, 0);
    atomic_store(&robots_status, 200);
    atomic_store(&page_is_held, false);
    int failed = world_begin(state, routes);
    struct world *world = *state;
    struct str bad;
    world->config.crawl_delay_ms = 0;
    cidr_list_parse(STR("127.0.0.1,::1"), &world->config.allow, &bad);
    return failed;
}

static void start_obedient(struct world *world, const char *path)
{
    char url[256];
    struct failure failure;
    snprintf(url, sizeof url, "http://127.0.0.1:%u%s", world->server->port, path);
    struct fetch_request request = {.url = str_of(url), .deadline_ns = INT64_MAX, .obeys_robots = true};
    assert_non_null(fetch_start(world->fetcher, &request, keep_result, world, &failure));
}

static struct fetch_result *get_obedient(struct world *world, const char *path)
{
    start_obedient(world, path);
    await(world, world->done + 1);
    return &world->results[world->done - 1];
}

static void assert_forbidden(const struct fetch_result *result, const char *reason)
{
    assert_false(result->ok);
    assert_int_equal(result->failure.code, FAIL_ROBOTS_FORBIDDEN);
    if (!strstr(result->failure.detail, reason))
        fail_msg("%s", result->failure.detail);
}

static void robots_rules_are_obeyed_and_asked_for_once(void **state)
{
    struct world *world = *state;
    assert_true(get_obedient(world, "/page")->ok);
    assert_forbidden(get_obedient(world, "/private/a"), "copydesk");
    assert_true(get_obedient(world, "/page?2")->ok);
    assert_int_equal(robots_asked, 1);
    assert_int_equal(stamp_count, 2);
    assert_int_equal(fetcher_counts(world->fetcher).robots, 1);
    assert_int_equal(fetcher_counts(world->fetcher).requests, 3);
    assert_true(get(world, "/private")->ok); /* a fetch that does not obey */
    assert_int_equal(robots_asked, 1);
}

static void pages_that_wait_for_robots_share_them(void **state)
{
    struct world *world = *state;
    start_obedient(world, "/page?1");
    start_obedient(world, "/page?2");
    start_obedient(world, "/private");
    await(world, 3);
    assert_int_equal(robots_asked, 1);
    assert_int_equal(stamp_count, 2);
    assert_int_equal(world->results[0].ok + world->results[1].ok + world->results[2].ok, 2);
}

static void robots_status_counts(void **state)
{
    struct world *world = *state;
    static const struct {
        unsigned status;
        bool allows, allows_private;
    } rows[] = {{404, true, true},   {403, true, true},   {410, true, true},  {503, false, false},
                {500, false, false}, {429, false, false}, {302, true, false}, {200, true, false}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        atomic_store(&robots_status, rows[i].status);
        renew_fetcher(world);
        assert_int_equal(get_obedient(world, "/page")->ok, rows[i].allows);
        assert_int_equal(get_obedient(world, "/private")->ok, rows[i].allows_private);
        if (!rows[i].allows)
            assert_forbidden(&world->results[world->done - 1], "cannot be read");
    }
}

static void robots_are_forgotten_in_time(void **state)
{
    struct world *world = *state;
    world->config.robots_ttl_ms = 0;
    get_obedient(world, "/page?1");
    get_obedient(world, "/page?2");
    assert_int_equal(robots_asked, 2);
    world->config.robots_ttl_ms = 3600 * 1000;
    world->config.robots_cache_bytes = 0;
    renew_fetcher(world);
    get_obedient(world, "/page?3");
    get_obedient(world, "/page?4");
    assert_int_equal(robots_asked, 4);
}

/* What is read of a robots.txt ends at its last whole line. */
static void robots_are_read_up_to_their_limit(void **state)
{
    struct world *world = *state;
    world->config.robots_bytes = strlen("User-agent: copydesk\nDisallow: /priv");
    renew_fetcher(world);
    assert_true(get_obedient(world, "/private")->ok);
    world->config.robots_bytes = strlen("User-agent: copydesk\nDisallow: /private\n");
    renew_fetcher(world);
    assert_forbidden(get_obedient(world, "/private"), "copydesk");
}

/* The redirect leads to another host, whose rules are its own. */
static void each_hop_asks_its_own_robots(void **state)
{
    struct world *world = *state;
    struct fetch_result *result = get_obedient(world, "/redirect");
    assert_true(result->ok);
    assert_int_equal(result->page.redirects, 1);
    assert_int_equal(robots_asked, 2);
    assert_forbidden(get_obedient(world, "/redirect?private"), "copydesk");
    assert_int_equal(stamp_count, 1);
}

static void a_site_that_cannot_be_reached_says_so(void **state)
{
    struct world *world = *state;
    struct failure failure;
    struct fetch_request request = {
        .url = STR("http://127.0.0.1:1/page"), .deadline_ns = INT64_MAX, .obeys_robots = true};
    assert_non_null(fetch_start(world->fetcher, &request, keep_result, world, &failure));
    await(world, 1);
    assert_int_equal(world->results[0].failure.code, FAIL_UPSTREAM_CONNECT);
    assert_non_null(strstr(world->results[0].failure.detail, "robots.txt"));
}

static void same_fetches_are_one(void **state)
{
    struct world *world = *state;
    atomic_store(&page_is_held, true);
    start(world, "/page");
    start(world, "/page#part");
    struct fetch *third = start(world, "/page");
    start(world, "/page?other");
    while (atomic_load(&stamp_count) < 2)
        assert_true(fetcher_perform(world->fetcher, NULL, 0, 10));
    fetch_cancel(world->fetcher, third);
    atomic_store(&page_is_held, false);
    await(world, 3);
    assert_int_equal(stamp_count, 2);
    assert_int_equal(fetcher_counts(world->fetcher).joined, 2);
    for (int i = 0; i < 3; i++)
        assert_true(world->results[i].ok);
    assert_str(world->results[0].page.body, "page");
    assert_str(world->results[1].page.body, "page");
    assert_ptr_not_equal(world->results[0].memory, world->results[1].memory);
    assert_int_equal(fetcher_active(world->fetcher), 0);
    assert_true(get(world, "/page")->ok); /* what has ended is not joined */
    assert_int_equal(stamp_count, 3);
}

/* One of two callers has no time; the other gets its page. */
static void a_joined_fetch_has_its_own_deadline(void **state)
{
    struct world *world = *state;
    char url[64];
    struct failure failure;
    atomic_store(&page_is_held, true);
    start(world, "/page");
    snprintf(url, sizeof url, "http://127.0.0.1:%u/page", world->server->port);
    struct fetch_request request = {.url = str_of(url), .deadline_ns = clock_monotonic_ns() + 50 * NS_PER_MS};
    assert_non_null(fetch_start(world->fetcher, &request, keep_result, world, &failure));
    await(world, 1);
    assert_int_equal(world->results[0].failure.code, FAIL_DEADLINE_EXCEEDED);
    atomic_store(&page_is_held, false);
    await(world, 2);
    assert_true(world->results[1].ok);
}

static void connections_are_used_again(void **state)
{
    struct world *world = *state;
    for (int i = 0; i < 5; i++)
        assert_true(get(world, "/page")->ok);
    assert_int_equal(fetcher_counts(world->fetcher).requests, 5);
    assert_int_equal(fetcher_counts(world->fetcher).connections, 1);
    assert_int_equal(world->server->connection_count, 1);
}

static void fetches_of_a_host_keep_their_distance(void **state)
{
    struct world *world = *state;
    world->config.host_delay_ms = 60;
    for (int i = 0; i < 3; i++) {
        char path[32];
        snprintf(path, sizeof path, "/page?%d", i);
        start(world, path);
    }
    await(world, 3);
    for (int i = 1; i < 3; i++)
        assert_true(stamps[i] - stamps[i - 1] >= 40 * NS_PER_MS);
}

/* The robots.txt asks for 300 ms. */
static void crawl_delay_counts_up_to_its_limit(void **state)
{
    struct world *world = *state;
    world->config.crawl_delay_ms = 60;
    start_obedient(world, "/page?1");
    start_obedient(world, "/page?2");
    await(world, 2);
    assert_true(stamps[1] - stamps[0] >= 40 * NS_PER_MS);
    assert_true(stamps[1] - stamps[0] < 300 * NS_PER_MS || stamps[1] - stamps[0] > NS_PER_S);
}

/* A redirect goes on at once where it leads to the same host. */
static void a_redirect_needs_no_distance(void **state)
{
    struct world *world = *state;
    world->config.host_delay_ms = 3600 * 1000;
    assert_true(get(world, "/redirect")->ok);
}

static void slow_answers_end(void **state)
{
    struct world *world = *state;
    world->config.low_speed_ms = 50;
    world->config.low_speed_bytes = 4000;
    const struct failure *failure = get_failure(world, "/slow", FAIL_UPSTREAM_TIMEOUT);
    assert_non_null(strstr(failure->detail, "slowly"));
}

static void answers_that_are_fast_enough_do_not(void **state)
{
    struct world *world = *state;
    world->config.low_speed_ms = 100;
    world->config.low_speed_bytes = 1;
    assert_int_equal(get_page(world, "/slow")->page.body.len, SLOW_BYTES);
    world->config.low_speed_ms = 10;
    world->config.low_speed_bytes = 0;
    assert_true(get(world, "/slow")->ok);
}

/* A service of the operator's own stands wherever it stands, and leads nowhere else. */
static void a_trusted_service_is_posted_to(void **state)
{
    struct world *world = *state;
    char url[64];
    struct failure failure;
    world->config.allow.count = 0;
    snprintf(url, sizeof url, "http://127.0.0.1:%u/missing", world->server->port);
    struct fetch_request request = {.url = str_of(url),
                                    .deadline_ns = INT64_MAX,
                                    .is_trusted = true,
                                    .post = STR("{\"url\":\"http://a.example/\"}")};
    assert_non_null(fetch_start(world->fetcher, &request, keep_result, world, &failure));
    assert_non_null(fetch_start(world->fetcher, &request, keep_result, world, &failure));
    await(world, 2);
    assert_int_equal(world->results[0].failure.upstream_status, 404);
    assert_int_equal(world->server->request_count, 2);
    assert_memory_equal(world->server->last_request, "POST /missing", 13);
    assert_non_null(strstr(world->server->last_request, "Content-Type: application/json\r\n"));
    assert_non_null(strstr(world->server->last_request, "Content-Length: 27\r\n"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, world_end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(robots_rules_are_obeyed_and_asked_for_once),
        TEST(pages_that_wait_for_robots_share_them),
        TEST(robots_status_counts),
        TEST(robots_are_forgotten_in_time),
        TEST(robots_are_read_up_to_their_limit),
        TEST(each_hop_asks_its_own_robots),
        TEST(a_site_that_cannot_be_reached_says_so),
        TEST(same_fetches_are_one),
        TEST(a_joined_fetch_has_its_own_deadline),
        TEST(connections_are_used_again),
        TEST(fetches_of_a_host_keep_their_distance),
        TEST(crawl_delay_counts_up_to_its_limit),
        TEST(a_redirect_needs_no_distance),
        TEST(slow_answers_end),
        TEST(answers_that_are_fast_enough_do_not),
        TEST(a_trusted_service_is_posted_to),
    };
    curl_global_init(CURL_GLOBAL_DEFAULT);
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    curl_global_cleanup();
    return failed;
}
