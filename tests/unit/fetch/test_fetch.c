#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <zlib.h>

#include "base/clock.h"
#include "fetch/fetch.h"
#include "unit/fetch/world.h"

enum { BOMB_BYTES = 8 << 20 };

#define PAGE "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"

static bool serve_redirect(struct server *server, int fd, const char *request)
{
    (void)request;
    return server_printf(
        fd, "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:%u/page\r\nContent-Length: 3\r\n\r\nbye",
        server->port);
}

/* To loopback's other addresses, which the tests do not allow. */
static bool serve_redirect_private(struct server *server, int fd, const char *request)
{
    (void)request;
    return server_printf(
        fd, "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.2:%u/page\r\nContent-Length: 0\r\n\r\n",
        server->port);
}

static bool serve_chunks_without_end(struct server *server, int fd, const char *request)
{
    (void)server, (void)request;
    char chunk[1024 + 8];
    int head = snprintf(chunk, sizeof chunk, "400\r\n");
    memset(chunk + head, 'x', 1024);
    memcpy(chunk + head + 1024, "\r\n", 2);
    server_printf(fd, PAGE "Transfer-Encoding: chunked\r\n\r\n");
    while (server_send(fd, chunk, (size_t)head + 1026))
        ;
    return false;
}

static bool serve_header_without_end(struct server *server, int fd, const char *request)
{
    (void)server, (void)request;
    server_printf(fd, PAGE);
    while (server_printf(fd, "X-Long: %0500d\r\n", 1))
        ;
    return false;
}

static bool serve_nothing(struct server *server, int fd, const char *request)
{
    (void)server, (void)request;
    server_await_close(fd);
    return false;
}

static bool serve_half(struct server *server, int fd, const char *request)
{
    (void)server, (void)request;
    server_printf(fd, PAGE "Content-Length: 100\r\n\r\nhalf");
    server_await_close(fd);
    return false;
}

static bool serve_lie(struct server *server, int fd, const char *request)
{
    (void)server, (void)request;
    server_printf(fd, PAGE "Content-Length: 100\r\n\r\nhalf");
    return false;
}

static bool serve_close(struct server *server, int fd, const char *request)
{
    (void)server, (void)fd, (void)request;
    return false;
}

/* BOMB_BYTES zeros, gzip coded: some 8 KiB on the wire. */
static bool serve_bomb(struct server *server, int fd, const char *request)
{
    (void)server, (void)request;
    static unsigned char zeros[BOMB_BYTES], coded[64 * 1024];
    z_stream stream = {
        .next_in = zeros, .avail_in = sizeof zeros, .next_out = coded, .avail_out = sizeof coded};
    if (deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY) != Z_OK ||
        deflate(&stream, Z_FINISH) != Z_STREAM_END)
        abort();
    deflateEnd(&stream);
    return server_printf(fd, PAGE "Content-Encoding: gzip\r\nContent-Length: %lu\r\n\r\n",
                         stream.total_out) &&
           server_send(fd, coded, stream.total_out);
}

/* Answers only once `expected_busy` requests were under way together. */
static unsigned expected_busy;

static bool serve_counted(struct server *server, int fd, const char *request)
{
    (void)request;
    unsigned busy = atomic_fetch_add(&server->busy, 1) + 1;
    unsigned most = atomic_load(&server->most_busy);
    while (busy > most && !atomic_compare_exchange_weak(&server->most_busy, &most, busy))
        ;
    while (atomic_load(&server->most_busy) < expected_busy)
        sched_yield();
    atomic_fetch_sub(&server->busy, 1);
    return server_printf(fd, PAGE "Content-Length: 4\r\n\r\npage");
}

static const struct route routes[] = {
    {"/page", PAGE "X-Two: a\r\nX-Two:  b \r\nContent-Length: 12\r\n\r\n<p>Hello</p>", NULL},
    {"/chunked", PAGE "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n", NULL},
    {"/redirect", NULL, serve_redirect},
    {"/redirect-private", NULL, serve_redirect_private},
    {"/redirect-ftp", "HTTP/1.1 302 Found\r\nLocation: ftp://127.0.0.1/\r\nContent-Length: 0\r\n\r\n", NULL},
    {"/redirect-user", "HTTP/1.1 302 Found\r\nLocation: //a:b@127.0.0.1/\r\nContent-Length: 0\r\n\r\n", NULL},
    {"/loop", "HTTP/1.1 301 Moved\r\nLocation: /loop\r\nContent-Length: 0\r\n\r\n", NULL},
    {"/cookie", "HTTP/1.1 302 Found\r\nSet-Cookie: a=b\r\nLocation: /page\r\nContent-Length: 0\r\n\r\n",
     NULL},
    {"/304", "HTTP/1.1 304 Not Modified\r\n\r\n", NULL},
    {"/503", "HTTP/1.1 503 Busy\r\nRetry-After: 7\r\nContent-Length: 4\r\n\r\nbusy", NULL},
    {"/429", "HTTP/1.1 429 Slow\r\nRetry-After: Fri, 31 Dec 2060 23:59:59 GMT\r\nContent-Length: 0\r\n\r\n",
     NULL},
    {"/empty", PAGE "Content-Length: 0\r\n\r\n", NULL},
    {"/204", "HTTP/1.1 204 No Content\r\n\r\n", NULL},
    {"/early", "HTTP/1.1 103 Early Hints\r\nX-Early: 1\r\n\r\n" PAGE "Content-Length: 4\r\n\r\npage", NULL},
    {"/image", "HTTP/1.1 200 OK\r\nContent-Type: Image/PNG\r\nContent-Length: 4\r\n\r\n\x89PNG", NULL},
    {"/pdf", "HTTP/1.1 200 OK\r\nContent-Type: application/pdf;x=y\r\nContent-Length: 4\r\n\r\n%PDF", NULL},
    {"/stated-large", PAGE "Content-Length: 99999999\r\n\r\n", NULL},
    {"/not-http", "220 mail.example ESMTP\r\n", NULL},
    {"/chunks", NULL, serve_chunks_without_end},
    {"/headers", NULL, serve_header_without_end},
    {"/nothing", NULL, serve_nothing},
    {"/half", NULL, serve_half},
    {"/lie", NULL, serve_lie},
    {"/close", NULL, serve_close},
    {"/bomb", NULL, serve_bomb},
    {"/counted", NULL, serve_counted},
    {NULL, NULL, NULL},
};

static void page_is_whole(void **state)
{
    struct world *world = *state;
    struct page page = get_page(world, "/page")->page;
    char url[64];
    snprintf(url, sizeof url, "http://127.0.0.1:%u/page", world->server->port);
    assert_str(page.url, url);
    assert_str(page.resolved_url, url);
    assert_str(page.body, "<p>Hello</p>");
    assert_str(page.content_type, "text/html; charset=utf-8");
    assert_int_equal(page.status_code, 200);
    assert_int_equal(page.header_count, 4);
    assert_str(page_header(&page, STR("x-two")), "a");
    assert_str(page.headers[2].value, "b");
    assert_int_equal(page.date_downloaded.len, strlen("2026-01-28T05:35:00.123Z"));
    assert_false(page.is_unicode);
    assert_int_equal(fetcher_active(world->fetcher), 0);
}

static void request_is_plain(void **state)
{
    struct world *world = *state;
    get_page(world, "/cookie");
    const char *request = world->server->last_request;
    assert_memory_equal(request, "GET /page HTTP/1.1\r\n", 20);
    assert_non_null(strstr(request, "User-Agent: copydesk/"));
    assert_non_null(strstr(request, "Accept: text/html,"));
    assert_non_null(strstr(request, "gzip"));
    assert_null(strstr(request, "Cookie"));
    assert_null(strstr(request, "Referer"));
    assert_null(strstr(request, "Authorization"));
}

static void redirect_is_followed(void **state)
{
    struct world *world = *state;
    struct page page = get_page(world, "/redirect")->page;
    assert_true(str_ends(page.url, STR("/redirect")));
    assert_true(str_ends(page.resolved_url, STR("/page")));
    assert_str(page.body, "<p>Hello</p>");
    assert_int_equal(page.status_code, 200);
}

static void interim_answers_and_chunks_are_read(void **state)
{
    struct world *world = *state;
    assert_str(get_page(world, "/chunked")->page.body, "abcde");
    struct page page = get_page(world, "/early")->page;
    assert_str(page.body, "page");
    assert_int_equal(page_header(&page, STR("X-Early")).len, 0);
}

/* The worker undoes content codings; a bomb takes no room here. */
static void bodies_are_handed_on_as_sent(void **state)
{
    struct world *world = *state;
    struct page page = get_page(world, "/bomb")->page;
    assert_str(page_header(&page, STR("Content-Encoding")), "gzip");
    assert_true(str_starts(page.body, STR("\x1F\x8B")));
    assert_true(page.body.len < BOMB_BYTES / 100);
}

static void address_is_judged_in_any_spelling(void **state)
{
    struct world *world = *state;
    static const char *const urls[] = {
        "http://127.0.0.2",
        "http://localhost",
        "http://2130706433",
        "http://0x7f.1",
        "http://0177.0.0.1",
        "http://[::ffff:127.0.0.1]",
        "http://[::1]",
        "http://0",
        "http://[::ffff:7f00:1]",
        "http://169.254.169.254/",
        "http://[64:ff9b::7f00:1]/",
        "http://127.1",
    };
    world->config.allow.count = 0;
    for (size_t i = 0; i < sizeof urls / sizeof urls[0]; i++) {
        const struct failure *failure = get_failure(world, urls[i], FAIL_ADDRESS_FORBIDDEN);
        assert_null(strstr(failure->detail, "127."));
        assert_null(strstr(failure->detail, "::1"));
        free(world->results[--world->done].memory);
    }
    assert_int_equal(world->server->connection_count, 0);
}

static void redirect_to_a_forbidden_address_is_refused(void **state)
{
    struct world *world = *state;
    get_failure(world, "/redirect-private", FAIL_ADDRESS_FORBIDDEN);
    assert_int_equal(world->server->request_count, 1);
}

/* The second fetch finds the first one's connection open; the guard has changed its mind since. */
static void used_connection_is_judged(void **state)
{
    struct world *world = *state;
    get_page(world, "/page");
    get_page(world, "/page");
    assert_int_equal(world->server->connection_count, 1);
    world->config.allow.count = 0;
    get_failure(world, "/page", FAIL_ADDRESS_FORBIDDEN);
    assert_int_equal(world->server->request_count, 2);
}

static void sizes_are_bounded(void **state)
{
    struct world *world = *state;
    const struct failure *failure = get_failure(world, "/chunks", FAIL_UPSTREAM_TOO_LARGE);
    assert_non_null(strstr(failure->detail, "as sent"));
    get_failure(world, "/headers", FAIL_UPSTREAM_TOO_LARGE);
    get_failure(world, "/stated-large", FAIL_UPSTREAM_TOO_LARGE);
}

static void times_are_bounded(void **state)
{
    struct world *world = *state;
    world->config.connect_ms = 50;
    world->server->hangs_on_tls = true;
    const struct failure *failure = get_failure(world, "https://127.0.0.1", FAIL_UPSTREAM_TIMEOUT);
    assert_non_null(strstr(failure->detail, "No connection"));
    world->config.connect_ms = 10000;
    world->config.first_byte_ms = 50;
    world->config.whole_ms = 10000;
    failure = get_failure(world, "/nothing", FAIL_UPSTREAM_TIMEOUT);
    assert_non_null(strstr(failure->detail, "No byte"));
    world->config.first_byte_ms = 10000;
    world->config.whole_ms = 50;
    failure = get_failure(world, "/half", FAIL_UPSTREAM_TIMEOUT);
    assert_non_null(strstr(failure->detail, "whole"));
    world->config.whole_ms = 10000;
    char url[64];
    snprintf(url, sizeof url, "http://127.0.0.1:%u/half", world->server->port);
    struct failure unused;
    struct fetch_request request = {.url = str_of(url), .deadline_ns = clock_monotonic_ns() + 50 * NS_PER_MS};
    fetch_start(world->fetcher, &request, keep_result, world, &unused);
    await(world, 4);
    assert_int_equal(world->results[3].failure.code, FAIL_DEADLINE_EXCEEDED);
}

static void redirects_are_bounded(void **state)
{
    struct world *world = *state;
    get_failure(world, "/loop", FAIL_UPSTREAM_REDIRECTS);
    assert_int_equal(world->server->request_count, world->config.redirects + 1);
    get_failure(world, "/redirect-ftp", FAIL_UPSTREAM_PROTOCOL);
    get_failure(world, "/redirect-user", FAIL_UPSTREAM_PROTOCOL);
}

static void other_statuses_fail_with_what_they_say(void **state)
{
    struct world *world = *state;
    const struct failure *failure = get_failure(world, "/missing", FAIL_UPSTREAM_STATUS);
    assert_int_equal(failure->upstream_status, 404);
    assert_int_equal(failure->retry_after_s, 0);
    assert_non_null(strstr(failure->detail, "404"));
    failure = get_failure(world, "/503", FAIL_UPSTREAM_STATUS);
    assert_int_equal(failure->upstream_status, 503);
    assert_int_equal(failure->retry_after_s, 7);
    failure = get_failure(world, "/429", FAIL_UPSTREAM_STATUS);
    assert_int_equal(failure->upstream_status, 429);
    assert_true(failure->retry_after_s > 0);
    assert_int_equal(get_failure(world, "/304", FAIL_UPSTREAM_STATUS)->upstream_status, 304);
    assert_int_equal(get_failure(world, "/204", FAIL_UPSTREAM_STATUS)->upstream_status, 204);
    assert_int_equal(get_failure(world, "/empty", FAIL_UPSTREAM_STATUS)->upstream_status, 200);
}

static void media_that_are_no_page_are_named(void **state)
{
    struct world *world = *state;
    assert_non_null(strstr(get_failure(world, "/image", FAIL_UPSTREAM_MEDIA_TYPE)->detail, "Image/PNG"));
    assert_non_null(strstr(get_failure(world, "/pdf", FAIL_UPSTREAM_MEDIA_TYPE)->detail, "application/pdf"));
}

static void broken_answers_are_told(void **state)
{
    struct world *world = *state;
    get_failure(world, "/not-http", FAIL_UPSTREAM_PROTOCOL);
}

static void short_answers_are_told(void **state)
{
    struct world *world = *state;
    const struct failure *failure = get_failure(world, "/lie", FAIL_UPSTREAM_PROTOCOL);
    assert_non_null(strstr(failure->detail, "stated length"));
    get_failure(world, "/close", FAIL_UPSTREAM_PROTOCOL);
}

static void unreachable_hosts_are_told(void **state)
{
    struct world *world = *state;
    get_failure(world, "http://no-such-host.invalid/", FAIL_UPSTREAM_DNS);
    get_failure(world, "http://127.0.0.1:1/", FAIL_UPSTREAM_CONNECT);
    get_failure(world, "https://127.0.0.1", FAIL_UPSTREAM_TLS);
}

static void urls_are_refused_at_once(void **state)
{
    struct world *world = *state;
    struct failure failure = {0};
    assert_null(fetch_start(world->fetcher, &REQUEST(STR("ftp://127.0.0.1/")), keep_result, world, &failure));
    assert_int_equal(failure.code, FAIL_INVALID_URL);
    assert_int_equal(fetcher_active(world->fetcher), 0);
}

/* Each of another URL: fetches of the same one are one request. */
static void start_counted(struct world *world, int count)
{
    char path[32];
    for (int i = 0; i < count; i++) {
        snprintf(path, sizeof path, "/counted?%d", i);
        start(world, path);
    }
}

static void a_host_is_not_crowded(void **state)
{
    struct world *world = *state;
    world->config.max_per_host = expected_busy = 2;
    renew_fetcher(world);
    start_counted(world, 6);
    assert_int_equal(fetcher_active(world->fetcher), 6);
    await(world, 6);
    assert_int_equal(world->server->most_busy, 2);
    for (int i = 0; i < 6; i++)
        assert_true(world->results[i].ok);
}

static void all_fetches_are_bounded(void **state)
{
    struct world *world = *state;
    struct str bad;
    cidr_list_parse(STR("127.0.0.1"), &world->config.allow, &bad);
    world->config.max_fetches = expected_busy = 1;
    renew_fetcher(world);
    start_counted(world, 4);
    await(world, 4);
    assert_int_equal(world->server->most_busy, 1);
}

static void waiting_fetch_has_its_deadline(void **state)
{
    struct world *world = *state;
    char url[64];
    struct failure failure;
    world->config.max_per_host = 1;
    renew_fetcher(world);
    struct fetch *first = start(world, "/nothing");
    snprintf(url, sizeof url, "http://127.0.0.1:%u/page", world->server->port);
    struct fetch_request request = {.url = str_of(url), .deadline_ns = clock_monotonic_ns() + 50 * NS_PER_MS};
    fetch_start(world->fetcher, &request, keep_result, world, &failure);
    await(world, 1);
    assert_int_equal(world->results[0].failure.code, FAIL_DEADLINE_EXCEEDED);
    assert_int_equal(fetcher_active(world->fetcher), 1);
    fetch_cancel(world->fetcher, first);
    assert_int_equal(fetcher_active(world->fetcher), 0);
    get_page(world, "/page");
}

static void waiting_has_its_bound(void **state)
{
    struct world *world = *state;
    world->config.max_per_host = 1;
    renew_fetcher(world);
    struct fetch *first = start(world, "/nothing");
    assert_true(fetcher_perform(world->fetcher, NULL, 0, 0));
    world->config.whole_ms = 50;
    start(world, "/page");
    await(world, 1);
    assert_int_equal(world->results[0].failure.code, FAIL_DEADLINE_EXCEEDED);
    assert_non_null(strstr(world->results[0].failure.detail, "turn"));
    fetch_cancel(world->fetcher, first);
}

static void cancelled_fetch_does_not_call_back(void **state)
{
    struct world *world = *state;
    struct fetch *waiting = start(world, "/page");
    fetch_cancel(world->fetcher, waiting);
    struct fetch *running = start(world, "/nothing");
    while (atomic_load(&world->server->request_count) == 0)
        assert_true(fetcher_perform(world->fetcher, NULL, 0, 10));
    fetch_cancel(world->fetcher, running);
    get_page(world, "/page");
    assert_int_equal(world->done, 1);
}

static void *wake(void *fetcher)
{
    fetcher_wake(fetcher);
    return NULL;
}

static void perform_is_woken(void **state)
{
    struct world *world = *state;
    pthread_t thread;
    int64_t before = clock_monotonic_ns();
    pthread_create(&thread, NULL, wake, world->fetcher);
    assert_true(fetcher_perform(world->fetcher, NULL, 0, WAIT_S * 1000));
    pthread_join(thread, NULL);
    assert_true(clock_monotonic_ns() - before < WAIT_S * NS_PER_S / 2);
}

static void extra_descriptors_are_watched(void **state)
{
    struct world *world = *state;
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(write(ends[1], "x", 1), 1);
    struct curl_waitfd extra = {.fd = ends[0], .events = CURL_WAIT_POLLIN};
    assert_true(fetcher_perform(world->fetcher, &extra, 1, WAIT_S * 1000));
    assert_true(extra.revents & CURL_WAIT_POLLIN);
    close(ends[0]);
    close(ends[1]);
}

/* A fetch may be started, and another cancelled, from `done`. */
static struct fetch *other;

static void start_another(void *owner, struct fetch_result *result)
{
    struct world *world = owner;
    free(result->memory);
    fetch_cancel(world->fetcher, other);
    start(world, "/page");
}

static void done_may_start_and_cancel(void **state)
{
    struct world *world = *state;
    char url[64];
    struct failure failure;
    other = start(world, "/nothing");
    snprintf(url, sizeof url, "http://127.0.0.1:%u/page", world->server->port);
    assert_non_null(fetch_start(world->fetcher, &REQUEST(str_of(url)), start_another, world, &failure));
    await(world, 1);
    assert_true(world->results[0].ok);
    assert_int_equal(fetcher_active(world->fetcher), 0);
}

static int set_up(void **state)
{
    return world_begin(state, routes);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, world_end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(page_is_whole),
        TEST(request_is_plain),
        TEST(redirect_is_followed),
        TEST(interim_answers_and_chunks_are_read),
        TEST(bodies_are_handed_on_as_sent),
        TEST(address_is_judged_in_any_spelling),
        TEST(redirect_to_a_forbidden_address_is_refused),
        TEST(used_connection_is_judged),
        TEST(sizes_are_bounded),
        TEST(times_are_bounded),
        TEST(redirects_are_bounded),
        TEST(other_statuses_fail_with_what_they_say),
        TEST(media_that_are_no_page_are_named),
        TEST(broken_answers_are_told),
        TEST(short_answers_are_told),
        TEST(unreachable_hosts_are_told),
        TEST(urls_are_refused_at_once),
        TEST(a_host_is_not_crowded),
        TEST(all_fetches_are_bounded),
        TEST(waiting_fetch_has_its_deadline),
        TEST(waiting_has_its_bound),
        TEST(cancelled_fetch_does_not_call_back),
        TEST(perform_is_woken),
        TEST(extra_descriptors_are_watched),
        TEST(done_may_start_and_cancel),
    };
    /* Every test then also shows that no proxy of the environment is used. */
    setenv("http_proxy", "http://127.0.0.1:9", 1);
    setenv("all_proxy", "http://127.0.0.1:9", 1);
    curl_global_init(CURL_GLOBAL_DEFAULT);
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    curl_global_cleanup();
    return failed;
}
