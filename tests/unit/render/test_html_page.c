#include "unit/render/markup.h"

#include "render/forms.h"

static struct str page_of(const struct article *of)
{
    buf_init(&out, run.arena, 1 << 14);
    write_article_html(&run, of, &out);
    return markup();
}

#define HEAD(title)                                                                                          \
    "<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "  \
    "'none'; "                                                                                               \
    "img-src http: https:; base-uri 'none'; form-action 'none'\">\n<meta name=\"referrer\" "                 \
    "content=\"no-referrer\">\n"                                                                             \
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" title                \
    "</title>\n</head>\n"

static void a_page_has_its_head_and_its_header(void **state)
{
    (void)state;
    struct block blocks[] = {PARAGRAPH("Body.")};
    struct person authors[] = {{STR("Ada"), STR("https://a.example/ada")}, {STR("Bob"), STR_NONE}};
    const struct article whole = {
        .headline = STR("A <b>"),
        .in_language = STR("en-GB"),
        .authors = authors,
        .author_count = 2,
        .date_published = STR("2024-05-11T17:03:22Z"),
        .site_name = STR("The Paper"),
        .canonical_url = STR("https://a.example/story"),
        .article_body = STR("Body."),
        .blocks = blocks,
        .block_count = 1,
    };
#define REL "rel=\"nofollow noopener noreferrer\""
    assert_span(page_of(&whole),
                "<!DOCTYPE html><html lang=\"en-GB\">" HEAD(
                    "A &lt;b&gt;") "<body>\n<article>\n<header>\n<h1>A &lt;b&gt;</h1>\n"
                                   "<p><span class=\"author\"><a href=\"https://a.example/ada\" " REL
                                   ">Ada</a></span>, <span class=\"author\">Bob</span>"
                                   " \xC2\xB7 <time datetime=\"2024-05-11T17:03:22Z\">2024-05-11 17:03</time>"
                                   " \xC2\xB7 <a href=\"https://a.example/story\" " REL
                                   ">The Paper</a></p>\n</header>\n"
                                   "<p>Body.</p>\n</article>\n</body></html>");
}

static void what_is_unknown_is_left_out(void **state)
{
    (void)state;
    const struct article bare = {.article_body = STR("\xD8\xA3\xD8\xB9\xD9\x84\xD9\x86\xD8\xAA")};
    assert_span(page_of(&bare),
                "<!DOCTYPE html><html dir=\"rtl\">" HEAD("") "<body>\n<article>\n</article>\n</body></html>");
}

static void an_address_that_is_not_safe_is_text(void **state)
{
    (void)state;
    const struct article odd = {.url = STR("javascript:alert(1)")};
    assert_span(
        page_of(&odd),
        "<!DOCTYPE html><html>" HEAD(
            "javascript:alert(1)") "<body>\n<article>\n<header>\n"
                                   "<p>javascript:alert(1)</p>\n</header>\n</article>\n</body></html>");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(a_page_has_its_head_and_its_header),
        WITH_RUN(what_is_unknown_is_left_out),
        WITH_RUN(an_address_that_is_not_safe_is_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
