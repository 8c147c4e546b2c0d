#include "unit/extract/signs.h"

#define LINKED(json) "<script type=application/ld+json>" json "</script>"
#define S(name)      PAGE_SIGN_##name

static void linked_types_are_counted_by_kind(void **state)
{
    (void)state;
    measure(LINKED("{\"@graph\": [{\"@type\": [\"NewsArticle\", \"WebPage\"]}, {\"@type\": "
                   "\"http://schema.org/Product\","
                   "\"offers\": {}, \"aggregateRating\": {}}, {\"@type\": \"BlogPosting\"}, {\"@type\": "
                   "\"Unheard\"}]}"));
    assert_signs({S(LINKED_OBJECTS), 4}, {S(SCHEMA_NEWS), 1}, {S(SCHEMA_PAGE), 1}, {S(SCHEMA_PRODUCT), 1},
                 {S(SCHEMA_OFFER), 1}, {S(SCHEMA_RATING), 1}, {S(SCHEMA_ARTICLE), 1}, {S(SCHEMA_FORUM), 0});
}

static void lists_have_their_lengths(void **state)
{
    (void)state;
    measure(
        LINKED("[{\"@type\": \"ItemList\", \"itemListElement\": [1, 2, 3]}, {\"@type\": \"ItemList\","
               "\"itemListElement\": [1]}, {\"@type\": \"BreadcrumbList\", \"itemListElement\": [1, 2]}]"));
    assert_signs({S(LINKED_ITEMS), 3}, {S(LINKED_CRUMBS), 2}, {S(SCHEMA_LIST), 2},
                 {S(SCHEMA_BREADCRUMBS), 1});
}

static void microdata_counts_as_linked_data(void **state)
{
    (void)state;
    measure("<div itemscope itemtype='https://schema.org/QAPage https://schema.org/Comment'><p "
            "itemtype=x>a</div>");
    assert_signs({S(SCHEMA_QUESTIONS), 1}, {S(SCHEMA_COMMENT), 1}, {S(LINKED_OBJECTS), 0});
}

static void metas_and_links_are_counted(void **state)
{
    (void)state;
    measure(
        "<title>Tea | Shop: all</title><meta property=og:type content=article><meta name=author content=A>"
        "<meta property=article:published_time content=2023><meta property=product:price:amount content=2>"
        "<meta name=twitter:label1 content=x><meta name=keywords content=y><meta name=description content=z>"
        "<link rel=next href=/2><link rel='alternate' href=/f><link rel=alternate href=/g>"
        "<link rel=search href=/s><link rel=shortlink href=/?p=1>");
    assert_signs({S(GRAPH_ARTICLE), 1}, {S(GRAPH_PRODUCT), 0}, {S(META_AUTHOR), 1}, {S(META_PUBLISHED), 1},
                 {S(META_PRICE), 1}, {S(META_LABELS), 1}, {S(META_KEYWORDS), 1}, {S(META_DESCRIPTION), 1},
                 {S(METAS), 7}, {S(LINK_NEXT), 1}, {S(LINK_ALTERNATES), 2}, {S(LINK_SEARCH), 1},
                 {S(LINK_SHORT), 1}, {S(LINKS), 5}, {S(TITLE_WORDS), 3}, {S(TITLE_PARTS), 3});
    measure("<meta property=og:type content=og:product><meta name=generator content='phpBB 3'>");
    assert_signs({S(GRAPH_PRODUCT), 1}, {S(GENERATOR_FORUM), 1}, {S(GENERATOR_DOCS), 0});
    measure("<meta property=og:type content=website><meta name=generator content='MediaWiki 1.42'>");
    assert_signs({S(GRAPH_WEBSITE), 1}, {S(GENERATOR_FORUM), 0}, {S(GENERATOR_DOCS), 1});
}

/* A trailing comma is mended for the fields, but no page type was learnt from what is mended. */
static void mended_data_do_not_count(void **state)
{
    (void)state;
    measure("<script type=application/ld+json>{\"@type\": \"NewsArticle\", \"headline\": \"A\",}</script>"
            "<script type=application/ld+json>{\"@type\": \"Product\"}</script>");
    assert_int_equal(made.facts.data->object_count, 2);
    assert_true(made.facts.data->is_mended[0] && !made.facts.data->is_mended[1]);
    assert_signs({S(LINKED_OBJECTS), 1}, {S(SCHEMA_NEWS), 0}, {S(SCHEMA_PRODUCT), 1});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(mended_data_do_not_count),    WITH_RUN(linked_types_are_counted_by_kind),
        WITH_RUN(lists_have_their_lengths),    WITH_RUN(microdata_counts_as_linked_data),
        WITH_RUN(metas_and_links_are_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
