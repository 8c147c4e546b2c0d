#include "unit/extract/kept.h"

#include "extract/body/beside.h"

static const char *kept_in(enum page_type type, const char *html)
{
    struct choice choice = choose_all(html);
    made.article.page_type = type;
    made.article.headline = STR("The flood");
    drop_hidden_before(&choice);
    for (size_t i = 0; i < choice.count; i++)
        if (!str_starts(choice.segments[i].text, STR("not")))
            assert_int_equal(choice.causes[i], choice.kept[i] ? REMOVAL_NONE : REMOVAL_HIDDEN);
    return kept_of(&choice);
}

static void hidden_text_before_a_shown_headline_goes(void **state)
{
    (void)state;
#define HIDDEN "<div aria-hidden=true><p>B.</div>"
    static const struct {
        const char *html, *wanted;
    } rows[] = {
        {"<p>A." HIDDEN "<h1>The flood</h1><p>C.", "A. The C."},
        {"<div hidden><h1>The flood</h1><p>B.</div><h1>The flood</h1><p>C.", "The C."},
        {"<h1>The flood</h1><p>A." HIDDEN "<p>C.", "The A. B. C."},
        {HIDDEN "<h2>The flood</h2><p>C.", "B. The C."},
        {HIDDEN "<h1>Another</h1><p>C.", "B. Another C."},
        {HIDDEN "<div hidden><h1>The flood</h1><p>C.</div>", "B. The C."},
        {HIDDEN "<h1>The flood</h1><div hidden><p>C.</div>", "B. The C."},
        {HIDDEN "<h1>The flood</h1><p>C", "B. The C"},       /* no prose */
        {HIDDEN "<h1>The flood</h1><p>not kept.", "B. The"}, /* nothing that was chosen */
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_string_equal(kept_in(PAGE_TYPE_OTHER, rows[i].html), rows[i].wanted);
    assert_string_equal(kept_in(PAGE_TYPE_PRODUCT, rows[0].html), "A. B. The C.");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(hidden_text_before_a_shown_headline_goes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
