#include "unit/check.h"

#include "base/clock.h"
#include "desk/follow.h"
#include "desk/wire.h"

static struct fetch_config fetch_config;
static struct desk_config config;
static struct page pages[WIRE_PAGES_MAX + 1];
static struct job job;
static struct buf post;
static struct fetch_request request;
static struct failure failure;

static int set_up(void **state)
{
    (void)state;
    fetch_config = fetch_config_default();
    config = (struct desk_config){.fetch = &fetch_config, .renderer_ms = 8000};
    memset(pages, 0, sizeof(pages));
    pages[0] = (struct page){.url = STR("http://a.example/1"), .resolved_url = STR("http://a.example/\"2\"")};
    job = (struct job){.ask = {.kind = ASK_URL, .url = STR("http://a.example/1")}, .pages = pages};
    failure = (struct failure){0};
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    buf_free(&post);
    return 0;
}

static bool ask(enum follow_reason reason, const char *url)
{
    buf_free(&post);
    job.reply.kind = REPLY_FOLLOW;
    job.reply.follow_reason = reason;
    job.reply.follow_url = (char *)(uintptr_t)url;
    return follow_request(&config, &job, &post, &request, &failure);
}

static void a_url_is_fetched_as_it_was_asked(void **state)
{
    (void)state;
    assert_true(follow_request(&config, &job, &post, &request, &failure));
    assert_span(request.url, "http://a.example/1");
    assert_true(request.deadline_ns == INT64_MAX);
    assert_int_equal(request.post.len, 0);
    assert_false(request.is_trusted);
    assert_true(ask(FOLLOW_ASKED, "http://b.example/"));
    assert_span(request.url, "http://b.example/");
}

/* What a job can do without leaves it a quarter of its time. */
static void deadlines_leave_time_for_an_answer(void **state)
{
    (void)state;
    static const struct {
        enum follow_reason reason;
        size_t pages;
        int64_t ms;
    } rows[] = {{FOLLOW_ASKED, 0, 2000},
                {FOLLOW_REFRESH, 1, 2000},
                {FOLLOW_REFRESH, 2, 1500},
                {FOLLOW_NEXT_PAGE, 1, 1500},
                {FOLLOW_RENDER, 1, 1500}};
    config.renderer = "http://127.0.0.1:3000/content";
    job.submitted_ns = 5 * NS_PER_S;
    job.ask.options.deadline_ms = 2000;
    for (size_t i = 0; i < COUNT(rows); i++) {
        job.page_count = rows[i].pages;
        assert_true(ask(rows[i].reason, "http://a.example/"));
        assert_true(request.deadline_ns == 5 * NS_PER_S + rows[i].ms * NS_PER_MS);
    }
}

static void robots_are_obeyed_as_configured(void **state)
{
    (void)state;
    static const struct {
        enum robots_mode mode;
        enum ask_kind kind;
        bool obeys;
    } rows[] = {{ROBOTS_OFF, ASK_LINE, false},   {ROBOTS_OFF, ASK_URL, false},
                {ROBOTS_BATCH, ASK_LINE, true},  {ROBOTS_BATCH, ASK_URL, false},
                {ROBOTS_BATCH, ASK_JSON, false}, {ROBOTS_ALWAYS, ASK_LINE, true},
                {ROBOTS_ALWAYS, ASK_JSON, true}};
    config.renderer = "http://127.0.0.1:3000/content";
    job.page_count = 1;
    for (size_t i = 0; i < COUNT(rows); i++) {
        fetch_config.robots = rows[i].mode;
        job.ask.kind = rows[i].kind;
        for (int reason = FOLLOW_ASKED; reason <= FOLLOW_RENDER; reason++) {
            assert_true(ask((enum follow_reason)reason, "http://a.example/"));
            assert_int_equal(request.obeys_robots, reason != FOLLOW_RENDER && rows[i].obeys);
        }
    }
}

static void refreshes_count_as_redirects(void **state)
{
    (void)state;
    fetch_config.redirects = 3;
    assert_false(ask(FOLLOW_REFRESH, "http://a.example/2")); /* of no page */
    job.page_count = 1;
    pages[0].redirects = 2;
    assert_true(ask(FOLLOW_REFRESH, "http://a.example/2"));
    assert_int_equal(request.redirects, 3);
    pages[0].redirects = 3;
    assert_false(ask(FOLLOW_REFRESH, "http://a.example/2"));
    assert_int_equal(failure.code, FAIL_UPSTREAM_REDIRECTS);
    assert_true(ask(FOLLOW_NEXT_PAGE, "http://a.example/2"));
    assert_int_equal(request.redirects, 0);
}

static void a_renderer_is_asked_for_the_page_that_was_fetched(void **state)
{
    (void)state;
    config.renderer = "http://127.0.0.1:3000/content?token=x";
    job.page_count = 1;
    assert_true(ask(FOLLOW_RENDER, "http://169.254.169.254/"));
    assert_span(request.url, "http://127.0.0.1:3000/content?token=x");
    assert_span(request.post, "{\"url\":\"http://a.example/\\\"2\\\"\",\"gotoOptions\":{\"timeout\":7000,"
                              "\"waitUntil\":\"networkidle2\"}}");
    assert_true(request.is_trusted);
    assert_int_equal(request.whole_ms, 8000);
}

static void what_cannot_be_rendered_is_refused(void **state)
{
    (void)state;
    job.page_count = 1;
    assert_false(ask(FOLLOW_RENDER, NULL)); /* no renderer */
    config.renderer = "http://127.0.0.1:3000/content";
    job.page_count = 2;
    job.rendered = 2;
    assert_false(ask(FOLLOW_RENDER, NULL)); /* a rendering */
    job.page_count = 0;
    assert_false(ask(FOLLOW_RENDER, NULL));
    assert_int_equal(failure.code, FAIL_INTERNAL);
}

static void fetches_are_bounded(void **state)
{
    (void)state;
    job.follows = FOLLOWS_MAX - 1;
    assert_true(ask(FOLLOW_NEXT_PAGE, "http://a.example/2"));
    job.follows = FOLLOWS_MAX;
    assert_false(ask(FOLLOW_NEXT_PAGE, "http://a.example/2"));
    assert_int_equal(failure.code, FAIL_UPSTREAM_REDIRECTS);
    job.follows = 1;
    job.page_count = WIRE_PAGES_MAX - 1;
    assert_true(ask(FOLLOW_NEXT_PAGE, "http://a.example/2"));
    job.page_count = WIRE_PAGES_MAX;
    assert_false(ask(FOLLOW_NEXT_PAGE, "http://a.example/2"));
}

static void their_bytes_are_bounded(void **state)
{
    (void)state;
    job.page_count = 2;
    pages[0].body.len = FOLLOW_BYTES_MAX - 1;
    pages[1].body.len = 1;
    assert_true(ask(FOLLOW_NEXT_PAGE, "http://a.example/2"));
    pages[1].body.len = 2;
    assert_false(ask(FOLLOW_NEXT_PAGE, "http://a.example/2"));
    assert_int_equal(failure.code, FAIL_UPSTREAM_TOO_LARGE);
}

#define WITH_JOB(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_JOB(a_url_is_fetched_as_it_was_asked),
        WITH_JOB(deadlines_leave_time_for_an_answer),
        WITH_JOB(robots_are_obeyed_as_configured),
        WITH_JOB(refreshes_count_as_redirects),
        WITH_JOB(a_renderer_is_asked_for_the_page_that_was_fetched),
        WITH_JOB(what_cannot_be_rendered_is_refused),
        WITH_JOB(fetches_are_bounded),
        WITH_JOB(their_bytes_are_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
