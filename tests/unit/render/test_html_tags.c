#include "unit/run.h"

#include "render/html_tags.h"

static struct buf out;

static struct str written(void)
{
    assert_false(out.failed);
    return buf_str(&out);
}

static void begin(void)
{
    buf_init(&out, run.arena, 1 << 12);
}

static void text_is_escaped_as_the_standard_serialises_it(void **state)
{
    (void)state;
    begin();
    html_text(&out, STR("a < b && c > d \"q\" 'r'\xC2\xA0z\n\tend"));
    assert_span(written(), "a &lt; b &amp;&amp; c &gt; d \"q\" 'r'&nbsp;z\n\tend");
}

static void characters_that_a_parser_changes_are_dropped(void **state)
{
    (void)state;
    begin();
    html_text(&out, (struct str){"a\0b\rc\x1B"
                                 "d\x7F"
                                 "e\xC2\x85"
                                 "f\xC2\x9Fg",
                                 15});
    assert_span(written(), "abcdefg");
}

static void values_are_quoted_and_escaped(void **state)
{
    (void)state;
    const struct html_attr attrs[] = {{HTML_ATTR_SRC, STR("https://a.example/?x=1&y=\"><script>")},
                                      {HTML_ATTR_ALT, STR("\" onerror=\"alert(1) <\xC2\xA0>")}};
    begin();
    html_start(&out, HTML_ELEMENT_IMG, attrs, COUNT(attrs));
    assert_span(written(), "<img src=\"https://a.example/?x=1&amp;y=&quot;&gt;&lt;script&gt;\" "
                           "alt=\"&quot; onerror=&quot;alert(1) &lt;&nbsp;&gt;\">");
}

static void an_element_has_no_attributes_but_its_own(void **state)
{
    (void)state;
    const struct html_attr attrs[] = {{HTML_ATTR_HREF, STR("https://a.example/")},
                                      {HTML_ATTR_SRC, STR("https://a.example/")},
                                      {HTML_ATTR_CLASS, STR("c")},
                                      {HTML_ATTR_LANG, STR("de")}};
    begin();
    html_start(&out, HTML_ELEMENT_P, attrs, COUNT(attrs));
    html_close(&out, HTML_ELEMENT_P);
    assert_span(written(), "<p lang=\"de\"></p>");
}

static void a_value_that_does_not_fit_is_left_out(void **state)
{
    (void)state;
    const struct html_attr link[] = {{HTML_ATTR_HREF, STR("javascript:alert(1)")},
                                     {HTML_ATTR_ID, STR("a\"b")}};
    const struct html_attr cell[] = {{HTML_ATTR_COLSPAN, STR("2 ")}, {HTML_ATTR_ROWSPAN, STR("3")}};
    begin();
    html_start(&out, HTML_ELEMENT_A, link, COUNT(link));
    html_start(&out, HTML_ELEMENT_TD, cell, COUNT(cell));
    assert_span(written(), "<a><td rowspan=\"3\">");
}

static void an_empty_value_is_left_out_but_for_alt(void **state)
{
    (void)state;
    const struct html_attr attrs[] = {
        {HTML_ATTR_SRC, STR_NONE}, {HTML_ATTR_ALT, STR_NONE}, {HTML_ATTR_WIDTH, STR("")}};
    begin();
    html_start(&out, HTML_ELEMENT_IMG, attrs, COUNT(attrs));
    assert_span(written(), "<img alt=\"\">");
}

static void no_element_runs_frames_styles_or_swallows_text(void **state)
{
    (void)state;
    static const char *const never[] = {
        "<script", "<style",    "<iframe",    "<object",  "<embed",    "<svg",   "<math",    "<noscript",
        "<xmp",    "<title",    "<form",      "<input",   "<base",     "<meta",  "<link",    "<template",
        "<select", "<textarea", "<plaintext", "<noembed", "<noframes", "<frame", "<marquee", "<button"};
    for (size_t element = 0; element < HTML_ELEMENT_COUNT; element++) {
        begin();
        html_open(&out, (enum html_element)element);
        for (size_t i = 0; i < COUNT(never); i++)
            assert_false(str_starts(written(), str_of(never[i])));
    }
}

static void no_attribute_runs_or_styles(void **state)
{
    (void)state;
    static const struct str names[] = {
#define X(NAME, name, value) STR_INIT(name),
        HTML_ATTR_TABLE(X)
#undef X
    };
    for (size_t i = 0; i < COUNT(names); i++) {
        assert_false(str_starts(names[i], STR("on")));
        assert_false(str_eq(names[i], STR("style")) || str_eq(names[i], STR("srcdoc")) ||
                     str_eq(names[i], STR("srcset")) || str_eq(names[i], STR("target")) ||
                     str_eq(names[i], STR("name")));
    }
}

static void addresses_that_are_safe(void **state)
{
    (void)state;
    static const char *const links[] = {"https://a.example/",
                                        "http://a.example",
                                        "HTTPS://A.example/x?y#z",
                                        "mailto:a@b.example?subject=x",
                                        "MailTo:a@b.example",
                                        "#fn-1",
                                        "https://\xD0\xBF\xD1\x80.example/\xD1\x84"};
    for (size_t i = 0; i < COUNT(links); i++)
        assert_true(url_is_safe(str_of(links[i]), URL_OF_LINK));
    assert_true(url_is_safe(STR("https://a.example/x.png"), URL_OF_IMAGE));
    assert_true(url_is_safe(STR("http://a.example/x.png"), URL_OF_IMAGE));
}

static void addresses_that_are_not_safe(void **state)
{
    (void)state;
    static const struct str links[] = {
        STR_INIT(""),
        STR_INIT("#"),
        STR_INIT("/a"),
        STR_INIT("a.html"),
        STR_INIT("//a.example/"),
        STR_INIT("\\\\a.example/"),
        STR_INIT("https:"),
        STR_INIT("https://"),
        STR_INIT("https:///a"),
        STR_INIT("https:a.example"),
        STR_INIT("https&colon;//a.example/"),
        STR_INIT("mailto:"),
        STR_INIT("javascript:alert(1)"),
        STR_INIT("JaVaScRiPt:alert(1)"),
        STR_INIT("javascript://a.example/%0aalert(1)"),
        STR_INIT("java\tscript:alert(1)"),
        STR_INIT("java\nscript:alert(1)"),
        STR_INIT(" javascript:alert(1)"),
        STR_INIT("\001javascript:alert(1)"),
        STR_INIT("\000javascript:alert(1)"),
        STR_INIT("javascript&#58;alert(1)"),
        STR_INIT("&#106;avascript:alert(1)"),
        STR_INIT("vbscript:msgbox(1)"),
        STR_INIT("livescript:x"),
        STR_INIT("data:text/html,<script>alert(1)</script>"),
        STR_INIT("data:image/png;base64,AAAA"),
        STR_INIT("data:image/svg+xml,<svg onload=alert(1)>"),
        STR_INIT("blob:https://a.example/1"),
        STR_INIT("filesystem:https://a.example/1"),
        STR_INIT("view-source:https://a.example/"),
        STR_INIT("feed:https://a.example/"),
        STR_INIT("file:///etc/passwd"),
        STR_INIT("ftp://a.example/"),
        STR_INIT("tel:+1"),
        STR_INIT("about:blank"),
        STR_INIT(" https://a.example/"),
        STR_INIT("https://a.example/ b"),
        STR_INIT("https://a.example/\tb"),
        STR_INIT("https://a.example/\nb"),
        STR_INIT("https://a.example/\177"),
        STR_INIT("https://a.example/\302\205"),
        STR_INIT("https://a.example/\302\240"),
        STR_INIT("ht\ntps://a.example/"),
        STR_INIT("mailto:a@b.example\n"),
    };
    for (size_t i = 0; i < COUNT(links); i++) {
        if (url_is_safe(links[i], URL_OF_LINK))
            print_error("\"%.*s\" passes\n", STR_FMT(links[i]));
        assert_false(url_is_safe(links[i], URL_OF_LINK));
        assert_false(url_is_safe(links[i], URL_OF_IMAGE));
    }
    assert_false(url_is_safe(STR("mailto:a@b.example"), URL_OF_IMAGE));
    assert_false(url_is_safe(STR("#fn-1"), URL_OF_IMAGE));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(text_is_escaped_as_the_standard_serialises_it),
        WITH_RUN(characters_that_a_parser_changes_are_dropped),
        WITH_RUN(values_are_quoted_and_escaped),
        WITH_RUN(an_element_has_no_attributes_but_its_own),
        WITH_RUN(a_value_that_does_not_fit_is_left_out),
        WITH_RUN(an_empty_value_is_left_out_but_for_alt),
        WITH_RUN(no_element_runs_frames_styles_or_swallows_text),
        WITH_RUN(no_attribute_runs_or_styles),
        WITH_RUN(addresses_that_are_safe),
        WITH_RUN(addresses_that_are_not_safe),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
