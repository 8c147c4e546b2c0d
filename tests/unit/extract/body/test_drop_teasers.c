#include "unit/extract/kept.h"

#include "extract/body/beside.h"

#define FERRY "The captain anchored beside island villages because several passengers wanted breakfast. "
#define TEXT  "<p>A " FERRY "<p>B " FERRY "<p>C " FERRY
#define DEK                                                                                                  \
    "Bankers sought dividends quarterly, shareholders blocked refinancing, retailers reported shrinking "    \
    "margins."
#define TEASER(title, dek) "<li><h4><a href=/x>" title " of the day</a></h4><p>" dek "</li>"
#define FOUR(dek)          TEASER("1", dek) TEASER("2", dek) TEASER("3", dek) TEASER("4", dek)
#define FIVE               "<ul>" FOUR(DEK) TEASER("5", DEK) "</ul>"

static const char *kept_in(enum page_type type, const char *html)
{
    struct choice choice = choose_all(html);
    made.article.page_type = type;
    drop_teasers(&choice);
    for (size_t i = 0; i < choice.count; i++)
        assert_int_equal(choice.causes[i], choice.kept[i] ? REMOVAL_NONE : REMOVAL_LINKS);
    return kept_of(&choice);
}

static void teasers_of_other_matters_go(void **state)
{
    (void)state;
    static const struct {
        const char *html, *wanted;
    } rows[] = {
        {TEXT FIVE "<p>D.", "A B C D."},
        {TEXT "<ul>" FOUR(DEK) "</ul>", "A B C 1 Bankers 2 Bankers 3 Bankers 4 Bankers"}, /* too few */
        {TEXT "<ul>" FOUR(DEK) "<li><p>New<p>" DEK "</li>" TEASER("5", DEK) "</ul>",
         "A B C"}, /* one is none */
        {TEXT "<ul>" FOUR(DEK) TEASER("5", DEK) "<li>6<li>7</ul>",
         "A B C 1 Bankers 2 Bankers 3 Bankers 4 Bankers 5 Bankers 6 7"},
        /* a label before the title */
        {TEXT "<ul>" FOUR(DEK) "<li><p>News<h4><a href=/x>5 of the day</a></h4><p>" DEK "</li></ul>",
         "A B C"},
        /* of the text's matter */
        {TEXT "<ul>" FOUR(FERRY) TEASER("5", FERRY) "</ul>", "A B C 1 The 2 The 3 The 4 The 5 The"},
        /* the link comes last: more of the same */
        {TEXT "<ul><li><p>" DEK "<p><a href=/x>more of it</a><li><p>" DEK "<p><a href=/x>more of it</a>"
              "<li><p>" DEK "<p><a href=/x>more of it</a><li><p>" DEK "<p><a href=/x>more of it</a>"
              "<li><p>" DEK "<p><a href=/x>more of it</a></ul>",
         "A B C Bankers more Bankers more Bankers more Bankers more Bankers more"},
        /* the text itself */
        {"<p>A " FERRY FIVE, "A 1 Bankers 2 Bankers 3 Bankers 4 Bankers 5 Bankers"},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_string_equal(kept_in(PAGE_TYPE_ARTICLE, rows[i].html), rows[i].wanted);
    assert_string_equal(kept_in(PAGE_TYPE_COLLECTION, rows[0].html),
                        "A B C 1 Bankers 2 Bankers 3 Bankers 4 Bankers 5 Bankers D.");
}

static void long_pieces_are_no_teasers(void **state)
{
    (void)state;
#define LONG DEK DEK DEK DEK DEK DEK DEK DEK DEK
    assert_string_equal(kept_in(PAGE_TYPE_ARTICLE, TEXT "<ul>" FOUR(LONG) TEASER("5", LONG) "</ul>"),
                        "A B C 1 Bankers 2 Bankers 3 Bankers 4 Bankers 5 Bankers");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(teasers_of_other_matters_go),
        WITH_RUN(long_pieces_are_no_teasers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
