#include "unit/check.h"

#include <fcntl.h>
#include <unistd.h>

#include "desk/lines.h"

enum { LINE_CAP = 100000 };

static struct lines lines;
static struct buf line;
static int ends[2];

static int set_up(void **state)
{
    (void)state;
    assert_int_equal(pipe2(ends, O_CLOEXEC), 0);
    assert_true(fcntl(ends[1], F_SETPIPE_SZ, 1 << 18) > 0);
    lines_init(&lines, ends[0], LINE_CAP);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    lines_free(&lines);
    close(ends[0]);
    return 0;
}

static void feed(const char *bytes, size_t len)
{
    assert_int_equal(write(ends[1], bytes, len), (ssize_t)len);
}

/* The next event, reading as often as needed. */
static enum line_event next(void)
{
    enum line_event event;
    while ((event = lines_next(&lines, &line)) == LINE_MORE)
        assert_true(lines_fill(&lines));
    return event;
}

static void expect(const char *wanted)
{
    assert_int_equal(next(), LINE_WHOLE);
    assert_span(buf_str(&line), wanted);
    buf_free(&line);
}

static void lines_are_split_and_numbered(void **state)
{
    (void)state;
    feed("one\n\nthree\nlast", 15);
    close(ends[1]);
    expect("one");
    expect("");
    expect("three");
    assert_int_equal(lines.number, 3);
    expect("last");
    assert_int_equal(lines.number, 4);
    assert_int_equal(next(), LINE_END);
    assert_int_equal(next(), LINE_END);
}

static void newline_at_the_end_starts_no_line(void **state)
{
    (void)state;
    feed("one\n", 4);
    close(ends[1]);
    expect("one");
    assert_int_equal(next(), LINE_END);
}

static void long_lines_are_skipped_and_counted(void **state)
{
    (void)state;
    static char bytes[LINE_CAP + 1];
    memset(bytes, 'x', sizeof(bytes));
    feed(bytes, LINE_CAP); /* just fits */
    feed("\n", 1);
    feed(bytes, LINE_CAP + 1);
    feed("\nnext\n", 6);
    close(ends[1]);
    assert_int_equal(next(), LINE_WHOLE);
    assert_int_equal(line.len, LINE_CAP);
    buf_free(&line);
    assert_int_equal(next(), LINE_TOO_LONG);
    assert_int_equal(lines.number, 2);
    expect("next");
    assert_int_equal(lines.number, 3);
}

static void a_long_last_line_is_told_of(void **state)
{
    (void)state;
    static char bytes[LINE_CAP + 1];
    feed(bytes, sizeof(bytes));
    close(ends[1]);
    assert_int_equal(next(), LINE_TOO_LONG);
    assert_int_equal(next(), LINE_END);
}

static void errors_are_told(void **state)
{
    (void)state;
    close(ends[1]);
    lines.fd = -1;
    assert_int_equal(lines_next(&lines, &line), LINE_MORE);
    assert_false(lines_fill(&lines));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(lines_are_split_and_numbered, set_up, tear_down),
        cmocka_unit_test_setup_teardown(newline_at_the_end_starts_no_line, set_up, tear_down),
        cmocka_unit_test_setup_teardown(long_lines_are_skipped_and_counted, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_long_last_line_is_told_of, set_up, tear_down),
        cmocka_unit_test_setup_teardown(errors_are_told, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
