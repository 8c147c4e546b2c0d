#include "unit/desk/support.h"

#include <sys/socket.h>
#include <unistd.h>

#include "base/log.h"
#include "desk/wire.h"

static int ends[2];
static pid_t worker;
static struct limits limits;
static struct buf frame;
static struct reply reply;

static void send_frame(void)
{
    for (size_t sent = 0; sent < frame.len;) {
        ssize_t put = write(ends[0], frame.at + sent, frame.len - sent);
        assert_true(put > 0);
        sent += (size_t)put;
    }
}

static void read_all(char *at, size_t len)
{
    while (len) {
        ssize_t got = read(ends[0], at, len);
        assert_true(got > 0);
        at += got;
        len -= (size_t)got;
    }
}

static void take_reply(void)
{
    size_t size;
    buf_clear(&frame);
    buf_reserve(&frame, WIRE_HEADER_SIZE);
    read_all(frame.at, WIRE_HEADER_SIZE);
    assert_true(wire_frame_size(frame.at, frame.cap, &size));
    frame.len = WIRE_HEADER_SIZE;
    buf_reserve(&frame, size);
    read_all(frame.at + WIRE_HEADER_SIZE, size - WIRE_HEADER_SIZE);
    buf_free(&reply.bytes);
    free(reply.follow_url);
    assert_true(wire_decode_reply((struct str){frame.at, size}, limits.result_bytes, &reply));
}

static void ask_worker(const struct job *job)
{
    buf_clear(&frame);
    assert_true(wire_encode_job(job, &frame));
    send_frame();
    take_reply();
}

/* Starts a worker, which says that it is ready. */
static void start_worker(void)
{
    assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends), 0);
    worker = fork();
    if (worker == 0) {
        close(ends[0]);
        exit(desk_worker_main(ends[1], -1));
    }
    close(ends[1]);
    buf_clear(&frame);
    assert_true(wire_encode_hello(&limits, &frame));
    send_frame();
    take_reply();
    assert_int_equal(reply.kind, REPLY_NONE);
}

static int end_of_worker(void)
{
    int status;
    close(ends[0]);
    assert_int_equal(waitpid(worker, &status, 0), worker);
    return status;
}

static int set_up(void **state)
{
    (void)state;
    limits = limits_default();
    reply = (struct reply){0};
    buf_init(&frame, NULL, 1 << 26);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    buf_free(&frame);
    buf_free(&reply.bytes);
    free(reply.follow_url);
    return 0;
}

static bool reply_starts(const char *text)
{
    return str_starts(buf_str(&reply.bytes), str_of(text));
}

static void jobs_are_done_one_after_another(void **state)
{
    (void)state;
    start_worker();
    struct job job = {.ask = {.kind = ASK_PAGE, .body = STR(story)}};
    for (int i = 0; i < 3; i++) {
        ask_worker(&job);
        assert_int_equal(reply.kind, REPLY_ARTICLE);
        assert_true(reply_starts("{"));
    }
    job.ask.options.form = FORM_TEXT;
    ask_worker(&job);
    assert_true(reply_starts("The harbour"));
    assert_string_equal(reply.media_type, "text/plain; charset=utf-8");
    assert_int_equal(end_of_worker(), 0);
}

static void lines_are_answered_with_their_id(void **state)
{
    (void)state;
    start_worker();
    struct job job = {.ask = {.kind = ASK_LINE, .body = STR("{\"id\":[1],\"html\":\"<p>\"}"), .line = 4}};
    ask_worker(&job);
    assert_true(reply_starts("{\"id\":null,\"line\":4,\"problem\":{"));
    job.ask.body = STR("{\"id\":8,\"url\":\"http://a.example/\"}");
    ask_worker(&job);
    assert_int_equal(reply.kind, REPLY_FOLLOW);
    assert_string_equal(reply.follow_url, "http://a.example/");
    struct page page = {.url = STR("http://a.example/"), .body = STR(story), .status_code = 200};
    job.pages = &page;
    job.page_count = 1;
    ask_worker(&job);
    assert_true(reply_starts("{\"id\":8,\"article\":{\"url\":\"http://a.example/\""));
    failure_set(&job.failure, FAIL_UPSTREAM_DNS, "No such host.");
    ask_worker(&job);
    assert_true(reply_starts("{\"id\":8,\"problem\":{"));
    assert_int_equal(reply.failure.code, FAIL_UPSTREAM_DNS);
    assert_int_equal(end_of_worker(), 0);
}

static void a_fetched_page_is_not_the_callers_fault(void **state)
{
    (void)state;
    start_worker();
    struct page page = {
        .url = STR("http://a.example/"), .body = STR("\x89PNG\r\n\x1a\n"), .content_type = STR("image/png")};
    struct job job = {.ask = {.kind = ASK_URL, .url = page.url}, .pages = &page, .page_count = 1};
    ask_worker(&job);
    assert_int_equal(reply.failure.code, FAIL_UPSTREAM_MEDIA_TYPE);
    assert_int_equal(end_of_worker(), 0);
}

static void a_broken_frame_ends_it(void **state)
{
    (void)state;
    start_worker();
    buf_clear(&frame);
    buf_add_str(&frame, STR("this is no frame"));
    send_frame();
    char c;
    assert_int_equal(read(ends[0], &c, 1), 0);
    assert_int_equal(end_of_worker(), 0);
}

static void an_answer_past_its_limit_is_a_problem(void **state)
{
    (void)state;
    limits.result_bytes = 600;
    start_worker();
    struct job job = {.ask = {.kind = ASK_PAGE, .body = STR(story)}};
    ask_worker(&job);
    assert_int_equal(reply.failure.code, FAIL_PAGE_TOO_COMPLEX);
    assert_int_equal(end_of_worker(), 0);
}

/* A page of many elements, which takes far more than a millisecond. */
static struct str slow_page(size_t len)
{
    static const char piece[] = "<div><p>One, two, <b>three</b>, four.</p></div>";
    char *at = malloc(len);
    for (size_t i = 0; i < len; i++)
        at[i] = piece[i % (sizeof(piece) - 1)];
    return (struct str){at, len};
}

static void a_further_page_past_the_memory_does_not_cost_the_first(void **state)
{
    (void)state;
    limits.arena_bytes = 8 << 20;
    start_worker();
    struct str large = slow_page(2 << 20);
    struct page pages[] = {
        {.url = STR("http://a.example/"), .body = STR(story)},
        {.url = STR("http://a.example/?page=2"), .body = large, .content_type = STR("text/html")},
        {.url = STR("http://a.example/?page=3"), .body = STR(story)}};
    struct job job = {.ask = {.kind = ASK_URL, .url = pages[0].url, .options = {.pages = 3}},
                      .pages = pages,
                      .page_count = COUNT(pages)};
    ask_worker(&job);
    assert_int_equal(reply.kind, REPLY_ARTICLE);
    assert_true(str_find(buf_str(&reply.bytes), STR("\"pages-incomplete\""), 0) != SIZE_MAX);
    assert_true(str_find(buf_str(&reply.bytes), STR("half a metre"), 0) != SIZE_MAX);
    assert_int_equal(end_of_worker(), 0);
    free((char *)(uintptr_t)large.at);
}

static void further_fetches_are_asked_for(void **state)
{
    (void)state;
    limits.renders = 1;
    start_worker();
    static const struct {
        struct str body;
        enum follow_reason reason;
        const char *url;
    } rows[] = {
        {STR_INIT("<meta http-equiv=refresh content='0;url=/b'>"), FOLLOW_REFRESH, "http://a.example/b"},
        {STR_INIT("<script src=a.js></script><noscript>Enable JavaScript to run this app.</noscript>"
                  "<div id=root></div>"),
         FOLLOW_RENDER, NULL},
        {STR_INIT("<link rel=next href='/?page=2'><h1>Quay</h1><p>The harbour authority approved a plan on "
                  "Tuesday "
                  "to rebuild the north quay, which a storm damaged last winter, and to raise it by half a "
                  "metre."),
         FOLLOW_NEXT_PAGE, "http://a.example/?page=2"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct page page = {
            .url = STR("http://a.example/"), .body = rows[i].body, .content_type = STR("text/html")};
        struct job job = {
            .ask = {.kind = ASK_URL, .url = page.url, .options = {.pages = 2, .deadline_ms = 9000}},
            .pages = &page,
            .page_count = 1};
        ask_worker(&job);
        assert_int_equal(reply.kind, REPLY_FOLLOW);
        assert_int_equal(reply.follow_reason, rows[i].reason);
        assert_int_equal(reply.deadline_ms, 9000);
        assert_span(str_of(reply.follow_url), rows[i].url);
    }
    assert_int_equal(end_of_worker(), 0);
}

static void cpu_time_ends_the_stages_first(void **state)
{
    (void)state;
    limits.job_cpu_ms = 1;
    limits.job_wall_ms = 600000;
    start_worker();
    struct str body = slow_page(20 << 20);
    struct job job = {.ask = {.kind = ASK_PAGE, .body = body, .content_type = STR("text/html")}};
    ask_worker(&job);
    assert_true(str_find(buf_str(&reply.bytes), STR("\"deadline\""), 0) != SIZE_MAX);
    assert_int_equal(end_of_worker(), 0);
    free((char *)(uintptr_t)body.at);
}

#define WITH_WORKER(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    signal(SIGPIPE, SIG_IGN);
    log_set_level(LOG_OFF);
    const struct CMUnitTest tests[] = {
        WITH_WORKER(jobs_are_done_one_after_another),
        WITH_WORKER(lines_are_answered_with_their_id),
        WITH_WORKER(a_fetched_page_is_not_the_callers_fault),
        WITH_WORKER(a_broken_frame_ends_it),
        WITH_WORKER(an_answer_past_its_limit_is_a_problem),
        WITH_WORKER(cpu_time_ends_the_stages_first),
        WITH_WORKER(a_further_page_past_the_memory_does_not_cost_the_first),
        WITH_WORKER(further_fetches_are_asked_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
