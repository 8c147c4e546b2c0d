#include "unit/extract/dump.h"

static void lede_stands_between_headline_and_text(void **state)
{
    (void)state;
    static const struct {
        const char *lines, *wanted;
    } rows[] = {
        {HEADLINE PARAGRAPHS, NULL},
        {HEADLINE "What the town will do without it until May\n" PARAGRAPHS,
         "What the town will do without it until May"},
        {HEADLINE "1680\nPhoto: Ada Lovelace\nWhat the town will do without it until May\n" PARAGRAPHS,
         "What the town will do without it until May"},
        {HEADLINE "The town will do without it.\nBy Ada Lovelace\n" PARAGRAPHS,
         "The town will do without it."},
        {HEADLINE "Too few words\n" PARAGRAPHS, NULL},
        {HEADLINE "The bridge as it was last week\nPhoto: Ada Lovelace\n" PARAGRAPHS, NULL}, /* a caption */
        {HEADLINE HEADLINE PARAGRAPHS, NULL},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        make_dump(rows[i].lines);
        assert_true(text_deck(&made.facts, &made.article));
        assert_span(made.article.lede, rows[i].wanted);
        assert_true(str_starts(made.article.article_body, STR("The county will close")));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_RUN(lede_stands_between_headline_and_text)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
