#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <curl/curl.h>
#include <stdlib.h>

#include "fetch/address.h"

enum { MAX = 200 };

static void url_is_normalised(void **state)
{
    (void)state;
    static const struct {
        const char *text, *url, *host;
    } rows[] = {
        {"http://Example.COM", "http://example.com/", "example.com"},
        {"HTTPS://A.example:443/B", "https://a.example/B", "a.example"},
        {"http://a.example:80?Q", "http://a.example/?Q", "a.example"},
        {"http://a.example:443/", "http://a.example:443/", "a.example"},
        {" https://a.example:8443/b?c#d\n", "https://a.example:8443/b?c#d", "a.example"},
        {"HTTP://a.example/", "http://a.example/", "a.example"},
        {"http://a.example/xy/\xD0\x9F?q=\xD0\x9F", "http://a.example/xy/%d0%9f?q=%d0%9f", "a.example"},
        {"http://a.example/%D0%9F", "http://a.example/%D0%9F", "a.example"},
        {"http://2130706433/", "http://127.0.0.1/", "127.0.0.1"},
        {"http://0x7f.1/", "http://127.0.0.1/", "127.0.0.1"},
        {"http://[::ffff:127.0.0.1]/", "http://[::ffff:127.0.0.1]/", "[::ffff:127.0.0.1]"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char *url, *host;
        struct failure failure = {0};
        if (!address_read(str_of(rows[i].text), MAX, &url, &host, &failure))
            fail_msg("%s: %s", rows[i].text, failure.detail);
        assert_string_equal(url, rows[i].url);
        assert_string_equal(host, rows[i].host);
        curl_free(url);
        curl_free(host);
    }
}

static void url_has_parts(void **state)
{
    (void)state;
    static const struct {
        const char *url, *origin, *target, *without_fragment;
    } rows[] = {
        {"http://a.example/", "http://a.example", "/", "http://a.example/"},
        {"https://a.example:8443/b/c?d=/e#f?g", "https://a.example:8443", "/b/c?d=/e",
         "https://a.example:8443/b/c?d=/e"},
        {"http://[::1]:81/?q#", "http://[::1]:81", "/?q", "http://[::1]:81/?q"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        assert_true(str_eq(address_origin(rows[i].url), str_of(rows[i].origin)));
        assert_true(str_eq(address_target(rows[i].url), str_of(rows[i].target)));
        assert_true(str_eq(address_without_fragment(rows[i].url), str_of(rows[i].without_fragment)));
    }
}

static void assert_refused(struct str text, const char *reason)
{
    char *url, *host;
    struct failure failure = {0};
    assert_false(address_read(text, MAX, &url, &host, &failure));
    assert_null(url);
    assert_null(host);
    assert_int_equal(failure.code, FAIL_INVALID_URL);
    assert_string_equal(failure.member, "url");
    if (!strstr(failure.detail, reason))
        fail_msg("%.*s: %s", STR_FMT(text), failure.detail);
}

static void other_urls_are_refused(void **state)
{
    (void)state;
    assert_refused(STR(""), "n absolute");
    assert_refused(STR("  "), "n absolute");
    assert_refused(STR("/path"), "n absolute");
    assert_refused(STR("//a.example/"), "n absolute");
    assert_refused(STR("a.example"), "n absolute");
    assert_refused(STR("http://"), "n absolute");
    assert_refused(STR("http:///"), "n absolute");
    assert_refused(STR("http://a.example\0.evil.example/"), "neither spaces");
    assert_refused(STR("http://a.example/\r\nX: y"), "neither spaces");
    assert_refused(STR("http://a.example/a b"), "neither spaces");
    assert_refused(STR("http://a.example:99999/"), "n absolute");
    assert_refused(STR("javascript:alert(1)"), "Only http and https");
    assert_refused(STR("ftp://a.example/"), "Only http and https");
    assert_refused(STR("file:///etc/passwd"), "Only http and https");
    assert_refused(STR("gopher://a.example/"), "Only http and https");
    assert_refused(STR("unknown://a.example/"), "Only http and https");
    assert_refused(STR("http://user@a.example/"), "user name");
    assert_refused(STR("http://user:word@a.example/"), "user name");
}

static void length_is_bounded(void **state)
{
    (void)state;
    char text[MAX + 2] = "http://a.example/";
    memset(text + strlen(text), 'x', sizeof text - 1 - strlen(text));
    assert_refused((struct str){text, MAX + 1}, "at most 200 bytes");
    char *url, *host;
    struct failure failure;
    assert_true(address_read((struct str){text, MAX}, MAX, &url, &host, &failure));
    curl_free(url);
    curl_free(host);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(url_is_normalised),
        cmocka_unit_test(url_has_parts),
        cmocka_unit_test(other_urls_are_refused),
        cmocka_unit_test(length_is_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
