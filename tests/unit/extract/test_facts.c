#include "linked.h"

static void references_escaped_twice_are_resolved(void **state)
{
    (void)state;
    static const struct {
        const char *text, *wanted;
    } rows[] = {
        {"plain", "plain"},
        {"Tom &amp; Jerry", "Tom & Jerry"},
        {"&lt;b&gt; &quot;q&quot; &apos;", "<b> \"q\" '"},
        {"&rsquo;&eacute;&hellip;", "’é…"},
        {"&#39;&#x27;&#X1F600;", "''😀"},
        {"&amp;lt;", "&lt;"}, /* once, not until nothing is left */
        {"&#xD800;&#xFFFD;", "\uFFFD\uFFFD"},
        {"&#0;&#x110000;&#;&#x;&#12a;", "\uFFFD\uFFFD&#;&#x;&#12a;"},
        {"AT&T &unknown; &AMP; & &", "AT&T &unknown; & & &"},
        {"&amp", "&amp"},
        {"&;", "&;"},
        {"&#00000000000039;", "'"},
        {"&#146;", "’"}, /* windows-1252, as browsers read it */
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_span(unescape_twice(&run, str_of(rows[i].text)), rows[i].wanted);
}

static void letters_and_digits_are_compared(void **state)
{
    (void)state;
    static const struct {
        const char *a, *b;
        bool same, starts; /* b begins a */
    } rows[] = {
        {"Hello, World!", "hello world", true, true},
        {"ÉTÉ 2022", "été–2022", true, true},
        {"Hello world again", "Hello, world", false, true},
        {"Hello", "Hello world", false, false},
        {"one", "two", false, false},
        {"中文", "中文", true, true},
        {"", "", false, false},
        {"a", "", false, false},
        {"", "a", false, false},
        {"a", "!", false, false},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct str a = str_of(rows[i].a), b = str_of(rows[i].b);
        assert_int_equal(says_same(a, b), rows[i].same);
        assert_int_equal(says_same(b, a), rows[i].same);
        assert_int_equal(says_start(a, b), rows[i].starts);
    }
}

static void every_place_is_read(void **state)
{
    (void)state;
    make_facts("<meta name=m content=' Tom &amp;amp;  Jerry '><link rel=canonical href=/c>"
               "<script type=application/ld+json>[{\"@type\": \"Article\", \"a\": \"x &amp; y\"},"
               "{\"@type\": \"WebSite\", \"name\": \"Site\"}]</script>");
    static const struct {
        struct source source;
        const char *wanted;
    } rows[] = {
        {{PLACE_META, "m"}, "Tom & Jerry"}, {{PLACE_LINK, "canonical"}, "/c"}, {{PLACE_LINKED, "a"}, "x & y"},
        {{PLACE_SITE, "name"}, "Site"},     {{PLACE_META, "none"}, NULL},      {{PLACE_LINK, "none"}, NULL},
        {{PLACE_LINKED, "none"}, NULL},     {{PLACE_SITE, "a"}, NULL},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_span(source_value(&made.facts, &rows[i].source), rows[i].wanted);
}

static void first_source_with_a_value_wins(void **state)
{
    (void)state;
    static const struct source sources[] = {{PLACE_META, "a"}, {PLACE_META, "b"}, {PLACE_META, "c"}};
    make_facts("<meta name=c content=C><meta name=b content=B><meta name=a content=' '>");
    assert_span(FIRST_VALUE(&made.facts, sources), "B");
    make_facts("<p>x");
    assert_span(FIRST_VALUE(&made.facts, sources), NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(references_escaped_twice_are_resolved),
        WITH_RUN(letters_and_digits_are_compared),
        WITH_RUN(every_place_is_read),
        WITH_RUN(first_source_with_a_value_wins),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
