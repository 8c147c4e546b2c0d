/* What becomes of the ways to spell an address so that it does not look like one. The guard judges the
 * address connected to; that the URL says it plainly is for limits a host, for keys and for logs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <curl/curl.h>

#include "fetch/address.h"

enum { MAX = 8192 };

static void hosts_are_spelt_plainly(void **state)
{
    (void)state;
    static const struct {
        const char *text, *host;
    } rows[] = {
        {"http://2130706433/", "127.0.0.1"},
        {"http://0x7F000001/", "127.0.0.1"},
        {"http://0X7f000001/", "127.0.0.1"},
        {"http://017700000001/", "127.0.0.1"},
        {"http://127.1/", "127.0.0.1"},
        {"http://127.0.1/", "127.0.0.1"},
        {"http://127.65535/", "127.0.255.255"},
        {"http://0177.0.0.1/", "127.0.0.1"},
        {"http://0x7f.0.0.01/", "127.0.0.1"},
        {"http://0X7F.0X0.0X0.0X1/", "127.0.0.1"},
        {"http://0177.0x0.1/", "127.0.0.1"},
        {"http://0xA9FEA9FE/", "169.254.169.254"},
        {"http://10.1/", "10.0.0.1"},
        {"http://0/", "0.0.0.0"},
        {"http://4294967295/", "255.255.255.255"},
        {"http://%31%32%37.0.0.1/", "127.0.0.1"},
        {"http:/127.0.0.1/", "127.0.0.1"},
        {"http:///127.0.0.1/", "127.0.0.1"},
        {"http://[0:0:0:0:0:FFFF:127.0.0.1]/", "[::ffff:127.0.0.1]"},
        {"http://[::FFFF:7F00:1]/", "[::ffff:7f00:1]"},
        {"http://[FE80::1%25eth0]/", "[fe80::1]"},
        {"http://[fe80::1%eth0]/", "[fe80::1]"},
        {"http://\uFF11\uFF12\uFF17.\uFF10.\uFF10.\uFF11/", "127.0.0.1"},
        {"http://127\u30020\u30020\u30021/", "127.0.0.1"},
        {"http://\u2460\u2461\u2466.\u24EA.\u24EA.\u2460/", "127.0.0.1"},
        {"http://\uFF10\uFF58\uFF17\uFF46.1/", "127.0.0.1"},
        {"http://%EF%BC%91%EF%BC%92%EF%BC%97.1/", "127.0.0.1"},
        {"http://LOCALHOST/", "localhost"},
        {"http://loca\u00ADlhost/", "localhost"},
        {"http://b\u00FCcher.example:8080/\u00FC?\u00FC", "xn--bcher-kva.example"},
        {"http://127.0.0.1./", "127.0.0.1."}, /* a name, which no address has */
        {"http://localhost./", "localhost."},
        {"http://4294967296/", "4294967296"}, /* names, all of them */
        {"http://256.0.0.1/", "256.0.0.1"},
        {"http://127.0.0.08/", "127.0.0.08"},
        {"http://1.2.3.4.5/", "1.2.3.4.5"},
        {"http://1.1.1.1#@127.0.0.1/", "1.1.1.1"},
        {"http://1.1.1.1/@127.0.0.1/", "1.1.1.1"},
        {"http://1.1.1.1?@127.0.0.1/", "1.1.1.1"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char *url, *host;
        struct failure failure = {0};
        if (!address_read(str_of(rows[i].text), MAX, &url, &host, &failure))
            fail_msg("%s: %s", rows[i].text, failure.detail);
        if (strcmp(host, rows[i].host) != 0)
            fail_msg("%s: %s", rows[i].text, host);
        curl_free(url);
        curl_free(host);
    }
}

static void the_rest_of_the_url_stays(void **state)
{
    (void)state;
    char *url, *host;
    struct failure failure = {0};
    assert_true(address_read(STR("https://B\u00DCcher.example:8443/%C3%BC/\u00FC?q=\u00FC#f"), MAX, &url,
                             &host, &failure));
    assert_string_equal(url, "https://xn--bcher-kva.example:8443/%C3%BC/%c3%bc?q=%c3%bc#f");
    curl_free(url);
    curl_free(host);
}

static void urls_of_two_readings_are_refused(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "http://1.1.1.1@127.0.0.1/",
        "http://1.1.1.1:80@127.0.0.1/",
        "http://1.1.1.1%40127.0.0.1@127.0.0.1/",
        "http://127.0.0.1\\@1.1.1.1/",
        "http://1.1.1.1\\@127.0.0.1/",
        "http://@127.0.0.1/",
        "http://127.0.0.1%2f@1.1.1.1/",
        "http:\\\\127.0.0.1\\",
        "http:/\\127.0.0.1/",
        "http://127.0.0.1\\.example/",
        "http:127.0.0.1",
        "http://127.0.0.1%00.example/",
        "http://127.0.0.1%0d%0a/",
        "http://127.0.0.1%20.example/",
        "http://127.0.0.1:80:80/",
        "http://127.0.0.1:0x50/",
        "http://127.0.0.1:65536/",
        "http://[::1/",
        "http://[::1]x/",
        "http://::1/",
        "http://[127.0.0.1]/",
        "http://[v1.fe80::a]/",
        "http://a\uFF0Fb/",
        "http://1.1.1.1\uFF20127.0.0.1/",
        "http://127.0.0.1\uFF1A80/",
        "http://\uFF05\uFF10\uFF10/",
        "http://b\xFC"
        "cher.example/",
        "http://\xFF/",
    };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        char *url, *host;
        struct failure failure = {0};
        if (address_read(str_of(texts[i]), MAX, &url, &host, &failure))
            fail_msg("%s: %s", texts[i], host);
        assert_null(url);
        assert_null(host);
        assert_int_equal(failure.code, FAIL_INVALID_URL);
        assert_string_equal(failure.member, "url");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hosts_are_spelt_plainly),
        cmocka_unit_test(the_rest_of_the_url_stays),
        cmocka_unit_test(urls_of_two_readings_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
