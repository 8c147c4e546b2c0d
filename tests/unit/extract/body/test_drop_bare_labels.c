#include "unit/extract/kept.h"

#include "extract/body/beside.h"

static const char *kept_in(enum page_type type, const char *html)
{
    struct choice choice = choose_all(html);
    made.article.page_type = type;
    drop_bare_labels(&choice);
    for (size_t i = 0; i < choice.count; i++)
        if (!str_starts(choice.segments[i].text, STR("not")))
            assert_int_equal(choice.causes[i], choice.kept[i] ? REMOVAL_NONE : REMOVAL_BARE_HEADING);
    return kept_of(&choice);
}

static void labels_without_their_links_go(void **state)
{
    (void)state;
    static const struct {
        const char *html, *wanted;
    } rows[] = {
        {"<p>A.<p>Read more:<p><a href=/b>not this</a>", "A."},
        {"<p>A.<h3>Lesen Sie auch</h3><ul><li><a href=/b>not this</a></ul><p>B.", "A. B."},
        {"<p>A.<p>Read more:<p><a href=/b>this</a>", "A. Read this"},
        {"<p>A.<p>Read more:<p>not a link", "A. Read"},
        {"<p>A.<p>Read all of it:<p><a href=/b>not this</a>", "A. Read"},
        {"<p>A.<p>Read more:", "A. Read"},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_string_equal(kept_in(PAGE_TYPE_ARTICLE, rows[i].html), rows[i].wanted);
    assert_string_equal(kept_in(PAGE_TYPE_DOCUMENTATION, rows[0].html), "A. Read");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(labels_without_their_links_go),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
