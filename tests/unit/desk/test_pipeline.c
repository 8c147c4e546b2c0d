#include "unit/run.h"

#include "desk/pipeline.h"

static struct buf out;

static const char story[] =
    "<!doctype html><title>Quay</title><article><h1>Quay</h1><p>The harbour authority approved a plan on "
    "Tuesday "
    "to rebuild the north quay, which a storm damaged last winter, and to raise it by half a metre."
    "<p>Work is to begin in March, the authority said, with ferries using the south quay until "
    "then.</article>";

static bool run_page(struct str body, const char *type)
{
    struct page page = {.body = body, .content_type = str_of(type)};
    run_again();
    buf_init(&out, run.arena, limits.result_bytes);
    return run_pipeline(&run, &page, &out);
}

static void pages_become_articles(void **state)
{
    (void)state;
    assert_true(run_page(STR(story), "text/html"));
    assert_true(str_starts(buf_str(&out), STR("{")));
    assert_true(str_find(buf_str(&out), STR("half a metre"), 0) != SIZE_MAX);
    assert_true(run.stage_ns[STAGE_PARSE] > 0);
    assert_true(run.stage_ns[STAGE_RENDER] > 0);
}

static void no_article_leaves_its_fields(void **state)
{
    (void)state;
    assert_false(run_page(STR("<title>Nothing here</title><nav><a href=/>x</a></nav>"), "text/html"));
    assert_int_equal(run.failure.code, FAIL_NO_MAIN_CONTENT);
    assert_true(str_find(buf_str(&out), STR("Nothing here"), 0) != SIZE_MAX);
}

static void other_failures_leave_nothing(void **state)
{
    (void)state;
    assert_false(run_page(STR("\x89PNG\r\n\x1a\n"), "image/png"));
    assert_int_equal(run.failure.code, FAIL_UNSUPPORTED_MEDIA_TYPE);
    assert_int_equal(out.len, 0);
}

static void an_answer_past_its_cap_is_told(void **state)
{
    (void)state;
    struct page page = {.body = STR(story), .content_type = STR("text/html")};
    buf_init(&out, run.arena, 100);
    assert_false(run_pipeline(&run, &page, &out));
    assert_int_equal(run.failure.code, FAIL_PAGE_TOO_COMPLEX);
    assert_int_equal(out.len, 0);
}

/* Every allocation of the run is refused in turn: each time a failure is told, and nothing leaks or crashes.
 */
static void every_refused_allocation_is_told(void **state)
{
    (void)state;
    struct page page = {.body = STR(story), .content_type = STR("text/html")};
    bool fine = false;
    for (size_t n = 1; !fine; n++) {
        run_again();
        buf_init(&out, NULL, limits.result_bytes);
        arena_refuse_after(run.arena, n);
        fine = run_pipeline(&run, &page, &out);
        assert_true(fine || run.failure.code == FAIL_PAGE_TOO_COMPLEX ||
                    run.failure.code == FAIL_NO_MAIN_CONTENT);
        buf_free(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(pages_become_articles),
        WITH_RUN(no_article_leaves_its_fields),
        WITH_RUN(other_failures_leave_nothing),
        WITH_RUN(an_answer_past_its_cap_is_told),
        WITH_RUN(every_refused_allocation_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
