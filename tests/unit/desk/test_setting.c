#include "unit/check.h"

#include "desk/setting.h"

static struct config config;

static int set_up(void **state)
{
    (void)state;
    config = config_default();
    return 0;
}

static bool set(const char *name, const char *value)
{
    const struct setting *setting = setting_find(FOR_ALL, name);
    assert_non_null(setting);
    return setting_set(&config, setting, value);
}

static void defaults_are_the_documented_ones(void **state)
{
    (void)state;
    assert_string_equal(config.host, "127.0.0.1");
    assert_int_equal(config.port, 8080);
    assert_int_equal(config.desk.queue_per_worker, 64);
    assert_int_equal(config.request_bytes, 16 << 20);
    assert_int_equal(config.request_header_bytes, 64 << 10);
    assert_int_equal(config.buffered_bytes, 1 << 30);
    assert_int_equal(config.desk.queue_wait_ms, 30000);
    assert_int_equal(config.drain_delay_ms, 0);
    assert_int_equal(config.drain_timeout_ms, 30000);
    assert_int_equal(config.connections, 1024);
    assert_int_equal(config.connections_per_address, 256);
    assert_in_range(config.desk.workers, 1, 1024);
    assert_int_equal(config.desk.limits.pages, 20);
    assert_null(config.desk.renderer);
    assert_int_equal(config.desk.renderer_ms, 30000);
}

static void every_default_is_within_its_range(void **state)
{
    (void)state;
    struct buf text;
    buf_init(&text, NULL, 256);
    for (size_t i = 0; i < setting_count; i++) {
        if (settings[i].type == SETTING_CIDRS || settings[i].type == SETTING_URL)
            continue;
        buf_clear(&text);
        setting_print(&config, &settings[i], &text);
        buf_add_byte(&text, '\0');
        if (!setting_set(&config, &settings[i], text.at))
            print_error("--%s: its default %s is refused\n", settings[i].name, text.at);
        assert_true(setting_set(&config, &settings[i], text.at));
    }
    buf_free(&text);
}

static void sizes_have_units(void **state)
{
    (void)state;
    assert_true(set("max-request", "2MiB"));
    assert_int_equal(config.request_bytes, 2 << 20);
    assert_true(set("max-request", "64KiB"));
    assert_int_equal(config.request_bytes, 64 << 10);
    assert_true(set("max-request", "4096"));
    assert_int_equal(config.request_bytes, 4096);
    const char *wrong[] = {"", "MiB", "2MB", "2 MiB", "-1", "1023", "257MiB", "99999999999999999999GiB"};
    for (size_t i = 0; i < COUNT(wrong); i++)
        assert_false(set("max-request", wrong[i]));
}

static void durations_need_a_unit(void **state)
{
    (void)state;
    assert_true(set("drain-timeout", "1500ms"));
    assert_int_equal(config.drain_timeout_ms, 1500);
    assert_true(set("drain-timeout", "2m"));
    assert_int_equal(config.drain_timeout_ms, 120000);
    assert_true(set("drain-timeout", "0"));
    assert_int_equal(config.drain_timeout_ms, 0);
    assert_false(set("drain-timeout", "30"));
    assert_false(set("drain-timeout", "2h"));
    assert_false(set("job-wall", "0"));
}

static void other_types_are_read(void **state)
{
    (void)state;
    assert_true(set("port", "0"));
    assert_false(set("port", "65536"));
    assert_false(set("port", "80a"));
    assert_true(set("log-level", "off"));
    assert_int_equal(config.log_level, LOG_OFF);
    assert_false(set("log-level", "loud"));
    assert_true(set("fetch-allow", "127.0.0.0/8,::1/128"));
    assert_int_equal(config.fetch.allow.count, 2);
    assert_false(set("fetch-allow", "localhost"));
    assert_true(set("host", "::1"));
    assert_false(set("host", ""));
    assert_null(config.tables);
    assert_true(set("tables", "a/file"));
    assert_string_equal(config.tables, "a/file");
    assert_false(set("tables", ""));
}

static void urls_are_of_the_web(void **state)
{
    (void)state;
    assert_true(set("renderer", "http://127.0.0.1:3000/content?token=x"));
    assert_string_equal(config.desk.renderer, "http://127.0.0.1:3000/content?token=x");
    assert_true(set("renderer", "HTTPS://renderer.example/content"));
    const char *wrong[] = {"",
                           "127.0.0.1:3000",
                           "/content",
                           "ws://127.0.0.1:3000/",
                           "http://",
                           "http:///content",
                           "http://a.example/ content",
                           "http://a.example/\n"};
    for (size_t i = 0; i < COUNT(wrong); i++)
        assert_false(set("renderer", wrong[i]));
}

static void pages_have_a_bound(void **state)
{
    (void)state;
    assert_true(set("max-pages", "1"));
    assert_true(set("max-pages", "20"));
    assert_int_equal(config.desk.limits.pages, 20);
    assert_false(set("max-pages", "0"));
    assert_false(set("max-pages", "21"));
}

static void expectations_name_range_and_form(void **state)
{
    (void)state;
    struct buf text;
    buf_init(&text, NULL, 256);
    setting_expected(setting_find(FOR_ALL, "job-wall"), &text);
    assert_span(buf_str(&text), "a duration from 10ms to 1h, such as 500ms, 30s or 2m");
    buf_clear(&text);
    setting_variable(setting_find(FOR_ALL, "job-wall"), &text);
    assert_span(buf_str(&text), "COPYDESK_JOB_WALL");
    buf_free(&text);
}

static void subcommands_take_their_own(void **state)
{
    (void)state;
    assert_non_null(setting_find(FOR_SERVE, "port"));
    assert_null(setting_find(FOR_READ, "port"));
    assert_null(setting_find(FOR_SERVE, "max-line"));
    assert_null(setting_find(FOR_ALL, "nothing"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(defaults_are_the_documented_ones, set_up),
        cmocka_unit_test_setup(every_default_is_within_its_range, set_up),
        cmocka_unit_test_setup(sizes_have_units, set_up),
        cmocka_unit_test_setup(durations_need_a_unit, set_up),
        cmocka_unit_test_setup(other_types_are_read, set_up),
        cmocka_unit_test_setup(urls_are_of_the_web, set_up),
        cmocka_unit_test_setup(pages_have_a_bound, set_up),
        cmocka_unit_test_setup(expectations_name_range_and_form, set_up),
        cmocka_unit_test_setup(subcommands_take_their_own, set_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
