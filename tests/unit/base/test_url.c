#include "unit/run.h"

#include "base/url.h"

/* The normal and abnormal examples of RFC 3986, 5.4, as far as they stay http(s), and what pages hold. */
static void references_are_resolved(void **state)
{
    (void)state;
    static const struct {
        const char *base, *reference, *wanted;
    } rows[] = {
        {"http://a/b/c/d;p?q", "g", "http://a/b/c/g"},
        {"http://a/b/c/d;p?q", "./g", "http://a/b/c/g"},
        {"http://a/b/c/d;p?q", "g/", "http://a/b/c/g/"},
        {"http://a/b/c/d;p?q", "/g", "http://a/g"},
        {"http://a/b/c/d;p?q", "//g", "http://g/"},
        {"http://a/b/c/d;p?q", "?y", "http://a/b/c/d;p?y"},
        {"http://a/b/c/d;p?q", "#s", "http://a/b/c/d;p?q#s"},
        {"http://a/b/c/d;p?q", "g?y#s", "http://a/b/c/g?y#s"},
        {"http://a/b/c/d;p?q", "..", "http://a/b/"},
        {"http://a/b/c/d;p?q", "../../g", "http://a/g"},
        {"http://a/b/c/d;p?q", "../../../g", "http://a/g"},
        {"https://example.org/x", "//cdn.example.net/i.png", "https://cdn.example.net/i.png"},
        {"https://example.org/x", "http://other.example/", "http://other.example/"},
        {"https://example.org/x", " \n/a b.html\t", "https://example.org/a%20b.html"},
        {"https://example.org/x", "/é?ö", "https://example.org/%c3%a9?%c3%b6"},
        {"https://example.org:8443/x", "y", "https://example.org:8443/y"},
        {NULL, "https://example.org/a", "https://example.org/a"},
        {NULL, "HTTPS://example.org/a", "https://example.org/a"},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_span(url_resolve(&run, str_of(rows[i].base), str_of(rows[i].reference)), rows[i].wanted);
}

static void what_is_no_web_address_gives_nothing(void **state)
{
    (void)state;
    static const struct {
        const char *base, *reference;
    } rows[] = {
        {"https://example.org/", ""},
        {"https://example.org/", " \n "},
        {"https://example.org/", "javascript:void(0)"},
        {"https://example.org/", "mailto:a@example.org"},
        {"https://example.org/", "data:image/gif;base64,R0lGODlhAQABAAAAACw="},
        {"https://example.org/", "tel:+123"},
        {"https://example.org/", "ftp://example.org/a"},
        {"https://example.org/", "file:///etc/passwd"},
        {"https://example.org/", "http://"},
        {NULL, "/a"},
        {NULL, "a.html"},
        {"about:blank", "a.html"},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_span(url_resolve(&run, str_of(rows[i].base), str_of(rows[i].reference)), NULL);
    assert_int_equal(run.failure.code, FAIL_NONE);
}

static void length_is_kept_on_both_sides(void **state)
{
    (void)state;
    char url[URL_MAX + 2];
    memset(url, 'a', sizeof url);
    memcpy(url, "http://h/", 9);
    assert_int_equal(url_resolve(&run, STR_NONE, (struct str){url, URL_MAX}).len, URL_MAX);
    assert_int_equal(url_resolve(&run, STR_NONE, (struct str){url, URL_MAX + 1}).len, 0);
    assert_span(url_resolve(&run, (struct str){url, URL_MAX}, STR("/b")), "http://h/b");
    assert_int_equal(url_resolve(&run, (struct str){url, URL_MAX + 1}, STR("/b")).len, 0);
}

/* A URL that memory was refused for must not pass as one that the page does not have. */
static void refused_memory_fails_the_run(void **state)
{
    (void)state;
    run_again();
    arena_refuse_after(run.arena, 1);
    assert_span(url_resolve(&run, STR("http://a/"), STR("http://b/")), NULL);
    assert_int_equal(run.failure.code, FAIL_PAGE_TOO_COMPLEX);
}

static void host_is_cut_out(void **state)
{
    (void)state;
    static const struct {
        const char *url, *host;
    } rows[] = {
        {"https://example.org/a", "example.org"},
        {"https://example.org", "example.org"},
        {"https://example.org:8080/a", "example.org"},
        {"https://example.org?x", "example.org"},
        {"https://example.org#x", "example.org"},
        {"https://user:secret@example.org:1/", "example.org"},
        {"https://example.org/@other", "example.org"},
        {"http://[::1]:80/", "[::1]"},
        {"http://[::1]/", "[::1]"},
        {"/a", ""},
        {"http://", ""},
        {"", ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_span(url_host(str_of(rows[i].url)), rows[i].host);
}

static void web_is_http_with_a_host(void **state)
{
    (void)state;
    static const char *const web[] = {"http://a", "https://a/", "HtTpS://a"};
    static const char *const others[] = {"",          "http:", "http://", "https:///a", "http://?a",
                                         "http://#a", "a",     "//a",     "ftp://a",    "httpx://a"};
    for (size_t i = 0; i < COUNT(web); i++)
        assert_true(url_is_web(str_of(web[i])));
    for (size_t i = 0; i < COUNT(others); i++)
        assert_false(url_is_web(str_of(others[i])));
}

static void addresses_of_one_page_are_the_same(void **state)
{
    (void)state;
    static const struct {
        const char *a, *b;
        bool same;
    } rows[] = {
        {"https://example.org/a", "http://www.Example.org/a/#top", true},
        {"https://example.org", "https://example.org/", true},
        {"//example.org/a?b", "https://example.org/a?b", true},
        {"https://example.org/a", "https://example.org/A", false},
        {"https://example.org/a?b", "https://example.org/a", false},
        {"https://example.org/a", "https://example.net/a", false},
        {"", "", false},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_int_equal(url_same_page(str_of(rows[i].a), str_of(rows[i].b)), rows[i].same);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(references_are_resolved),
        WITH_RUN(what_is_no_web_address_gives_nothing),
        WITH_RUN(length_is_kept_on_both_sides),
        WITH_RUN(refused_memory_fails_the_run),
        WITH_RUN(host_is_cut_out),
        WITH_RUN(web_is_http_with_a_host),
        WITH_RUN(addresses_of_one_page_are_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
