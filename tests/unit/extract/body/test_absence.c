#include <stdio.h>

#include "unit/page.h"

#include "extract/body/absence.h"
#include "extract/fields.h"

#define PROSE                                                                                                \
    "<p>The river rose by two metres in the night, and by the morning most of the lower town stood under "   \
    "water, as it had in the spring before. The bridge was shut at nine, and the trains that cross it now "  \
    "end on the other bank.</p>"

/* The reason a page is refused for; FAIL_NONE where it is not. The body is all that it shows. */
static enum fail reason_of(const char *html, int status)
{
    struct page page = page_of(html, STR("text/html; charset=utf-8"));
    page.status_code = status;
    make_sheet_of(page);
    make_facts_of_sheet();
    const struct segment **body = run_alloc_array(&run, made.sheet.segment_count, sizeof *body);
    assert_non_null(body);
    for (size_t i = 0; i < made.sheet.segment_count; i++)
        if (made.sheet.segments[i].kind == SEGMENT_PARAGRAPH && !(made.sheet.segments[i].in & IN_NOSCRIPT))
            body[made.article.body_count++] = &made.sheet.segments[i];
    made.article.body = body;
    assert_true(extract_urls(&made.facts, &made.article) && extract_dates(&made.facts, &made.article));
    const struct absence *absence;
    assert_true(find_absence(&made.facts, &made.article, &absence));
    if (absence)
        assert_true(fail_has_article(absence->failure) && absence->sentence[0]);
    return absence ? absence->failure : FAIL_NONE;
}

static void each_reason_has_its_sign(void **state)
{
    (void)state;
    static const struct {
        const char *html;
        enum fail reason;
    } pages[] = {
        {"<p>Short as it is.", FAIL_NONE},
        {"<body>", FAIL_EMPTY_PAGE},
        {"<body><img src=a.png>", FAIL_EMPTY_PAGE},
        {"<body><ul><li>Home</ul>", FAIL_NO_MAIN_CONTENT},
        {"<frameset><frame src=a></frameset>", FAIL_NO_MAIN_CONTENT},
        {"<meta http-equiv=refresh content='0; url=/b'><p>It has moved.", FAIL_NO_MAIN_CONTENT},
        {"<meta http-equiv=refresh content='300; url=/b'><p>It has moved.", FAIL_NONE},
        {"<title>404</title><p>It is gone.", FAIL_ERROR_PAGE},
        {"<title>Site | Error 404</title><p>It is gone.", FAIL_ERROR_PAGE},
        {"<title>Site</title><h1>403 Forbidden</h1><p>It is not for you.", FAIL_ERROR_PAGE},
        {"<title>Seite nicht gefunden - Site</title><p>Sie ist fort.", FAIL_ERROR_PAGE},
        {"<body id=px-captcha><p>Press and hold.", FAIL_ERROR_PAGE},
        {"<script src=a.js></script><body><div id=app></div>", FAIL_NEEDS_RENDERING},
        {"<script src=a.js></script><body><app-root></app-root>", FAIL_NEEDS_RENDERING},
        {"<script src=a.js></script><body><noscript>Scripts, please.</noscript>", FAIL_NEEDS_RENDERING},
        {"<script src=a.js></script><body><nav><ul><li>Home</ul></nav><main></main>", FAIL_NEEDS_RENDERING},
        {"<body><div id=app></div>", FAIL_EMPTY_PAGE},
        {"<form><label>Password <input type=password></label></form>", FAIL_LOGIN_REQUIRED},
        {"<form hidden><label>Password <input type=password></label></form><p>Short as it is.", FAIL_NONE},
        {"<div class=cookie-wall><p>We would like to store some things on your "
         "device.<button>Yes</button></div>",
         FAIL_CONSENT_REQUIRED},
        {"<div class=cookie-wall><p>We would like to store some things on your device.</div>", FAIL_NONE},
    };
    for (size_t i = 0; i < COUNT(pages); i++) {
        enum fail reason = reason_of(pages[i].html, 0);
        if (reason != pages[i].reason)
            print_error("%s\n", pages[i].html);
        assert_int_equal(reason, pages[i].reason);
    }
}

static void no_sign_counts_beside_much_text(void **state)
{
    (void)state;
    static const char *const signs[] = {
        "<title>404</title>",
        "<title>Page not found</title>",
        "<i id=px-captcha></i>",
        "<script src=a.js></script><div id=app></div><noscript>Scripts, please.</noscript>",
        "<form><label>Password <input type=password></label></form>",
        "<div class=cookie><p>We would like to store some things on your device.<button>Yes</button></div>",
        "<div class=cookie-banner-shown><main>",
        "<meta http-equiv=refresh content='0; url=/b'>",
    };
    for (size_t i = 0; i < COUNT(signs); i++) {
        char html[4096];
        snprintf(html, sizeof html, "%s%s", signs[i], PROSE PROSE PROSE);
        enum fail reason = reason_of(html, 0);
        if (reason != FAIL_NONE)
            print_error("%s\n", html);
        assert_int_equal(reason, FAIL_NONE);
    }
}

static void status_counts_where_there_is_little_text(void **state)
{
    (void)state;
    assert_int_equal(reason_of("<p>Short as it is.", 399), FAIL_NONE);
    assert_int_equal(reason_of("<p>Short as it is.", 400), FAIL_ERROR_PAGE);
    assert_int_equal(reason_of("<p>Short as it is.", 503), FAIL_ERROR_PAGE);
    assert_int_equal(reason_of(PROSE, 404), FAIL_ERROR_PAGE);
    assert_int_equal(reason_of(PROSE PROSE PROSE PROSE, 404), FAIL_NONE);
}

/* A number in a title is a status only where nothing says that the page is a work of its own. */
static void numeral_in_a_title_may_be_a_name(void **state)
{
    (void)state;
    assert_int_equal(reason_of("<title>Fiat 500</title><p>It runs.", 0), FAIL_ERROR_PAGE);
    assert_int_equal(reason_of("<title>Fiat 500</title><link rel=canonical href=/fiat><p>It runs.", 0),
                     FAIL_NONE);
    assert_int_equal(
        reason_of("<title>Fiat 500</title><meta property=og:type content=article><p>It runs.", 0), FAIL_NONE);
    assert_int_equal(reason_of("<title>Fiat 501</title><meta name=date content=2020-01-01><p>It runs.", 0),
                     FAIL_NONE);
    assert_int_equal(reason_of("<title>The 404 bus line</title><p>It runs.", 0), FAIL_NONE);
    assert_int_equal(reason_of("<title>Fiat 499</title><p>It runs.", 0), FAIL_NONE);
}

#define PAID(more)                                                                                           \
    "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"isAccessibleForFree\":false" more         \
    "}</script>"
#define PART(selector)                                                                                       \
    ",\"hasPart\":{\"@type\":\"WebPageElement\",\"isAccessibleForFree\":\"False\",\"cssSelector\":"          \
    "\"" selector "\"}"

static void teaser_is_told_from_text(void **state)
{
    (void)state;
    assert_int_equal(reason_of(PAID("") PROSE, 0), FAIL_NONE);
    assert_int_equal(reason_of(PAID(PART(".rest")) PROSE, 0), FAIL_PAYWALLED);
    assert_int_equal(reason_of(PAID(PART("#rest")) PROSE "<div id=rest><p>Subscribe</div>", 0),
                     FAIL_PAYWALLED);
    assert_int_equal(reason_of(PAID(PART(".rest")) "<div class='a rest'>" PROSE "</div>", 0), FAIL_NONE);
    assert_int_equal(reason_of(PAID(PART("main .rest")) PROSE "<div class=rest>" PROSE "</div>", 0),
                     FAIL_NONE);
    assert_int_equal(reason_of(PAID(PART("article")) PROSE, 0), FAIL_NONE);
    assert_int_equal(reason_of(PAID(",\"wordCount\":500") PROSE, 0), FAIL_PAYWALLED);
    assert_int_equal(reason_of(PAID(",\"wordCount\":\"500\"") PROSE, 0), FAIL_PAYWALLED);
    assert_int_equal(reason_of(PAID(",\"wordCount\":60") PROSE, 0), FAIL_NONE);
    assert_int_equal(reason_of(PAID(PART(".rest")) PROSE PROSE PROSE PROSE, 0), FAIL_NONE);
}

static void refused_page_has_no_body(void **state)
{
    (void)state;
    assert_false(make_article("<title>404</title><main>" PROSE "</main>"));
    assert_int_equal(run.failure.code, FAIL_ERROR_PAGE);
    assert_int_equal(made.article.body_count, 0);
    assert_span(made.article.article_body, NULL);
}

static void plain_text_has_no_markup_to_judge(void **state)
{
    (void)state;
    static const char line[] =
        "The river rose by two metres in the night, and by the morning most of the lower "
        "town stood under water, as it had in the spring before.";
    char text[1024];
    snprintf(text, sizeof text, "404\n\n%s\n\n%s\n", line, line);
    assert_true(make_article_of_lines(text));
    assert_false(make_article_of_lines("Home\n"));
    assert_int_equal(run.failure.code, FAIL_NO_MAIN_CONTENT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(each_reason_has_its_sign),
        WITH_RUN(no_sign_counts_beside_much_text),
        WITH_RUN(status_counts_where_there_is_little_text),
        WITH_RUN(numeral_in_a_title_may_be_a_name),
        WITH_RUN(teaser_is_told_from_text),
        WITH_RUN(refused_page_has_no_body),
        WITH_RUN(plain_text_has_no_markup_to_judge),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
