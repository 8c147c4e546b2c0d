#include <stdio.h>

#include "unit/extract/contest.h"

static void forms_of_a_title_are_put(void **state)
{
    (void)state;
    static const struct {
        const char *title, *site, *value;
        enum title_form form;
    } rows[] = {
        {"A story", NULL, "A story", FORM_PLAIN},
        {"A story | The Paper", "The Paper", "A story", FORM_CORE},
        {"A story | Example", NULL, "A story", FORM_CORE}, /* the host */
        {"The Paper | A story", "The Paper", "A story", FORM_CORE},
        {"A story | The Paper", "The Paper", "A story | The Paper", FORM_UNCUT},
        {"A story - Sea | The Paper", "The Paper", "A story - Sea", FORM_CORE_PARTS},
        {"A story - Sea | The Paper", "The Paper", "A story", FORM_CORE_FIRST},
        {"A story - Sea | The Paper", "The Paper", "Sea", FORM_CORE_LAST},
        {"A story - Sea", NULL, "A story - Sea", FORM_WHOLE},
        {"A story - Sea - News", NULL, "A story", FORM_FIRST},
        {"A story - Sea - News", NULL, "A story - Sea", FORM_BEGIN},
        {"A story - Sea - News", NULL, "Sea", FORM_MIDDLE},
        {"A story - Sea - News", NULL, "News", FORM_LAST},
        {"A story - Sea - News", NULL, "Sea - News", FORM_END},
        {"Sea: a story", NULL, "Sea", FORM_BEFORE_COLON},
        {"Sea: a story", NULL, "a story", FORM_AFTER_COLON},
        {"A story |", NULL, "A story", FORM_PLAIN},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        char html[256];
        snprintf(html, sizeof html, "<title>%s</title>", rows[i].title);
        open_contest(html, rows[i].site);
        put_titles(&contest);
        assert_true(has_mark(rows[i].value, MARK_TITLE + rows[i].form));
    }
}

static void sources_are_told_apart(void **state)
{
    (void)state;
    open_contest(
        "<meta property=og:title content='A story - The Paper'><meta name=twitter:title content='a story'>"
        "<meta name=dc.title content='A story'>"
        "<script type=application/ld+json>{\"@type\": \"Article\", \"headline\": \"A story!\"}</script>"
        "<div itemscope itemtype=http://schema.org/Article><b itemprop=headline>A story</b></div>",
        "The Paper");
    put_titles(&contest);
    static const enum mark marks[] = {MARK_OG,
                                      MARK_TWITTER,
                                      MARK_OTHER_META,
                                      MARK_LINKED_HEADLINE,
                                      MARK_MICRODATA,
                                      MARK_SOCIAL + FORM_CORE,
                                      MARK_DATA + FORM_PLAIN};
    for (size_t i = 0; i < COUNT(marks); i++)
        assert_true(has_mark("A story", marks[i]));
    assert_false(has_mark("A story", MARK_RDFA));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(forms_of_a_title_are_put),
        WITH_RUN(sources_are_told_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
