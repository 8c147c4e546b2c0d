#include "unit/check.h"

#include <jansson.h>

#include "render/render.h"

static json_t *written(const struct failure *failure, struct str article)
{
    struct buf out;
    buf_init(&out, NULL, 1 << 16);
    render_problem(failure, article, &out);
    assert_false(out.failed);
    json_t *problem = json_loadb(out.at, out.len, JSON_REJECT_DUPLICATES, NULL);
    assert_non_null(problem);
    buf_free(&out);
    return problem;
}

static const char *text_of(const json_t *problem, const char *name)
{
    return json_string_value(json_object_get(problem, name));
}

static json_int_t number_of(const json_t *problem, const char *name)
{
    return json_integer_value(json_object_get(problem, name));
}

/* RFC 9457, 3.1: type, title, status, detail; nothing that is not known. */
static void every_failure_is_a_problem(void **state)
{
    (void)state;
    for (int code = FAIL_NONE + 1; code < FAIL_COUNT; code++) {
        struct failure failure;
        failure_set(&failure, (enum fail)code, "Found \"%s\".\n", "é\x01");
        json_t *problem = written(&failure, STR_NONE);
        const struct fail_info *info = fail_info((enum fail)code);
        assert_int_equal(json_object_size(problem), info->status == 503 ? 5 : 4); /* with retryAfter */
        assert_memory_equal(text_of(problem, "type"), FAIL_TYPE_PREFIX, strlen(FAIL_TYPE_PREFIX));
        assert_string_equal(text_of(problem, "type") + strlen(FAIL_TYPE_PREFIX), info->slug);
        assert_string_equal(text_of(problem, "title"), info->title);
        assert_int_equal(number_of(problem, "status"), info->status);
        assert_string_equal(text_of(problem, "detail"), "Found \"é\x01\".\n");
        json_decref(problem);
    }
}

static void what_is_known_is_said(void **state)
{
    (void)state;
    struct failure failure = {.code = FAIL_UPSTREAM_STATUS,
                              .detail = "d",
                              .member = "url",
                              .line = 3,
                              .column = 14,
                              .upstream_status = 503,
                              .retry_after_s = 120};
    json_t *problem = written(&failure, STR("{\"headline\":\"h\"}"));
    assert_string_equal(text_of(problem, "member"), "url");
    assert_int_equal(number_of(problem, "line"), 3);
    assert_int_equal(number_of(problem, "column"), 14);
    assert_int_equal(number_of(problem, "upstreamStatus"), 503);
    assert_int_equal(number_of(problem, "retryAfter"), 120);
    assert_string_equal(text_of(json_object_get(problem, "article"), "headline"), "h");
    json_decref(problem);
}

static void cap_sticks(void **state)
{
    (void)state;
    struct buf out;
    buf_init(&out, NULL, 64);
    render_problem(&(struct failure){.code = FAIL_INTERNAL}, STR_NONE, &out);
    assert_true(out.failed);
    buf_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_failure_is_a_problem),
        cmocka_unit_test(what_is_known_is_said),
        cmocka_unit_test(cap_sticks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
