#include "unit/extract/dump.h"

static void headline_is_the_first_long_line_above_the_text(void **state)
{
    (void)state;
    static const struct {
        const char *lines, *wanted;
    } rows[] = {
        {"Home\nNews\nSport\n" HEADLINE PARAGRAPHS, "Bridge over the Tarn to close for a year"},
        {"Home | News | Sport | Weather\n" HEADLINE PARAGRAPHS, "Bridge over the Tarn to close for a year"},
        {"Bridge over the Tarn to close for a year | The Courier\nHome\nNews\nSport\n" HEADLINE PARAGRAPHS,
         "Bridge over the Tarn to close for a year"},
        {HEADLINE "What the town will do without it until next May\n" PARAGRAPHS,
         "Bridge over the Tarn to close for a year"},
        {"We use cookies on this site, and you may accept or decline.\n" HEADLINE PARAGRAPHS,
         "Bridge over the Tarn to close for a year"},
        {"Home\nNews\nSport\nTarn bridge\n12 March 2024\n" PARAGRAPHS, "Tarn bridge"},
        {"A paper of the valley since 1911\nHome\nNews\nSport\nWill the bridge ever open again?\n12 March "
         "2024\n"
         "842 views\n" PARAGRAPHS,
         "Will the bridge ever open again?"},
        {"# The title\nA line that has many more words than the title has\n" PARAGRAPHS, "The title"},
        {"* one item that is long enough to be one\nTwo words", NULL},
        {"By Ada Lovelace\n" PARAGRAPHS, NULL},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        make_dump(rows[i].lines);
        assert_span(made.article.headline, rows[i].wanted);
        assert_int_equal(made.facts.lines->headline == SIZE_MAX, rows[i].wanted == NULL);
    }
}

static void losers_are_kept_for_who_asks(void **state)
{
    (void)state;
    make_dump(HEADLINE "What the town will do without it until next May\n" PARAGRAPHS);
    assert_int_equal(made.article.ballots[FIELD_HEADLINE].count, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(headline_is_the_first_long_line_above_the_text),
        WITH_RUN(losers_are_kept_for_who_asks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
