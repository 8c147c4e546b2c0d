#include "unit/extract/kept.h"

#include "extract/body/beside.h"

#define SLIDE(n, words) "<li><h4>" n "</h4><p>" words "</li>"
#define OTHERS                                                                                               \
    "Bankers sought dividends quarterly, shareholders blocked refinancing, retailers reported shrinking "    \
    "margins. "
#define FERRY "The captain anchored beside island villages because several passengers wanted breakfast. "
#define TEXT  "<p>A " FERRY "<p>B " FERRY "<p>C " FERRY

static const char *kept_in(enum page_type type, const char *html)
{
    struct choice choice = choose_all(html);
    made.article.page_type = type;
    drop_slides(&choice);
    for (size_t i = 0; i < choice.count; i++)
        assert_int_equal(choice.causes[i], choice.kept[i] ? REMOVAL_NONE : REMOVAL_CAPTION);
    return kept_of(&choice);
}

static void slides_of_other_matters_go(void **state)
{
    (void)state;
    static const struct {
        const char *html, *wanted;
    } rows[] = {
        {TEXT "<ul>" SLIDE("1/3 One", OTHERS) SLIDE("2/3 Two", OTHERS)
             SLIDE("3/3 Three", OTHERS) "</ul><p>D.",
         "A B C D."},
        {TEXT "<ul>" SLIDE("1 / 3", OTHERS) SLIDE("2 / 3", OTHERS) SLIDE("3 / 3", OTHERS) "</ul>", "A B C"},
        /* with the show's title, but not the section's */
        {TEXT "<h3>D</h3><div><h3>E</h3><div><ul>" SLIDE("1/3", OTHERS) SLIDE("2/3", OTHERS)
             SLIDE("3/3", OTHERS) "</ul></div></div><p>F.",
         "A B C D F."},
        /* of the text's matter */
        {TEXT "<ul>" SLIDE("1/3", OTHERS) SLIDE("2/3", FERRY) SLIDE("3/3", OTHERS) "</ul>",
         "A B C 1/3 Bankers 2/3 The 3/3 Bankers"},
        /* the text itself */
        {"<p>A " FERRY "<ul>" SLIDE("1/3", OTHERS) SLIDE("2/3", OTHERS) SLIDE("3/3", OTHERS) "</ul>",
         "A 1/3 Bankers 2/3 Bankers 3/3 Bankers"},
        {TEXT "<h4>1/3</h4><p>" OTHERS "<h4>2/3</h4><p>" OTHERS "<h4>3/3</h4><p>" OTHERS,
         "A B C 1/3 Bankers 2/3 Bankers 3/3 Bankers"},
        /* no show: one is missing, too few, the count changes, dates, measures */
        {TEXT "<ul>" SLIDE("1/4", OTHERS) SLIDE("2/4", OTHERS) SLIDE("4/4", OTHERS) "</ul>",
         "A B C 1/4 Bankers 2/4 Bankers 4/4 Bankers"},
        {TEXT "<ul>" SLIDE("1/2", OTHERS) SLIDE("2/2", OTHERS) "</ul>", "A B C 1/2 Bankers 2/2 Bankers"},
        {TEXT "<ul>" SLIDE("1/3", OTHERS) SLIDE("2/4", OTHERS) SLIDE("3/3", OTHERS) "</ul>",
         "A B C 1/3 Bankers 2/4 Bankers 3/3 Bankers"},
        {TEXT "<ul>" SLIDE("1/3/21", OTHERS) SLIDE("2/3/21", OTHERS) SLIDE("3/3/21", OTHERS) "</ul>",
         "A B C 1/3/21 Bankers 2/3/21 Bankers 3/3/21 Bankers"},
        /* too few words to tell */
        {TEXT "<ul>" SLIDE("1/3", "x") SLIDE("2/3", "y") SLIDE("3/3", "z") "</ul>",
         "A B C 1/3 x 2/3 y 3/3 z"},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_string_equal(kept_in(PAGE_TYPE_ARTICLE, rows[i].html), rows[i].wanted);
    assert_string_equal(kept_in(PAGE_TYPE_COLLECTION, rows[0].html),
                        "A B C 1/3 Bankers 2/3 Bankers 3/3 Bankers D.");
}

static void scripts_without_parted_words_tell_nothing(void **state)
{
    (void)state;
#define HAN "漁船在清晨離開港口前往外海捕魚並在傍晚返回。"
    assert_string_equal(
        kept_in(PAGE_TYPE_ARTICLE, TEXT "<ul>" SLIDE("1/3", HAN) SLIDE("2/3", HAN) SLIDE("3/3", HAN) "</ul>"),
        "A B C 1/3 " HAN " 2/3 " HAN " 3/3 " HAN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(slides_of_other_matters_go),
        WITH_RUN(scripts_without_parted_words_tell_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
