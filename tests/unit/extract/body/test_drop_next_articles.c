#include "unit/extract/kept.h"

#include "extract/body/beside.h"

static const char *kept_in(enum page_type type, const char *html)
{
    struct choice choice = choose_all(html);
    made.article.page_type = type;
    made.article.headline = STR("The flood");
    drop_next_articles(&choice);
    for (size_t i = 0; i < choice.count; i++)
        assert_int_equal(choice.causes[i], choice.kept[i] ? REMOVAL_NONE : REMOVAL_AFTER);
    return kept_of(&choice);
}

static void articles_that_follow_the_first_go(void **state)
{
    (void)state;
#define FIRST "<article class=post><h1>The flood</h1><p>A.</article>"
    static const struct {
        const char *html, *wanted;
    } rows[] = {
        {FIRST "<article class=post><header><h1>B</h1></header><p>C.</article><p>D.", "The A. D."},
        {"<div class=page>" FIRST "</div><div class=page><article><h1>B</h1><p>C.</article></div>", "The A."},
        {FIRST "<article class=post><h1>B</h1></article><article class=post><h1>C</h1></article>", "The A."},
        {FIRST "<article class=note><h1>B</h1><p>C.</article>", "The A. B C."},
        {FIRST "<article class=post><h2>B</h2><p>C.</article>", "The A. B C."},
        {FIRST "<article class=post><h1>The flood</h1><p>C.</article>", "The A. The C."},
        {FIRST "<section class=post><h1>B</h1><p>C.</section>", "The A. B C."},
        {"<article class=post><h1>B</h1><p>C.</article>" FIRST, "B C. The A."},
        {"<section><h1>The flood</h1><p>A.</section><section><h1>B</h1><p>C.</section>", "The A. B C."},
        {"<div class=page>" FIRST "</div><div class=page><h1>B</h1><p>C.</div>", "The A. B C."},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_string_equal(kept_in(PAGE_TYPE_ARTICLE, rows[i].html), rows[i].wanted);
    assert_string_equal(kept_in(PAGE_TYPE_LISTING, rows[0].html), "The A. B C. D.");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(articles_that_follow_the_first_go),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
