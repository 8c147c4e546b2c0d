#include "unit/check.h"

#include <jansson.h>
#include <unistd.h>

#include "base/log.h"

/* Runs `write_lines` with stderr going to a pipe, and gives what came out of it in `out`. A pipe holds 64
 * KiB, so a few lines never block. */
static size_t capture(void (*write_lines)(void), char *out, size_t room)
{
    int ends[2], saved = dup(STDERR_FILENO);
    assert_int_equal(pipe(ends), 0);
    dup2(ends[1], STDERR_FILENO);
    close(ends[1]);
    write_lines();
    dup2(saved, STDERR_FILENO);
    close(saved);
    size_t len = 0;
    for (ssize_t got; (got = read(ends[0], out + len, room - 1 - len)) > 0;)
        len += (size_t)got;
    close(ends[0]);
    out[len] = '\0';
    return len;
}

/* The line as JSON; it must be one line, ended by its only newline. The caller owns it. */
static json_t *captured_line(void (*write_lines)(void))
{
    static char out[4 * LOG_LINE_MAX];
    size_t len = capture(write_lines, out, sizeof out);
    assert_in_range(len, 2, LOG_LINE_MAX);
    assert_ptr_equal(strchr(out, '\n'), out + len - 1);
    json_t *line = json_loads(out, JSON_REJECT_DUPLICATES, NULL);
    assert_non_null(line);
    return line;
}

static const char *text_of(const json_t *line, const char *name)
{
    return json_string_value(json_object_get(line, name));
}

static void write_every_kind(void)
{
    struct log_line line;
    log_begin(&line, LOG_WARN, "request");
    log_str(&line, "path", STR("/a\"\\\n\t\x01\x7F/é"));
    log_i64(&line, "least", INT64_MIN);
    log_ms(&line, "took", 1234567);
    log_end(&line);
}

static void line_holds_its_fields(void **state)
{
    (void)state;
    json_t *line = captured_line(write_every_kind);
    assert_string_equal(text_of(line, "level"), "warn");
    assert_string_equal(text_of(line, "event"), "request");
    assert_int_equal(strlen(text_of(line, "time")), 24);
    assert_string_equal(text_of(line, "path"), "/a\"\\\n\t\x01\x7F/é");
    assert_true(json_integer_value(json_object_get(line, "least")) == INT64_MIN);
    assert_true(json_real_value(json_object_get(line, "took")) == 1.235);
    json_decref(line);
}

static void write_too_much(void)
{
    static char text[LOG_LINE_MAX];
    memset(text, '"', sizeof text);
    struct log_line line;
    log_begin(&line, LOG_INFO, "long");
    log_str(&line, "kept", STR("yes"));
    for (size_t len = 1; len < sizeof text;
         len += 16) /* the room that is left meets every field in the middle */
        log_str(&line, "lost", (struct str){text, sizeof text - len});
    log_i64(&line, "late", 7);
    log_end(&line);
}

static void field_that_does_not_fit_is_left_out_whole(void **state)
{
    (void)state;
    json_t *line = captured_line(write_too_much);
    assert_string_equal(text_of(line, "kept"), "yes");
    json_decref(line);
}

static void write_until_full(void)
{
    struct log_line line;
    log_begin(&line, LOG_INFO, "full");
    for (int i = 0; i < LOG_LINE_MAX; i++) {
        char name[16];
        snprintf(name, sizeof name, "n%d", i);
        log_i64(&line, name, i);
        log_str(&line, name + 1, STR("\\"));
        log_ms(&line, "", i);
    }
    log_end(&line);
}

static void full_line_stays_json(void **state)
{
    (void)state;
    static char out[4 * LOG_LINE_MAX];
    size_t len = capture(write_until_full, out, sizeof out);
    assert_in_range(len, LOG_LINE_MAX - 16, LOG_LINE_MAX);
    json_t *line = json_loads(out, 0, NULL);
    assert_non_null(line);
    assert_int_equal(json_integer_value(json_object_get(line, "n7")), 7);
    json_decref(line);
}

static void write_long_message(void)
{
    char text[3000];
    for (size_t i = 0; i + 2 < sizeof text; i += 2)
        memcpy(text + i, "é", 3);
    log_event(LOG_ERROR, "event", "x%s", text);
}

static void write_ill_formed(void)
{
    struct log_line line;
    log_begin(&line, LOG_INFO, "event");
    log_str(&line, "path", STR("/a\xFF\xC3"));
    log_end(&line);
}

/* Clients choose what stands in paths and header fields: the line is valid JSON all the same. */
static void text_is_valid_utf8_whatever_comes_in(void **state)
{
    (void)state;
    json_t *line = captured_line(write_long_message);
    assert_memory_equal(text_of(line, "message"), "xéé", 5);
    json_decref(line);
    line = captured_line(write_ill_formed);
    assert_string_equal(text_of(line, "path"), "/a\uFFFD\uFFFD");
    json_decref(line);
}

static void write_all_levels(void)
{
    log_event(LOG_DEBUG, "d", "%d", 1);
    log_event(LOG_INFO, "i", "%d", 1);
    log_event(LOG_WARN, "w", "%d", 1);
    log_event(LOG_ERROR, "e", "%d", 1);
}

static void lines_under_the_level_are_dropped(void **state)
{
    (void)state;
    static const struct {
        enum log_level level;
        const char *events;
    } rows[] = {{LOG_DEBUG, "diwe"}, {LOG_INFO, "iwe"}, {LOG_WARN, "we"}, {LOG_ERROR, "e"}, {LOG_OFF, ""}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        static char out[4096];
        char events[8] = "";
        log_set_level(rows[i].level);
        capture(write_all_levels, out, sizeof out);
        for (const char *at = out; (at = strstr(at, "\"event\":\"")); at++)
            strncat(events, at + 9, 1);
        assert_string_equal(events, rows[i].events);
    }
    log_set_level(LOG_INFO);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(line_holds_its_fields),
        cmocka_unit_test(field_that_does_not_fit_is_left_out_whole),
        cmocka_unit_test(full_line_stays_json),
        cmocka_unit_test(text_is_valid_utf8_whatever_comes_in),
        cmocka_unit_test(lines_under_the_level_are_dropped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
