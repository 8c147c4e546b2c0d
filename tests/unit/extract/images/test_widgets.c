#include "unit/extract/whole.h"

#include "extract/body/cues.h"
#include "extract/images/widgets.h"

/* Whether the page's first image stands aside. */
static bool is_aside(const char *html)
{
    struct surroundings around;
    make_facts(html);
    take_whole_sheet();
    assert_true(survey(&made.facts, &made.article, &around));
    uint32_t img = doc_find(&made.doc, TAG_IMG, 0, made.doc.node_count);
    return (cues_amid(&around, img) & 1u << CUE_ASIDE) != 0;
}

static void widgets_amid_a_text_are_of_it(void **state)
{
    (void)state;
    static const struct {
        const char *html;
        bool aside;
    } rows[] = {
        {"<p>One.</p><div class=dnd-widget-wrapper><img src=a.jpg></div><p>Two.</p>", false},
        {"<p>One.</p><div id=widgets><div><img class=widget src=a.jpg></div></div><p>Two.</p>", false},
        {"<p>One.</p><img src=a.jpg><p>Two.</p>", false},
        {"<p>One.</p><div class=ad-widget><img src=a.jpg></div><p>Two.</p>", true},
        {"<p>One.</p><div class=promo><img src=a.jpg></div><p>Two.</p>", true},
        {"<p>One.</p><div class=widget><img src=a.jpg></div>", true},
        {"<div class=widget><img src=a.jpg></div><p>One.</p>", true},
        {"<div class=sidebar><p>One.</p><div class=widget><img src=a.jpg></div><p>Two.</p></div>", true},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_int_equal(is_aside(rows[i].html), rows[i].aside);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(widgets_amid_a_text_are_of_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
