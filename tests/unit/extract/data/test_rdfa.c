#include "unit/page.h"

static struct str text(const char *member)
{
    return linked_data_text(made.facts.data, made.facts.data->rdfa, member);
}

static void a_work_is_read(void **state)
{
    (void)state;
    static const char *const pages[] = {
        "<div vocab=https://schema.org/ typeof=NewsArticle><h1 property=headline>A story</h1>"
        "<span property=author typeof=Person><span property=name>Ada</span></span>"
        "<time property=datePublished datetime=2024-01-05>Friday</time></div>",
        "<div typeof=schema:NewsArticle><h1 property=schema:headline>A story</h1>"
        "<a property=schema:author href=/ada>Ada</a>"
        "<meta property=schema:datePublished content=2024-01-05></div>",
        "<div typeof=http://schema.org/Article><h1 property=https://schema.org/headline>A story</h1>"
        "<a property=http://schema.org/author href=/ada>Ada</a>"
        "<meta property=http://schema.org/datePublished content=2024-01-05></div>",
        "<div typeof='sioc:Item foaf:Document'><h1 property=dc:title>A story</h1>"
        "<span property='dc:date dc:created' content=2024-01-05>Friday "
        "<a typeof=sioc:UserAccount property=foaf:name href=/ada>Ada</a></span></div>",
    };
    for (size_t i = 0; i < COUNT(pages); i++) {
        make_facts(pages[i]);
        assert_span(text("headline"), "A story");
        assert_span(text("author"), "Ada");
        assert_span(text("datePublished"), "2024-01-05");
    }
}

static void other_vocabularies_say_nothing(void **state)
{
    (void)state;
    make_facts(
        "<html typeof=WebPage><head><meta property=og:description content=no><meta property=article:author "
        "content=no><meta property=description content=yes></head><body>x");
    assert_span(text("description"), "yes");
    assert_span(text("author"), NULL);
    make_facts("<div typeof=og:Article><p property=headline>no</p></div>");
    assert_null(made.facts.data->rdfa);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(a_work_is_read),
        WITH_RUN(other_vocabularies_say_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
