#include "unit/extract/kept.h"

#include "extract/body/beside.h"

#define TEXT "<p>A stood under water in the night."

static const char *kept_in(enum page_type type, const char *html)
{
    struct choice choice = choose_all(html);
    made.article.page_type = type;
    drop_read_also(&choice);
    for (size_t i = 0; i < choice.count; i++)
        assert_int_equal(choice.causes[i], choice.kept[i] ? REMOVAL_NONE : REMOVAL_LINKS);
    return kept_of(&choice);
}

static void lines_of_nothing_but_a_link_to_another_text_go(void **state)
{
    (void)state;
    static const struct {
        const char *html, *wanted;
    } rows[] = {
        {TEXT "<p>Read more: <a href=/b>The bridge</a>" TEXT, "A A"},
        {TEXT "<p><a href=/b>Read also: The bridge</a>" TEXT, "A A"},
        {TEXT "<p>Lesen Sie auch: <a href=/b>Die Brücke</a>" TEXT, "A A"},
        {TEXT "<ul><li>Read more: <a href=/b>The bridge</a></ul>", "A"},
        {TEXT "<p>Read more: <a href=/b>The bridge</a> fell.", "A Read"}, /* a sentence */
        {TEXT "<p>Read more: The bridge.", "A Read"},                     /* no link */
        {TEXT "<p>Bridges: <a href=/b>The bridge</a>", "A Bridges:"},     /* no such label */
        {TEXT "<h2>Read more: <a href=/b>The bridge</a></h2>", "A Read"}, /* heads what follows */
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_string_equal(kept_in(PAGE_TYPE_ARTICLE, rows[i].html), rows[i].wanted);
    assert_string_equal(kept_in(PAGE_TYPE_COLLECTION, rows[0].html), "A Read A");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(lines_of_nothing_but_a_link_to_another_text_go),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
