#include "unit/extract/kept.h"

#include "extract/body/beside.h"

static const char *kept_in(enum page_type type, const char *html)
{
    struct choice choice = choose_all(html);
    made.article.page_type = type;
    float *probabilities = run_alloc_array(&run, choice.count, sizeof *probabilities);
    assert_non_null(probabilities);
    for (size_t i = 0; i < choice.count; i++)
        probabilities[i] = str_starts(choice.segments[i].text, STR("not likely")) ? 0.49F : 0.5F;
    choice.probabilities = probabilities;
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

static void headings_behind_the_last_text_go(void **state)
{
    (void)state;
#define LONG "B two three four five six seven eight nine ten eleven twelve"
    static const struct {
        const char *html, *wanted;
    } rows[] = {
        {"<p>A.<h2>B</h2><h3>C</h3>", "A."},
        {"<p>A.<h2>B</h2><p>not likely text", "A."},
        {"<p>A.<h2>B</h2><p>not kept, but it may be", "A. B"},
        {"<p>A.<h2>B</h2><p>not kept<h2>C</h2><p>not likely text", "A."},
        {"<h2>B</h2><p>A.", "B A."},
        {"<p>A.<h2>" LONG "</h2>", "A."},
        {"<p>A.<h2>" LONG " thirteen</h2>", "A. B"},
        {"<p>A.<h2>B</h2><h2>C, it ends here.</h2>", "A. B C,"},
        {"<h2>A</h2><h2>B</h2>", "A B"}, /* all there is */
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_string_equal(kept_in(PAGE_TYPE_ARTICLE, rows[i].html), rows[i].wanted);
    assert_string_equal(kept_in(PAGE_TYPE_LISTING, rows[0].html), "A. B C");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(labels_without_their_links_go),
        WITH_RUN(headings_behind_the_last_text_go),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
