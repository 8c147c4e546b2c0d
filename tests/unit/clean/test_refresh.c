#include "unit/page.h"

#include "clean/refresh.h"

static void texts_are_read_as_browsers_do(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool valid, at_once;
        const char *url;
    } rows[] = {
        {"0; url=/next", true, true, "/next"},
        {"0;URL='/next'", true, true, "/next"},
        {" 0 , url = \"/next\" and more", true, true, "/next"},
        {"0 url=/next", true, true, "/next"},
        {"0;/next", true, true, "/next"},
        {"0;'/next", true, true, "/next"},
        {"0; urls", true, true, "urls"},
        {"0; ur='/next'", true, true, "ur='/next'"},
        {"00.9;url=/next", true, true, "/next"},
        {".5;url=/next", true, true, "/next"},
        {"0", true, true, NULL},
        {"0;", true, true, NULL},
        {"0; url=", true, true, NULL},
        {"1; url=/next", true, false, "/next"},
        {"10; url=/next", true, false, "/next"},
        {"5", true, false, NULL},
        {"", false, true, NULL},
        {"; url=/next", false, true, NULL},
        {"url=/next", false, true, NULL},
        {"-1; url=/next", false, true, NULL},
        {"0s; url=/next", false, true, NULL},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct refresh refresh;
        assert_int_equal(refresh_read(str_of(rows[i].text), &refresh), rows[i].valid);
        if (!rows[i].valid)
            continue;
        assert_int_equal(refresh.is_at_once, rows[i].at_once);
        assert_span(refresh.url, rows[i].url);
    }
}

static void pages_forward_to_others(void **state)
{
    (void)state;
    static const struct {
        const char *html, *to;
    } rows[] = {
        {"<meta http-equiv=Refresh content='0;url=next.html'>", "https://example.org/news/next.html"},
        {"<base href=/b/><meta http-equiv=refresh content='0;url=next.html'>",
         "https://example.org/b/next.html"},
        {"<body><p>x<meta http-equiv=refresh content='0;//other.example/'>", "https://other.example/"},
        {"<meta http-equiv=refresh content='no'><meta http-equiv=refresh content='0;/a'>",
         "https://example.org/a"},
        /* the first valid one counts, and only at once */
        {"<meta http-equiv=refresh content='0;/a'><meta http-equiv=refresh content='0;/b'>",
         "https://example.org/a"},
        {"<meta http-equiv=refresh content='30;/a'><meta http-equiv=refresh content='0;/b'>", NULL},
        {"<meta http-equiv=refresh content='1;url=/a'>", NULL},
        /* to the page itself, to no page */
        {"<meta http-equiv=refresh content='0'>", NULL},
        {"<meta http-equiv=refresh content='0;url=" PAGE_URL "#part'>", NULL},
        {"<meta http-equiv=refresh content='0;url=javascript:go()'>", NULL},
        {"<meta http-equiv=refresh>", NULL},
        {"<meta name=refresh content='0;url=/a'>", NULL},
        /* not shown to who runs scripts */
        {"<noscript><meta http-equiv=refresh content='0;url=/nojs'></noscript>", NULL},
        {"<template><meta http-equiv=refresh content='0;url=/a'></template>", NULL},
        {"<!-- <meta http-equiv=refresh content='0;url=/a'> -->", NULL},
        {"<p>x", NULL},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        make_sheet(rows[i].html);
        assert_span(made.sheet.head.refresh, rows[i].to);
    }
}

static void the_header_comes_first(void **state)
{
    (void)state;
    static const struct {
        struct header header;
        const char *to;
    } rows[] = {
        {{{"Refresh", 7}, {"0;url=b", 7}}, "https://example.org/news/b"},
        {{{"refresh", 7}, {"9;url=b", 7}}, NULL},
        {{{"Refresh", 7}, {"none", 4}}, "https://example.org/base/a"},
        {{{"Other", 5}, {"0;url=b", 7}}, "https://example.org/base/a"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct page page =
            page_of("<base href=/base/><meta http-equiv=refresh content='0;url=a'>", STR("text/html"));
        page.headers = &rows[i].header;
        page.header_count = 1;
        make_sheet_of(page);
        assert_span(made.sheet.head.refresh, rows[i].to);
    }
}

static void pages_without_an_address_forward_absolutely(void **state)
{
    (void)state;
    struct page page = page_of("<meta http-equiv=refresh content='0;url=/a'>", STR("text/html"));
    page.url = STR_NONE;
    make_sheet_of(page);
    assert_span(made.sheet.head.refresh, NULL);
    page.body = STR("<meta http-equiv=refresh content='0;url=http://a.example/'>");
    make_sheet_of(page);
    assert_span(made.sheet.head.refresh, "http://a.example/");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_are_read_as_browsers_do),
        WITH_RUN(pages_forward_to_others),
        WITH_RUN(the_header_comes_first),
        WITH_RUN(pages_without_an_address_forward_absolutely),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
