#include <stdio.h>

#include "unit/page.h"

#include "extract/data/microdata.h"

#define ARTICLE "<div itemscope itemtype=http://schema.org/Article>"

static char page[1 << 20];

static size_t put(size_t len, const char *text)
{
    return len + (size_t)snprintf(page + len, sizeof page - len, "%s", text);
}

static void items_members_and_depth_are_bounded(void **state)
{
    (void)state;
    size_t len = 0;
    for (int i = 0; i < 2 * MARKED_ITEMS_MAX; i++)
        len = put(len, ARTICLE "</div>");
    make_facts(page);
    assert_int_equal(made.facts.data->microdata_items.count, MARKED_ITEMS_MAX);
    len = put(0, ARTICLE);
    for (int i = 0; i < 2 * MARKED_MEMBERS_MAX; i++)
        len = put(len, "<p itemprop=keywords>x</p>");
    make_facts(page);
    assert_int_equal(json_array_size(json_object_get(made.facts.data->microdata, "keywords")),
                     MARKED_MEMBERS_MAX);
    len = put(0, ARTICLE);
    for (int i = 0; i < 3 * MARKED_DEPTH_MAX; i++)
        len = put(len, "<div itemprop=about itemscope><b itemprop=name>x</b>");
    make_facts(page);
    unsigned depth = 0;
    for (const json_t *at = made.facts.data->microdata; json_is_object(at); depth++)
        at = json_object_get(at, "about");
    assert_int_equal(depth, MARKED_DEPTH_MAX + 1);
}

static void long_values_are_none(void **state)
{
    (void)state;
    size_t len = put(0, ARTICLE "<meta itemprop=name content='");
    for (int i = 0; i < 2 * MARKED_VALUE_MAX; i++)
        len = put(len, "x");
    len = put(len, "'><div itemprop=about>");
    for (int i = 0; i < MARKED_VALUE_NODES_MAX; i++)
        len = put(len, "<b>x</b>");
    len = put(len, "</div><div itemprop=text>");
    for (int i = 0; i < MARKED_TEXT_MAX; i++)
        len = put(len, "y ");
    make_facts(page);
    assert_int_equal(json_member_str(made.facts.data->microdata, "name").len, MARKED_VALUE_MAX);
    assert_null(json_object_get(made.facts.data->microdata, "about"));
    assert_null(json_object_get(made.facts.data->microdata, "text"));
}

static void refused_memory_fails_the_run(void **state)
{
    (void)state;
    make_sheet(ARTICLE "<p itemprop='name headline'>x<a itemprop=author href=/a>Ada</a><a itemprop=author "
                       "href=/b>Ben</a></div>");
    bool done = false;
    for (size_t n = 1; !done; n++) {
        struct marked_items items = {0};
        run.failure.code = FAIL_NONE;
        arena_refuse_after(run.arena, n);
        done = read_microdata(&run, &made.doc, &items);
        assert_int_equal(run.failure.code, done ? FAIL_NONE : FAIL_PAGE_TOO_COMPLEX);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(items_members_and_depth_are_bounded),
        WITH_RUN(long_values_are_none),
        WITH_RUN(refused_memory_fails_the_run),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
