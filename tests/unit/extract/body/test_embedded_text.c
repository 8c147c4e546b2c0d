#include "unit/extract/pieces.h"

static const char *linked(const char *json)
{
    static char html[8192];
    snprintf(html, sizeof html, "<script type=application/ld+json>%s</script>", json);
    make_facts(html);
    struct embedded_text text;
    assert_true(find_linked_text(&made.facts, &text));
    return shown(&text);
}

static void linked_text_is_of_articles_and_posts(void **state)
{
    (void)state;
    assert_string_equal(
        linked("{\"@type\":\"NewsArticle\",\"articleBody\":\"a b\",\"description\":\"c d e\"}"), "a b");
    assert_string_equal(linked("{\"@type\":\"NewsArticle\",\"text\":\"a b\"}"), "");
    assert_string_equal(linked("{\"@type\":\"DiscussionForumPosting\",\"text\":\"a &amp;amp; b\"}"),
                        "a &amp; b");
    assert_string_equal(linked("{\"@type\":\"QAPage\",\"mainEntity\":{\"@type\":\"Question\",\"text\":\"a\","
                               "\"acceptedAnswer\":{\"@type\":\"Answer\",\"text\":\"b\"},"
                               "\"suggestedAnswer\":[{\"@type\":\"Answer\",\"text\":\"c\"}]}}"),
                        "a|b|c");
    assert_string_equal(
        linked("{\"@type\":\"LiveBlogPosting\",\"liveBlogUpdate\":[{\"@type\":\"BlogPosting\","
               "\"articleBody\":\"a\"},{\"@type\":\"BlogPosting\",\"articleBody\":\"b\"}]}"),
        "a|b");
    assert_string_equal(linked("[{\"@type\":\"Article\",\"articleBody\":\"a\"},"
                               "{\"@type\":\"Article\",\"articleBody\":\"b c\"}]"),
                        "b c");
    assert_string_equal(linked("{\"@type\":\"WebPage\"}"), "");
    assert_string_equal(
        linked("{\"@type\":\"FAQPage\",\"mainEntity\":[{\"@type\":\"Question\",\"text\":\"a\"}]}"), "");
    assert_string_equal(linked("{\"@type\":\"Article\",\"articleBody\":\"a b\xE2\x80\xA6\"}"), "");
}

static void markup_is_told_from_text(void **state)
{
    (void)state;
    assert_true(looks_like_html(STR("a <b>c")) && looks_like_html(STR("</p")) &&
                looks_like_html(STR("1 < <!--")));
    assert_false(looks_like_html(STR("1 < 2, <3")) || looks_like_html(STR("<")) || looks_like_html(STR("")));
    assert_int_equal(embedded_words(STR("a <b class='x y'>c</b> d")), 3);
    assert_int_equal(embedded_words(STR("a < b")), 2);
    assert_int_equal(embedded_words(STR("a <b c d")), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(linked_text_is_of_articles_and_posts),
        WITH_RUN(markup_is_told_from_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
