#include "unit/check.h"

#include <stdlib.h>

#include "desk/wire.h"
#include "render/render.h"

static struct arena *arena;
static struct buf frame;

static int set_up(void **state)
{
    (void)state;
    arena = arena_create(1 << 20);
    buf_init(&frame, NULL, 1 << 20);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    buf_free(&frame);
    arena_destroy(arena);
    return 0;
}

/* A job that uses everything a job can carry. */
static struct job full_job(void)
{
    static const struct header headers[] = {{{"A", 1}, {"1", 1}}, {{"B", 1}, {"", 0}}};
    static struct page pages[2];
    pages[0] = (struct page){.url = STR("http://a.example/"),
                             .resolved_url = STR("http://b.example/"),
                             .body = STR("<p>"),
                             .content_type = STR("text/html"),
                             .date_downloaded = STR("2026-01-28T05:35:00Z"),
                             .status_code = 200,
                             .headers = headers,
                             .header_count = 2};
    pages[1] = (struct page){.is_unicode = true};
    struct job job = {.ask = {.kind = ASK_LINE,
                              .url = STR("http://c.example/"),
                              .body = STR("{}"),
                              .content_type = STR("application/json"),
                              .content_encoding = STR("gzip"),
                              .options = {.form = FORM_TEXT,
                                          .deadline_ms = 77,
                                          .include = INCLUDE_EXPLAIN,
                                          .favor = FAVOR_RECALL,
                                          .pages = 7},
                              .options_given = 3,
                              .line = 1ull << 40},
                      .pages = pages,
                      .page_count = 2,
                      .rendered = 2,
                      .missed_reason = FOLLOW_NEXT_PAGE};
    failure_set(&job.failure, FAIL_UPSTREAM_DNS, "No such host.");
    failure_set(&job.missed, FAIL_UPSTREAM_STATUS, "Gone.");
    return job;
}

static void jobs_survive_the_way(void **state)
{
    (void)state;
    struct job job = full_job(), got;
    assert_true(wire_encode_job(&job, &frame));
    assert_true(wire_decode_job(buf_str(&frame), arena, &got));
    assert_int_equal(got.ask.kind, ASK_LINE);
    assert_span(got.ask.body, "{}");
    assert_span(got.ask.content_encoding, "gzip");
    assert_int_equal(got.ask.options.deadline_ms, 77);
    assert_int_equal(got.ask.options.include, INCLUDE_EXPLAIN);
    assert_int_equal(got.ask.options.favor, FAVOR_RECALL);
    assert_int_equal(got.ask.line, 1ull << 40);
    assert_string_equal(got.failure.detail, "No such host.");
    assert_int_equal(got.page_count, 2);
    assert_span(got.pages[0].resolved_url, "http://b.example/");
    assert_int_equal(got.pages[0].status_code, 200);
    assert_int_equal(got.pages[0].header_count, 2);
    assert_span(got.pages[0].headers[1].name, "B");
    assert_true(got.pages[1].is_unicode);
    assert_int_equal(got.ask.options.pages, 7);
    assert_int_equal(got.rendered, 2);
    assert_int_equal(got.missed.code, FAIL_UPSTREAM_STATUS);
    assert_string_equal(got.missed.detail, "Gone.");
    assert_int_equal(got.missed_reason, FOLLOW_NEXT_PAGE);
}

static void replies_survive_the_way(void **state)
{
    (void)state;
    struct reply reply = {.kind = REPLY_FOLLOW,
                          .follow_url = (char[]){"http://a.example/"},
                          .follow_reason = FOLLOW_NEXT_PAGE,
                          .form = FORM_TEXT},
                 got;
    reply.stage_ns[STAGE_PARSE] = 5;
    assert_true(wire_encode_reply(&reply, &frame));
    assert_true(wire_decode_reply(buf_str(&frame), 100, &got));
    assert_string_equal(got.follow_url, "http://a.example/");
    assert_int_equal(got.follow_reason, FOLLOW_NEXT_PAGE);
    assert_int_equal(got.stage_ns[STAGE_PARSE], 5);
    free(got.follow_url);
    buf_free(&got.bytes);
}

/* Which page is to be rendered is the front's to know: a worker names no URL for it, and one for all else. */
static void a_rendering_has_no_url(void **state)
{
    (void)state;
    char url[] = "http://a.example/";
    for (int reason = FOLLOW_ASKED; reason <= FOLLOW_RENDER; reason++)
        for (int named = 0; named <= 1; named++) {
            struct reply reply = {.kind = REPLY_FOLLOW,
                                  .follow_reason = (enum follow_reason)reason,
                                  .follow_url = named ? url : NULL},
                         got;
            buf_clear(&frame);
            assert_true(wire_encode_reply(&reply, &frame));
            assert_int_equal(wire_decode_reply(buf_str(&frame), 100, &got),
                             named != (reason == FOLLOW_RENDER));
            free(got.follow_url);
            buf_free(&got.bytes);
        }
}

static void problems_keep_their_type(void **state)
{
    (void)state;
    struct reply reply = {.kind = REPLY_PROBLEM}, got;
    failure_set(&reply.failure, FAIL_EMPTY_BODY, "Empty.");
    buf_init(&reply.bytes, NULL, 100);
    buf_add_str(&reply.bytes, STR("{}"));
    assert_true(wire_encode_reply(&reply, &frame));
    assert_false(wire_decode_reply(buf_str(&frame), 1, &got)); /* longer than it may be */
    buf_free(&got.bytes);
    assert_true(wire_decode_reply(buf_str(&frame), 2, &got));
    assert_string_equal(got.media_type, PROBLEM_MEDIA_TYPE);
    assert_int_equal(got.failure.code, FAIL_EMPTY_BODY);
    assert_span(buf_str(&got.bytes), "{}");
    buf_free(&got.bytes);
    buf_free(&reply.bytes);
}

static void limits_survive_the_way(void **state)
{
    (void)state;
    struct limits limits = limits_default(), got = {0};
    assert_true(wire_encode_hello(&limits, &frame));
    assert_true(wire_decode_hello(buf_str(&frame), &got));
    assert_int_equal(got.nodes, limits.nodes);
}

static void every_cut_is_refused(void **state)
{
    (void)state;
    struct job job = full_job(), got;
    assert_true(wire_encode_job(&job, &frame));
    for (size_t len = 0; len < frame.len; len++) {
        arena_reset(arena);
        /* also with a header that agrees with the cut */
        assert_false(wire_decode_job((struct str){frame.at, len}, arena, &got));
        if (len < WIRE_HEADER_SIZE)
            continue;
        uint64_t fields = len - WIRE_HEADER_SIZE;
        char *copy = malloc(len);
        memcpy(copy, frame.at, len);
        memcpy(copy + 8, &fields, sizeof(fields));
        assert_false(wire_decode_job((struct str){copy, len}, arena, &got));
        free(copy);
    }
}

/* Where the bytes of the first field of a tag stand in the frame. */
static size_t field_at(uint8_t tag)
{
    size_t at = WIRE_HEADER_SIZE;
    while ((uint8_t)frame.at[at] != tag) {
        uint32_t len;
        memcpy(&len, frame.at + at + 1, sizeof(len));
        at += 5 + len;
    }
    return at + 5;
}

static void what_is_out_of_range_is_refused(void **state)
{
    (void)state;
    enum { FIELD_KIND = 1, FIELD_FAILURE = 2, FIELD_FORM = 6, FIELD_REASON = 8 };
    const struct {
        uint8_t tag;
        int32_t value;
    } cases[] = {{FIELD_KIND, 4},
                 {FIELD_KIND, -1},
                 {FIELD_FAILURE, FAIL_COUNT},
                 {FIELD_FORM, FORM_COUNT},
                 {FIELD_REASON, FOLLOW_RENDER + 1},
                 {FIELD_REASON, -1},
                 {FIELD_KIND, REPLY_FOLLOW}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct reply got;
        buf_clear(&frame);
        assert_true(wire_encode_reply(&(struct reply){.kind = REPLY_ARTICLE}, &frame));
        memcpy(frame.at + field_at(cases[i].tag), &cases[i].value, sizeof(cases[i].value));
        assert_false(wire_decode_reply(buf_str(&frame), 100, &got));
        buf_free(&got.bytes);
        free(got.follow_url);
    }
}

static void options_out_of_range_are_refused(void **state)
{
    (void)state;
    const struct options cases[] = {{.form = FORM_COUNT},
                                    {.include = 1u << INCLUDE_COUNT},
                                    {.favor = (enum favor)3},
                                    {.favor = (enum favor) - 1},
                                    {.pages = PAGES_MAX + 1}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct job job = full_job(), got;
        job.ask.options = cases[i];
        buf_clear(&frame);
        assert_true(wire_encode_job(&job, &frame));
        assert_false(wire_decode_job(buf_str(&frame), arena, &got));
    }
}

static void what_is_rendered_stands_behind_its_page(void **state)
{
    (void)state;
    static const struct {
        uint64_t rendered;
        bool sound;
    } cases[] = {{0, true}, {2, true}, {1, false}, {3, false}, {4, false}, {1ull << 63, false}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct job job = full_job(), got;
        job.rendered = cases[i].rendered;
        buf_clear(&frame);
        assert_true(wire_encode_job(&job, &frame));
        assert_int_equal(wire_decode_job(buf_str(&frame), arena, &got), cases[i].sound);
    }
    static struct page pages[3];
    struct job job = {.pages = pages, .page_count = 3, .rendered = 6}, got;
    buf_clear(&frame);
    assert_true(wire_encode_job(&job, &frame));
    assert_false(wire_decode_job(buf_str(&frame), arena, &got)); /* a rendering of a rendering */
}

static void pages_are_bounded(void **state)
{
    (void)state;
    static struct page pages[WIRE_PAGES_MAX + 1];
    struct job job = {.pages = pages, .page_count = WIRE_PAGES_MAX}, got;
    assert_true(wire_encode_job(&job, &frame));
    assert_true(wire_decode_job(buf_str(&frame), arena, &got));
    assert_int_equal(got.page_count, WIRE_PAGES_MAX);
    job.page_count++;
    buf_clear(&frame);
    assert_false(wire_encode_job(&job, &frame));
}

static void what_was_missed_is_sound(void **state)
{
    (void)state;
    struct job job = full_job(), got;
    job.missed_reason = (enum follow_reason)(FOLLOW_RENDER + 1);
    assert_true(wire_encode_job(&job, &frame));
    assert_false(wire_decode_job(buf_str(&frame), arena, &got));
    job = full_job();
    job.missed.code = FAIL_COUNT;
    buf_clear(&frame);
    assert_true(wire_encode_job(&job, &frame));
    assert_false(wire_decode_job(buf_str(&frame), arena, &got));
}

static void texts_without_an_end_are_refused(void **state)
{
    (void)state;
    struct reply reply = {.kind = REPLY_PROBLEM}, got;
    failure_set(&reply.failure, FAIL_EMPTY_BODY, "Empty.");
    memset(reply.failure.detail, 'x', sizeof(reply.failure.detail));
    assert_true(wire_encode_reply(&reply, &frame));
    assert_false(wire_decode_reply(buf_str(&frame), 100, &got));
    buf_free(&got.bytes);
}

static void repeated_and_unknown_fields_are_refused(void **state)
{
    (void)state;
    struct reply got;
    assert_true(wire_encode_reply(&(struct reply){.kind = REPLY_ARTICLE}, &frame));
    size_t tag = field_at(6) - 5;
    frame.at[tag] = 30;
    assert_false(wire_decode_reply(buf_str(&frame), 100, &got));
    buf_free(&got.bytes);
    frame.at[tag] = 1;
    assert_false(wire_decode_reply(buf_str(&frame), 100, &got));
    buf_free(&got.bytes);
}

static void frames_have_a_size(void **state)
{
    (void)state;
    size_t size;
    assert_true(wire_encode_reply(&(struct reply){.kind = REPLY_NONE}, &frame));
    assert_true(wire_frame_size(frame.at, frame.len, &size));
    assert_int_equal(size, frame.len);
    assert_false(wire_frame_size(frame.at, frame.len - 1, &size));
    frame.at[0] ^= 1;
    assert_false(wire_frame_size(frame.at, frame.len, &size));
}

static void a_full_buffer_is_told(void **state)
{
    (void)state;
    struct job job = full_job();
    struct buf small;
    buf_init(&small, NULL, 200);
    assert_false(wire_encode_job(&job, &small));
    buf_free(&small);
}

#define WITH_FRAME(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_FRAME(jobs_survive_the_way),
        WITH_FRAME(replies_survive_the_way),
        WITH_FRAME(a_rendering_has_no_url),
        WITH_FRAME(what_is_rendered_stands_behind_its_page),
        WITH_FRAME(pages_are_bounded),
        WITH_FRAME(what_was_missed_is_sound),
        WITH_FRAME(problems_keep_their_type),
        WITH_FRAME(limits_survive_the_way),
        WITH_FRAME(every_cut_is_refused),
        WITH_FRAME(what_is_out_of_range_is_refused),
        WITH_FRAME(options_out_of_range_are_refused),
        WITH_FRAME(texts_without_an_end_are_refused),
        WITH_FRAME(repeated_and_unknown_fields_are_refused),
        WITH_FRAME(frames_have_a_size),
        WITH_FRAME(a_full_buffer_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
