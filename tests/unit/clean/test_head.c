#include "unit/page.h"

static void metas_are_found_under_every_name(void **state)
{
    (void)state;
    make_sheet("<head><meta name=' Description ' content=' A \n summary '>"
               "<meta property='OG:Title' content='Title'>"
               "<meta itemprop=datePublished content=2022-01-28>"
               "<meta http-equiv=Content-Language content=en>"
               "<meta name=author property=article:author content=Jane>"
               "<meta name=empty content=''><meta name=empty content=second><meta name=none>"
               "<meta content=nameless></head><body><p>x<meta name=late content=kept>");
    static const struct {
        struct str name;
        const char *content;
    } rows[] = {
        {{"description", 11}, "A summary"},
        {{"og:title", 8}, "Title"},
        {{"datepublished", 13}, "2022-01-28"},
        {{"content-language", 16}, "en"},
        {{"author", 6}, "Jane"},
        {{"article:author", 14}, "Jane"},
        {{"empty", 5}, "second"},
        {{"late", 4}, "kept"},
        {{"none", 4}, NULL},
        {{"og:titl", 7}, NULL},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_span(sheet_meta(&made.sheet, rows[i].name), rows[i].content);
    assert_int_equal(made.sheet.head.meta_count, 9);
}

static void links_need_rel_and_href(void **state)
{
    (void)state;
    make_sheet("<link rel=' Canonical ' href=' /a '><link rel=alternate hreflang=de href=/de>"
               "<link rel=icon><link href=/b>");
    const struct head *head = &made.sheet.head;
    assert_int_equal(head->link_count, 2);
    assert_span(head->links[0].rel, "canonical");
    assert_span(head->links[0].href, "/a");
    assert_span(head->links[1].hreflang, "de");
}

static void title_is_collapsed(void **state)
{
    (void)state;
    make_sheet("<title>\n A &amp;\n  B </title><title>second</title>");
    assert_span(made.sheet.head.title, "A & B");
    make_sheet("<p>x");
    assert_span(made.sheet.head.title, NULL);
}

static void base_is_resolved_or_the_address(void **state)
{
    (void)state;
    static const struct {
        const char *html, *base;
    } rows[] = {
        {"<p>x", PAGE_URL},
        {"<base href=/a/>", "https://example.org/a/"},
        {"<base href='https://cdn.example.net/'>", "https://cdn.example.net/"},
        {"<base target=_top><base href=/b/><base href=/c/>", "https://example.org/b/"},
        {"<base href=''>", PAGE_URL},
        {"<base href='javascript:void(0)'>", PAGE_URL}, /* WHATWG HTML, 2.4.3: the fallback base URL */
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        make_sheet(rows[i].html);
        assert_span(made.sheet.head.base, rows[i].base);
    }
    struct page page = page_of("<p>x", STR("text/html"));
    page.resolved_url = STR("https://example.org/after");
    make_sheet_of(page);
    assert_span(made.sheet.head.base, "https://example.org/after");
    page.url = page.resolved_url = STR_NONE;
    make_sheet_of(page);
    assert_span(made.sheet.head.base, NULL);
}

static void language_is_the_elements_or_the_headers(void **state)
{
    (void)state;
    static const struct header headers[] = {{{"Content-Language", 16}, {" ru ", 4}}};
    static const struct {
        const char *html, *lang;
    } rows[] = {
        {"<html lang=' de-AT '>", "de-AT"},
        {"<html xml:lang=fr>", "fr"},
        {"<html lang=en xml:lang=fr>", "en"},
        {"<html lang=''>", "ru"},
        {"<body lang=it>", "ru"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct page page = page_of(rows[i].html, STR("text/html"));
        page.headers = headers;
        page.header_count = COUNT(headers);
        make_sheet_of(page);
        assert_span(made.sheet.head.lang, rows[i].lang);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(metas_are_found_under_every_name),
        WITH_RUN(links_need_rel_and_href),
        WITH_RUN(title_is_collapsed),
        WITH_RUN(base_is_resolved_or_the_address),
        WITH_RUN(language_is_the_elements_or_the_headers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
