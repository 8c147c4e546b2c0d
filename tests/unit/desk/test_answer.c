#include "unit/check.h"

#include "desk/answer.h"

static struct reply reply;
static struct failure failure;

static int set_up(void **state)
{
    (void)state;
    reply = (struct reply){0};
    failure_set(&failure, FAIL_EMPTY_BODY, "Nothing came.");
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    buf_free(&reply.bytes);
    return 0;
}

static bool answer_has(const char *text)
{
    return str_find(buf_str(&reply.bytes), str_of(text), 0) != SIZE_MAX;
}

static void problems_are_documents(void **state)
{
    (void)state;
    struct ask ask = {.kind = ASK_PAGE};
    assert_true(answer_problem(&ask, &failure, STR("null"), STR("{\"a\":1}"), 1000, &reply));
    assert_int_equal(reply.kind, REPLY_PROBLEM);
    assert_int_equal(reply.failure.code, FAIL_EMPTY_BODY);
    assert_true(str_starts(buf_str(&reply.bytes), STR("{\"type\":\"urn:copydesk:problem:empty-body\"")));
    assert_true(answer_has("\"article\":{\"a\":1}}"));
}

static void lines_have_their_id_or_their_number(void **state)
{
    (void)state;
    struct ask ask = {.kind = ASK_LINE, .line = 9};
    assert_true(answer_problem(&ask, &failure, STR("7"), STR_NONE, 1000, &reply));
    assert_true(str_starts(buf_str(&reply.bytes), STR("{\"id\":7,\"problem\":{\"type\"")));
    assert_true(answer_problem(&ask, &failure, STR("null"), STR_NONE, 1000, &reply));
    assert_true(str_starts(buf_str(&reply.bytes), STR("{\"id\":null,\"line\":9,\"problem\":{\"type\"")));
    assert_true(answer_has("}}"));
}

static void fields_that_do_not_fit_are_left_out(void **state)
{
    (void)state;
    struct ask ask = {.kind = ASK_PAGE};
    static char article[1000];
    memset(article, '1', sizeof(article));
    assert_true(
        answer_problem(&ask, &failure, STR("null"), (struct str){article, sizeof(article)}, 500, &reply));
    assert_true(answer_has("Nothing came."));
    assert_false(answer_has("article"));
    assert_false(answer_problem(&ask, &failure, STR("null"), STR_NONE, 10, &reply));
}

static void articles_stand_in_lines(void **state)
{
    (void)state;
    buf_init(&reply.bytes, NULL, 1000);
    answer_line(STR("\"x\""), STR("{\"a\":1}"), FORM_JSON, &reply.bytes);
    assert_span(buf_str(&reply.bytes), "{\"id\":\"x\",\"article\":{\"a\":1}}");
    buf_clear(&reply.bytes);
    answer_line(STR("null"), STR("a\nb"), FORM_TEXT, &reply.bytes);
    assert_span(buf_str(&reply.bytes), "{\"id\":null,\"article\":\"a\\nb\"}");
}

#define WITH_REPLY(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_REPLY(problems_are_documents),
        WITH_REPLY(lines_have_their_id_or_their_number),
        WITH_REPLY(fields_that_do_not_fit_are_left_out),
        WITH_REPLY(articles_stand_in_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
