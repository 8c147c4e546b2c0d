#include "unit/extract/dump.h"

static void dates_stand_by_the_headline(void **state)
{
    (void)state;
    static const struct {
        const char *lines, *published, *modified;
    } rows[] = {
        {HEADLINE "12 March 2024\n" PARAGRAPHS, "2024-03-12", NULL},
        {"12 March 2024\n" HEADLINE PARAGRAPHS, "2024-03-12", NULL},
        {"28 November 2026\n" HEADLINE "12 March 2024\n" PARAGRAPHS, "2024-03-12", NULL},
        {HEADLINE "Published: March 12, 2024 at 4:15 PM\nUpdated: March 13, 2024\n" PARAGRAPHS,
         "2024-03-12T16:15", "2024-03-13"},
        {HEADLINE "Updated: March 13, 2024\n" PARAGRAPHS, NULL, "2024-03-13"},
        {HEADLINE "Publié le 3 mai 2023 à 08h12 - Mis à jour le 4 mai 2023\n" PARAGRAPHS, "2023-05-03T08:12",
         "2023-05-04"},
        {HEADLINE "Published\n12 March 2024\n" PARAGRAPHS, "2024-03-12", NULL},
        {HEADLINE "By Ada Lovelace | 12 March 2024\n" PARAGRAPHS, "2024-03-12", NULL},
        {HEADLINE "28.01 05:35\n" PARAGRAPHS, "XXXX-01-28T05:35", NULL},
        {HEADLINE PARAGRAPHS "12 March 2024\n", "2024-03-12", NULL},
        {HEADLINE "2 hours ago\n" PARAGRAPHS, NULL, NULL},
        {HEADLINE PARAGRAPHS "Related stories\nThe other bridge\n12 March 2024\n", NULL, NULL},
        {HEADLINE PARAGRAPHS "Comments\nAda\n12 March 2024\nI will not be moved.\n", NULL, NULL},
        {HEADLINE PARAGRAPHS "The bridge was opened on 12 March 1924 by the king.\n", NULL, NULL},
        {HEADLINE PARAGRAPHS "© 2024 The Courier\n", NULL, NULL},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        make_dump(rows[i].lines);
        assert_true(text_dates(&made.facts, &made.article));
        assert_span(made.article.date_published, rows[i].published);
        assert_span(made.article.date_modified, rows[i].modified);
    }
}

/* The language of the text decides which of two numbers is the month. */
static void numbers_are_read_in_the_order_of_the_language(void **state)
{
    (void)state;
    make_dump(HEADLINE "03/05/2024\n" PARAGRAPHS);
    assert_true(text_dates(&made.facts, &made.article));
    assert_span(made.article.date_published, "2024-03-05");
    assert_span(made.article.date_published_raw, "03/05/2024");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(dates_stand_by_the_headline),
        WITH_RUN(numbers_are_read_in_the_order_of_the_language),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
