#include "unit/page.h"

#include "extract/fields.h"

#define PROSE                                                                                                \
    "<p>The river rose by two metres in the night, and by the morning most of the lower town stood under "   \
    "water, as it had in the spring before.</p>"
#define GENERATOR(name) "<meta name=generator content='" name "'>"
#define LINKED(type)    "<script type=application/ld+json>{\"@type\": \"" type "\"}</script>"
#define GRAPH(type)     "<meta property=og:type content=" type ">"

static void page_says_what_it_is(void **state)
{
    (void)state;
    static const struct {
        const char *html;
        enum page_type wanted;
    } rows[] = {
        {"<p>x", PAGE_TYPE_OTHER},
        {GENERATOR("phpBB 3"), PAGE_TYPE_FORUM},
        {GENERATOR("Docusaurus v2") LINKED("Product"), PAGE_TYPE_DOCUMENTATION},
        {GENERATOR("WordPress") LINKED("QAPage"), PAGE_TYPE_FORUM},
        {LINKED("NewsArticle"), PAGE_TYPE_ARTICLE},
        {"<meta property=article:published_time content=2026-01-28><p>x", PAGE_TYPE_ARTICLE},
        {LINKED("Product") GRAPH("article"), PAGE_TYPE_PRODUCT},
        {LINKED("CollectionPage"), PAGE_TYPE_COLLECTION},
        {LINKED("WebPage") GRAPH("article"), PAGE_TYPE_ARTICLE},
        {GRAPH("product.item"), PAGE_TYPE_PRODUCT},
        {GRAPH("website"), PAGE_TYPE_OTHER},
        {PROSE PROSE PROSE, PAGE_TYPE_ARTICLE},
        {PROSE PROSE, PAGE_TYPE_OTHER},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        make_facts(rows[i].html);
        assert_true(extract_page_type(&made.facts, &made.article));
        assert_int_equal(made.article.page_type, rows[i].wanted);
    }
    for (size_t i = 0; i < PAGE_TYPE_COUNT; i++)
        assert_non_null(page_type_names[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_RUN(page_says_what_it_is)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
