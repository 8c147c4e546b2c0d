#include "unit/run.h"

#include <stdio.h>

#include "base/clock.h"
#include "desk/ask.h"
#include "desk/options.h"

static struct job job;
static struct asked asked;

static enum ask_outcome ask(enum ask_kind kind, struct str body)
{
    run_again();
    job = (struct job){.ask = {.kind = kind, .body = body}};
    return ask_read(&run, &job, &asked);
}

/* The JSON ask must fail with that code, naming the member. */
static void check_failure(struct str body, enum fail code, const char *member)
{
    assert_int_equal(ask(ASK_JSON, body), ASK_FAILED);
    if (run.failure.code == code && strcmp(run.failure.member, member) == 0)
        return;
    print_error("%.*s: %s, member \"%s\": %s\n", STR_FMT(body), fail_info(run.failure.code)->name,
                run.failure.member, run.failure.detail);
    assert_int_equal(run.failure.code, code);
    assert_string_equal(run.failure.member, member);
}

#define CHECK_FAILURE(literal, code, member) check_failure(STR(literal), code, member)
#define JSON(literal)                        ask(ASK_JSON, STR(literal))

static void pages_come_as_they_are(void **state)
{
    (void)state;
    job = (struct job){.ask = {.kind = ASK_PAGE,
                               .body = STR("<p>"),
                               .url = STR("https://a.example/x"),
                               .content_type = STR("text/html; charset=latin1")}};
    assert_int_equal(ask_read(&run, &job, &asked), ASK_READY);
    assert_span(asked.page.body, "<p>");
    assert_span(asked.page.url, "https://a.example/x");
    assert_span(asked.page.content_type, "text/html; charset=latin1");
    assert_false(asked.page.is_unicode);
    assert_int_equal(ask(ASK_PAGE, STR_NONE), ASK_FAILED);
    assert_int_equal(run.failure.code, FAIL_EMPTY_BODY);
}

static void html_is_a_page(void **state)
{
    (void)state;
    assert_int_equal(JSON("{\"html\":\"<p>\",\"url\":\"http://a.example\",\"statusCode\":404,"
                          "\"dateDownloaded\":\"2026-01-28T05:35:00.5+03:00\","
                          "\"headers\":{\"Content-Type\":\"text/plain\",\"Link\":[\"a\",\"b\"]}}"),
                     ASK_READY);
    assert_span(asked.page.body, "<p>");
    assert_span(asked.page.content_type, "text/html");
    assert_span(asked.page.url, "http://a.example");
    assert_span(asked.page.date_downloaded, "2026-01-28T05:35:00.5+03:00");
    assert_true(asked.page.is_unicode);
    assert_int_equal(asked.page.status_code, 404);
    assert_int_equal(asked.page.header_count, 3);
    assert_span(page_header(&asked.page, STR("link")), "a");
}

static void text_is_plain(void **state)
{
    (void)state;
    assert_int_equal(JSON("{\"text\":\"a\\u0000\\ud800b\"}"), ASK_READY);
    assert_span(asked.page.content_type, "text/plain");
    assert_int_equal(asked.page.body.len, strlen("a.\xef\xbf\xbd") + 1);
}

static void body_is_bytes_of_a_type(void **state)
{
    (void)state;
    assert_int_equal(
        JSON("{\"body\":\"PHA+\",\"contentType\":\"text/html\",\"headers\":{\"content-type\":\"x/y\"}}"),
        ASK_READY);
    assert_span(asked.page.body, "<p>");
    assert_span(asked.page.content_type, "text/html");
    assert_false(asked.page.is_unicode);
    assert_int_equal(JSON("{\"body\":\"PHA+\",\"headers\":{\"content-type\":\"x/y\"}}"), ASK_READY);
    assert_span(asked.page.content_type, "x/y");
    assert_int_equal(JSON("{\"body\":\"PHA+\"}"), ASK_READY);
    assert_span(asked.page.content_type, "");
}

static void url_alone_is_followed_then_read(void **state)
{
    (void)state;
    assert_int_equal(JSON("{\"url\":\"HTTP://a.example/\"}"), ASK_FOLLOW);
    assert_span(asked.follow_url, "HTTP://a.example/");
    struct page page = {.body = STR("<p>"), .url = STR("http://a.example/")};
    job.pages = &page;
    job.page_count = 1;
    assert_int_equal(ask_read(&run, &job, &asked), ASK_READY);
    assert_span(asked.page.body, "<p>");
}

static void options_are_read_and_not_given_twice(void **state)
{
    (void)state;
    int64_t before = clock_monotonic_ns();
    assert_int_equal(JSON("{\"html\":\"<p>\",\"options\":{\"form\":\"text\",\"deadline\":5}}"), ASK_READY);
    assert_int_equal(run.options.form, FORM_TEXT);
    assert_true(run.deadline_ns < before + 1000 * NS_PER_MS);
    CHECK_FAILURE("{\"html\":\"<p>\",\"options\":{\"forms\":\"text\"}}", FAIL_INVALID_REQUEST, "options");
    CHECK_FAILURE("{\"html\":\"<p>\",\"options\":{\"form\":true}}", FAIL_INVALID_REQUEST, "form");
    CHECK_FAILURE("{\"html\":\"<p>\",\"options\":{\"deadline\":0}}", FAIL_INVALID_REQUEST, "deadline");
    job.ask.body = STR("{\"html\":\"<p>\",\"options\":{\"form\":\"text\"}}");
    job.ask.options_given = 1u << OPTION_FORM;
    run_again();
    assert_int_equal(ask_read(&run, &job, &asked), ASK_FAILED);
    assert_non_null(strstr(run.failure.detail, "twice"));
}

static void one_source_exactly(void **state)
{
    (void)state;
    CHECK_FAILURE("{\"html\":\"<p>\",\"text\":\"a\"}", FAIL_INVALID_REQUEST, "text");
    assert_non_null(strstr(run.failure.detail, "\"html\""));
    CHECK_FAILURE("{}", FAIL_INVALID_REQUEST, "");
    assert_non_null(strstr(run.failure.detail, "\"url\", \"html\", \"text\" and \"body\""));
    CHECK_FAILURE("{\"html\":\"\"}", FAIL_EMPTY_BODY, "html");
    CHECK_FAILURE("{\"text\":\" \\n\"}", FAIL_EMPTY_BODY, "text");
    CHECK_FAILURE("{\"body\":\"\"}", FAIL_EMPTY_BODY, "body");
}

static void members_are_known_typed_and_in_company(void **state)
{
    (void)state;
    CHECK_FAILURE("{\"html\":\"<p>\",\"titel\":1}", FAIL_INVALID_REQUEST, "titel");
    CHECK_FAILURE("{\"html\":\"<p>\",\"id\":1}", FAIL_INVALID_REQUEST, "id");
    CHECK_FAILURE("{\"html\":7}", FAIL_INVALID_REQUEST, "html");
    CHECK_FAILURE("{\"html\":null}", FAIL_INVALID_REQUEST, "html");
    CHECK_FAILURE("{\"html\":\"<p>\",\"statusCode\":\"200\"}", FAIL_INVALID_REQUEST, "statusCode");
    CHECK_FAILURE("{\"html\":\"<p>\",\"statusCode\":99}", FAIL_INVALID_REQUEST, "statusCode");
    CHECK_FAILURE("{\"html\":\"<p>\",\"statusCode\":600}", FAIL_INVALID_REQUEST, "statusCode");
    CHECK_FAILURE("{\"html\":\"<p>\",\"headers\":{\"a\":1}}", FAIL_INVALID_REQUEST, "headers");
    CHECK_FAILURE("{\"html\":\"<p>\",\"headers\":{\"a\":[\"b\",1]}}", FAIL_INVALID_REQUEST, "headers");
    CHECK_FAILURE("{\"html\":\"<p>\",\"contentType\":\"text/html\"}", FAIL_INVALID_REQUEST, "contentType");
    CHECK_FAILURE("{\"url\":\"http://a.example\",\"statusCode\":200}", FAIL_INVALID_REQUEST, "statusCode");
    CHECK_FAILURE("[]", FAIL_INVALID_REQUEST, "");
}

static void dates_are_of_rfc_3339(void **state)
{
    (void)state;
    CHECK_FAILURE("{\"html\":\"<p>\",\"dateDownloaded\":\"2026-01-28\"}", FAIL_INVALID_REQUEST,
                  "dateDownloaded");
    CHECK_FAILURE("{\"html\":\"<p>\",\"dateDownloaded\":\"2026-01-28T05:35:00\"}", FAIL_INVALID_REQUEST,
                  "dateDownloaded");
    CHECK_FAILURE("{\"html\":\"<p>\",\"dateDownloaded\":\"2026-01-28T05:35:00.Z\"}", FAIL_INVALID_REQUEST,
                  "dateDownloaded");
    CHECK_FAILURE("{\"html\":\"<p>\",\"dateDownloaded\":\"2026-01-28T05:35:00+0300\"}", FAIL_INVALID_REQUEST,
                  "dateDownloaded");
    CHECK_FAILURE("{\"html\":\"<p>\",\"dateDownloaded\":\"2026-13-28T05:35:00Z\"}", FAIL_INVALID_REQUEST,
                  "dateDownloaded");
    CHECK_FAILURE("{\"html\":\"<p>\",\"dateDownloaded\":\"2026-01-28T05:35:00+24:00\"}", FAIL_INVALID_REQUEST,
                  "dateDownloaded");
    assert_int_equal(JSON("{\"html\":\"<p>\",\"dateDownloaded\":\"2026-01-28t05:35:00z\"}"), ASK_READY);
}

static void base64_is_checked(void **state)
{
    (void)state;
    CHECK_FAILURE("{\"body\":\"PHA!\"}", FAIL_INVALID_REQUEST, "body");
    assert_non_null(strstr(run.failure.detail, "character 4"));
    CHECK_FAILURE("{\"body\":\"PHA\"}", FAIL_INVALID_REQUEST, "body");
}

static void urls_are_of_the_web(void **state)
{
    (void)state;
    const char *wrong[] = {"",   "ftp://a.example/",     "a.example", "http://",
                           "/x", "http://a.example/\tb", "file:///x"};
    for (size_t i = 0; i < COUNT(wrong); i++) {
        job = (struct job){.ask = {.kind = ASK_URL, .url = str_of(wrong[i])}};
        run_again();
        assert_int_equal(ask_read(&run, &job, &asked), ASK_FAILED);
        assert_int_equal(run.failure.code, FAIL_INVALID_URL);
    }
    CHECK_FAILURE("{\"url\":\"ftp://a.example/\"}", FAIL_INVALID_URL, "url");
    CHECK_FAILURE("{\"url\":\"http://a.example/\\u0000\"}", FAIL_INVALID_URL, "url");
    job = (struct job){.ask = {.kind = ASK_JSON,
                               .url = STR("http://b.example/"),
                               .body = STR("{\"html\":\"<p>\",\"url\":\"http://a.example/\"}")}};
    run_again();
    assert_int_equal(ask_read(&run, &job, &asked), ASK_FAILED);
    assert_non_null(strstr(run.failure.detail, "twice"));
}

static void spaces_of_an_address_are_mended(void **state)
{
    (void)state;
    static const struct {
        const char *given, *wanted;
    } rows[] = {
        {" http://a.example/b \n", "http://a.example/b"},
        {"http://a.example/b c d", "http://a.example/b%20c%20d"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        job = (struct job){.ask = {.kind = ASK_PAGE, .url = str_of(rows[i].given), .body = STR("<p>x")}};
        run_again();
        assert_int_equal(ask_read(&run, &job, &asked), ASK_READY);
        assert_span(asked.page.url, rows[i].wanted);
    }
}

static void broken_json_is_placed(void **state)
{
    (void)state;
    CHECK_FAILURE("{\n  \"html\": <p>}", FAIL_INVALID_JSON, "");
    assert_int_equal(run.failure.line, 2);
    assert_true(run.failure.column > 1);
    CHECK_FAILURE("{\"html\":\"a\",\"html\":\"b\"}", FAIL_INVALID_JSON, "");
    CHECK_FAILURE("", FAIL_EMPTY_BODY, "");
    job = (struct job){.ask = {.kind = ASK_LINE, .body = STR("{"), .line = 12}};
    run_again();
    assert_int_equal(ask_read(&run, &job, &asked), ASK_FAILED);
    assert_int_equal(run.failure.line, 12);
    assert_span(asked.id, "null");
}

static void too_much_json_is_told(void **state)
{
    (void)state;
    run_again();
    job = (struct job){.ask = {.kind = ASK_JSON, .body = STR("{\"html\":\"<p>\"}")}};
    arena_refuse_after(run.arena, 1);
    assert_int_equal(ask_read(&run, &job, &asked), ASK_FAILED);
    assert_int_equal(run.failure.code, FAIL_PAGE_TOO_COMPLEX);
}

static void ids_are_echoed_as_they_are(void **state)
{
    (void)state;
    const char *const cases[][2] = {
        {"{\"id\":\"a\\\"\\u00e4\",\"html\":\"<p>\"}", "\"a\\\"\xc3\xa4\""},
        {"{\"id\":-17,\"html\":\"<p>\"}", "-17"},
        {"{\"id\":9007199254740993,\"html\":\"<p>\"}", "9007199254740993"},
        {"{\"id\":1.1,\"html\":\"<p>\"}", "1.1"},
        {"{\"id\":0.30000000000000004,\"html\":\"<p>\"}", "0.30000000000000004"},
        {"{\"id\":2.0,\"html\":\"<p>\"}", "2.0"},
        {"{\"id\":null,\"html\":\"<p>\"}", "null"},
        {"{\"html\":\"<p>\"}", "null"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_int_equal(ask(ASK_LINE, str_of(cases[i][0])), ASK_READY);
        assert_span(asked.id, cases[i][1]);
    }
    assert_int_equal(ask(ASK_LINE, STR("{\"id\":7,\"what\":1}")), ASK_FAILED);
    assert_span(asked.id, "7"); /* a problem has it, too */
    assert_int_equal(ask(ASK_LINE, STR("{\"id\":{},\"html\":\"<p>\"}")), ASK_FAILED);
    assert_string_equal(run.failure.member, "id");
}

static void an_id_alone_is_read_without_a_failure(void **state)
{
    (void)state;
    run_again();
    job = (struct job){.ask = {.kind = ASK_LINE, .body = STR("{\"id\":7,\"what\":1}")}};
    assert_span(ask_read_id(&run, &job), "7");
    job.ask.body = STR("{\"id\":[]}");
    assert_span(ask_read_id(&run, &job), "null");
    job.ask.body = STR("{");
    assert_span(ask_read_id(&run, &job), "null");
    assert_int_equal(run.failure.code, FAIL_NONE);
}

/* An ask whose member holds a run of letters, between what stands before and after it. */
static enum ask_outcome ask_long(enum ask_kind kind, const char *before, size_t letters, const char *after)
{
    static char text[8192];
    int len = snprintf(text, sizeof(text), "%s%0*d%s", before, (int)letters, 0, after);
    return ask(kind, (struct str){text, (size_t)len});
}

static bool is_run(struct str span, size_t letters)
{
    size_t i = 0;
    while (i < span.len && span.at[i] == '0')
        i++;
    return i == span.len && i == letters;
}

/* Strings past JSON_LIFT_MIN go another way through the reader. */
static void long_strings_are_read_whole(void **state)
{
    (void)state;
    enum { LONG = 3000 };
    assert_int_equal(ask_long(ASK_JSON, "{\"html\":\"", LONG, "\"}"), ASK_READY);
    assert_true(is_run(asked.page.body, LONG));
    assert_ptr_equal(asked.page.body.at, job.ask.body.at + strlen("{\"html\":\"")); /* not even copied */
    assert_int_equal(ask_long(ASK_JSON, "{\"text\":\"", LONG, "\\n\\u00e4\\ud800\\u0000\"}"), ASK_READY);
    assert_int_equal(asked.page.body.len, LONG + strlen("\n\xc3\xa4\xef\xbf\xbd") + 1);
    assert_true(is_run(str_slice(asked.page.body, 0, LONG), LONG));
    assert_int_equal(ask_long(ASK_JSON, "{\"contentType\":\"text/html\",\"body\":\"PHA+", LONG, "\"}"),
                     ASK_READY);
    assert_int_equal(asked.page.body.len, (LONG + 4) / 4 * 3);
    assert_span(str_slice(asked.page.body, 0, 3), "<p>");
    assert_int_equal(ask_long(ASK_JSON, "{\"url\":\"http://a.example/", LONG, "\"}"), ASK_FOLLOW);
    assert_true(is_run(str_slice(asked.follow_url, 17, SIZE_MAX), LONG));
    assert_int_equal(ask_long(ASK_JSON, "{\"html\":\"<p>\",\"headers\":{\"a\":[\"b\",\"", LONG, "\"]}}"),
                     ASK_READY);
    assert_true(is_run(asked.page.headers[1].value, LONG));
    assert_int_equal(ask_long(ASK_JSON, "{\"body\":\"", LONG, "\",\"contentType\":\"a\\n\"}"), ASK_READY);
    assert_int_equal(ask_long(ASK_JSON, "{\"html\":\"<p>\",\"dateDownloaded\":\"", LONG, "\"}"), ASK_FAILED);
    assert_string_equal(run.failure.member, "dateDownloaded");
}

static void long_strings_keep_their_bounds(void **state)
{
    (void)state;
    enum { LONG = 3000, ID_MAX = 1024 };
    assert_int_equal(ask_long(ASK_LINE, "{\"html\":\"<p>\",\"id\":\"", ID_MAX - 2, "\"}"), ASK_READY);
    assert_true(is_run(str_slice(asked.id, 1, asked.id.len - 1), ID_MAX - 2));
    assert_int_equal(ask_long(ASK_LINE, "{\"html\":\"<p>\",\"id\":\"", LONG, "\"}"), ASK_FAILED);
    assert_string_equal(run.failure.member, "id");
    assert_int_equal(ask_long(ASK_JSON, "{\"body\":\"", LONG, "!\"}"), ASK_FAILED);
    assert_non_null(strstr(run.failure.detail, "character 3001"));
    assert_int_equal(ask_long(ASK_JSON, "{\"html\":\"", LONG, "\",\n\"html\":\"b\"}"), ASK_FAILED);
    assert_int_equal(run.failure.code, FAIL_INVALID_JSON);
    assert_int_equal(run.failure.line, 2);
    assert_int_equal(ask_long(ASK_JSON, "{\"html\":\"", LONG, "\\x\"}"), ASK_FAILED);
    assert_int_equal(run.failure.code, FAIL_INVALID_JSON);
    assert_true(run.failure.column > LONG);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(pages_come_as_they_are),
        WITH_RUN(html_is_a_page),
        WITH_RUN(text_is_plain),
        WITH_RUN(body_is_bytes_of_a_type),
        WITH_RUN(url_alone_is_followed_then_read),
        WITH_RUN(options_are_read_and_not_given_twice),
        WITH_RUN(one_source_exactly),
        WITH_RUN(members_are_known_typed_and_in_company),
        WITH_RUN(dates_are_of_rfc_3339),
        WITH_RUN(base64_is_checked),
        WITH_RUN(urls_are_of_the_web),
        WITH_RUN(spaces_of_an_address_are_mended),
        WITH_RUN(broken_json_is_placed),
        WITH_RUN(too_much_json_is_told),
        WITH_RUN(ids_are_echoed_as_they_are),
        WITH_RUN(long_strings_are_read_whole),
        WITH_RUN(long_strings_keep_their_bounds),
        WITH_RUN(an_id_alone_is_read_without_a_failure),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
