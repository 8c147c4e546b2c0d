#include "unit/check.h"

#include <stdlib.h>
#include <unistd.h>

#include "desk/config.h"

enum { ARGUMENTS_MAX = 16 };

static struct config config;
static struct failure failure;
static char *arguments[ARGUMENTS_MAX];
static int argument_count;

static int set_up(void **state)
{
    (void)state;
    unsetenv("COPYDESK_PORT");
    unsetenv("COPYDESK_QUEUE_PER_WORKER");
    unsetenv("COPYDESK_TABLES");
    unsetenv("COPYDESK_FETCH_CA");
    failure = (struct failure){0};
    return 0;
}

/* Takes "name" alone, as read and batch do with theirs; refuses the value "bad". */
static int take_extra(void *context, const char *name, const char *value, struct failure *why)
{
    if (strcmp(name, "name") != 0)
        return 0;
    *(const char **)context = value;
    if (strcmp(value, "bad") == 0) {
        failure_set(why, FAIL_INVALID_REQUEST, "It is bad.");
        return -1;
    }
    return 1;
}

/* Parses the arguments up to a NULL, after the subcommand's name. */
static bool parse(const char *const *given, const char **extra)
{
    arguments[0] = (char[]){"serve"};
    for (argument_count = 1; *given; given++)
        arguments[argument_count++] = (char *)(uintptr_t)*given;
    return config_parse(&config, FOR_SERVE, &argument_count, arguments, extra ? take_extra : NULL, extra,
                        &failure);
}

#define PARSE(extra, ...) parse((const char *const[]){__VA_ARGS__ __VA_OPT__(, ) NULL}, extra)

static void flags_come_in_both_forms(void **state)
{
    (void)state;
    assert_true(PARSE(NULL, "--port", "81", "--host=::1"));
    assert_int_equal(config.port, 81);
    assert_string_equal(config.host, "::1");
    assert_int_equal(argument_count, 1);
    assert_ptr_equal(config.desk.fetch, &config.fetch);
}

static void flags_win_over_environment_over_defaults(void **state)
{
    (void)state;
    setenv("COPYDESK_PORT", "82", 1);
    setenv("COPYDESK_QUEUE_PER_WORKER", "3", 1);
    assert_true(PARSE(NULL, "--port", "83"));
    assert_int_equal(config.port, 83);
    assert_int_equal(config.desk.queue_per_worker, 3);
    assert_int_equal(config.admin_port, 0);
}

static void what_is_no_flag_stays_in_order(void **state)
{
    (void)state;
    assert_true(PARSE(NULL, "one", "--port", "84", "-", "--", "--host"));
    assert_int_equal(argument_count, 4);
    assert_string_equal(arguments[1], "one");
    assert_string_equal(arguments[2], "-");
    assert_string_equal(arguments[3], "--host");
}

static void errors_name_flag_value_and_expectation(void **state)
{
    (void)state;
    assert_false(PARSE(NULL, "--port", "high"));
    assert_string_equal(failure.member, "--port");
    assert_string_equal(failure.detail, "--port is \"high\", but must be a whole number from 0 to 65535.");
    assert_false(PARSE(NULL, "--prot", "1"));
    assert_string_equal(failure.detail, "There is no flag --prot.");
    assert_false(PARSE(NULL, "-p", "1"));
    assert_string_equal(failure.detail, "There is no flag \"-p\".");
    assert_false(PARSE(NULL, "--port"));
    assert_string_equal(failure.detail, "--port needs a value.");
    assert_false(PARSE(NULL, "--max-line", "1MiB")); /* batch's */
    setenv("COPYDESK_PORT", "high", 1);
    assert_false(PARSE(NULL));
    assert_string_equal(failure.member, "COPYDESK_PORT");
}

static void links_of_a_kubernetes_service_are_no_settings(void **state)
{
    (void)state;
    setenv("COPYDESK_PORT", "tcp://10.0.0.1:80", 1);
    assert_true(PARSE(NULL));
    assert_int_equal(config.port, 8080);
}

static void extra_flags_are_asked_first(void **state)
{
    (void)state;
    const char *extra = NULL;
    assert_true(PARSE(&extra, "--name=value", "--port=85"));
    assert_string_equal(extra, "value");
    assert_int_equal(config.port, 85);
    assert_false(PARSE(&extra, "--name", "bad"));
    assert_string_equal(failure.detail, "It is bad.");
    assert_string_equal(failure.member, "--name");
}

static void a_file_of_certificates_is_looked_at(void **state)
{
    (void)state;
    char path[] = "/tmp/copydesk-ca-XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    close(fd);
    assert_false(PARSE(NULL, "--fetch-ca", "/nonexistent"));
    assert_string_equal(failure.member, "--fetch-ca");
    assert_non_null(strstr(failure.detail, "/nonexistent"));
    assert_false(PARSE(NULL, "--fetch-ca", path)); /* it holds none */
    setenv("COPYDESK_FETCH_CA", path, 1);
    assert_false(PARSE(NULL, "--port", "81"));
    assert_string_equal(failure.member, "COPYDESK_FETCH_CA");
    unsetenv("COPYDESK_FETCH_CA");
    assert_true(PARSE(NULL, "--fetch-ca", "/etc/ssl/certs/ca-certificates.crt"));
    unlink(path);
}

static void a_file_of_tables_is_read_at_once(void **state)
{
    (void)state;
    assert_true(PARSE(NULL));
    assert_null(config.desk.tables);
    assert_false(PARSE(NULL, "--tables", "/nonexistent"));
    assert_string_equal(failure.member, "--tables");
    assert_non_null(strstr(failure.detail, "--tables is \"/nonexistent\""));
    assert_false(PARSE(NULL, "--tables", ""));
    assert_string_equal(failure.detail, "--tables is \"\", but must be a file's path.");
    setenv("COPYDESK_TABLES", "/none", 1);
    assert_false(PARSE(NULL));
    assert_string_equal(failure.member, "COPYDESK_TABLES");
    assert_false(PARSE(NULL, "--tables", "/nonexistent")); /* the flag's file alone is looked at */
    assert_string_equal(failure.member, "--tables");
}

static void help_holds_the_flags_and_the_width(void **state)
{
    (void)state;
    struct buf out;
    struct str rest, line;
    buf_init(&out, NULL, 1 << 16);
    config_print_help(FOR_SERVE, &out);
    assert_true(str_find(buf_str(&out), STR("--drain-timeout DURATION\n"), 0) != SIZE_MAX);
    assert_true(str_find(buf_str(&out), STR("--max-line"), 0) == SIZE_MAX);
    for (rest = buf_str(&out); str_next(&rest, '\n', &line);)
        assert_in_range(line.len, 0, 80);
    buf_clear(&out);
    config_print_markdown(&out);
    assert_true(str_find(buf_str(&out), STR("| `--max-line SIZE` | `COPYDESK_MAX_LINE` | 64MiB | batch |"),
                         0) != SIZE_MAX);
    buf_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(flags_come_in_both_forms, set_up),
        cmocka_unit_test_setup(flags_win_over_environment_over_defaults, set_up),
        cmocka_unit_test_setup(what_is_no_flag_stays_in_order, set_up),
        cmocka_unit_test_setup(errors_name_flag_value_and_expectation, set_up),
        cmocka_unit_test_setup(links_of_a_kubernetes_service_are_no_settings, set_up),
        cmocka_unit_test_setup(extra_flags_are_asked_first, set_up),
        cmocka_unit_test_setup(a_file_of_certificates_is_looked_at, set_up),
        cmocka_unit_test_setup(a_file_of_tables_is_read_at_once, set_up),
        cmocka_unit_test_setup(help_holds_the_flags_and_the_width, set_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
