#include "unit/page.h"

static struct str text(const char *member)
{
    return linked_data_text(made.facts.data, made.facts.data->microdata, member);
}

static void a_work_is_read(void **state)
{
    (void)state;
    make_facts(
        "<article itemscope itemtype=https://schema.org/NewsArticle>"
        "<h1 itemprop='headline name'>A <b>fine</b> story</h1>"
        "<a itemprop=author href=/ada>Ada</a>"
        "<span itemprop=creator itemscope itemtype=https://schema.org/Person>"
        "<span itemprop=name>Ben</span></span>"
        "<time itemprop=datePublished datetime=2024-01-05>Friday</time>"
        "<meta itemprop=dateModified content=2024-01-06>"
        "<link itemprop=url href=/story><img itemprop=image src=/i.jpg>"
        "<span itemprop=keywords>one</span><span itemprop=keywords>two</span>"
        "<div itemprop=editor itemscope>Cy</div>"
        "<div itemscope itemtype=https://schema.org/Person><b itemprop=name>Nobody</b></div></article>");
    assert_non_null(made.facts.data->microdata);
    assert_span(text("headline"), "A fine story");
    assert_span(text("name"), "A fine story");
    assert_span(text("author"), "Ada");
    assert_span(
        linked_data_text(made.facts.data, json_object_get(made.facts.data->microdata, "author"), "url"),
        "/ada");
    assert_span(text("creator"), "Ben");
    assert_span(text("datePublished"), "2024-01-05");
    assert_span(text("dateModified"), "2024-01-06");
    assert_span(text("url"), "/story");
    assert_span(text("image"), "/i.jpg");
    assert_span(text("editor"), "Cy");
    assert_int_equal(json_array_size(json_object_get(made.facts.data->microdata, "keywords")), 2);
}

static void the_subject_of_a_page_is_chosen(void **state)
{
    (void)state;
    static const char *const pages[] = {
        "<body itemscope itemtype=http://schema.org/WebPage><p itemprop=headline>no</p>"
        "<div itemprop=mainEntity itemscope itemtype=http://schema.org/Article><p "
        "itemprop=headline>yes</p></div>",
        "<div itemscope itemtype=http://schema.org/Blog><div itemprop=blogPost itemscope "
        "itemtype=http://schema.org/BlogPosting><p itemprop=headline>yes</p></div></div>",
        "<div itemscope itemtype=http://schema.org/Article><p itemprop=headline>no</p></div>"
        "<div itemscope itemtype=http://schema.org/Article><link itemprop=url href=" PAGE_URL
        "><p itemprop=headline>yes</p></div>",
        "<div itemscope itemtype=http://schema.org/Article><p itemprop=headline>yes</p>"
        "<div itemprop=review itemscope itemtype=http://schema.org/NewsArticle><p "
        "itemprop=headline>no</p></div></div>",
    };
    for (size_t i = 0; i < COUNT(pages); i++) {
        make_facts(pages[i]);
        assert_span(text("headline"), "yes");
    }
    make_facts("<div itemscope itemtype=http://schema.org/Person><p itemprop=name>Ada</p></div>");
    assert_null(made.facts.data->microdata);
}

static void breadcrumbs_are_kept_beside(void **state)
{
    (void)state;
    make_facts(
        "<ol itemscope itemtype=https://schema.org/BreadcrumbList><li itemprop=itemListElement itemscope "
        "itemtype=https://schema.org/ListItem><a itemprop=item href=/news><span itemprop=name>News</span></a>"
        "</li></ol>");
    assert_null(made.facts.data->microdata);
    assert_int_equal(made.facts.data->microdata_items.count, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(a_work_is_read),
        WITH_RUN(the_subject_of_a_page_is_chosen),
        WITH_RUN(breadcrumbs_are_kept_beside),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
