#include "unit/extract/kept.h"

#include "extract/body/beside.h"

/* Ten words. */
#define TEN  " one two three four five six seven eight nine ten"
#define TEXT "<p>A" TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN "<p>B" TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN
#define MAIL "<form><label>Mail</label><input type=Email></form>"

static const char *kept_in(enum page_type type, const char *html)
{
    struct choice choice = choose_all(html);
    made.article.page_type = type;
    drop_sign_up(&choice);
    for (size_t i = 0; i < choice.count; i++)
        assert_int_equal(choice.causes[i], choice.kept[i] ? REMOVAL_NONE : REMOVAL_ACTION);
    return kept_of(&choice);
}

static void boxes_that_ask_for_an_address_go(void **state)
{
    (void)state;
    static const struct {
        const char *html, *wanted;
    } rows[] = {
        {TEXT "<div><h3>Sign up</h3><p>Every Friday.</p>" MAIL "<p>Terms.</p></div><p>C", "A B C"},
        {TEXT "<div><h3>Sign up</h3><form><input type=text></form></div>", "A B Sign"},
        {TEXT "<input type=email><p>C", "A B C"}, /* in no box: the page itself is no box */
        {TEXT "<div><p>C" TEN TEN TEN TEN "<p>D" MAIL "</div>", "A B"},
        /* more words than a box has */
        {TEXT "<div><p>C" TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN "<p>D" MAIL "</div>", "A B C D"},
        /* more of the text than a box is */
        {"<section><p>A" TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN "</section>"
         "<div><p>C" TEN TEN TEN TEN TEN MAIL "</div>",
         "A C Mail"},
        /* the text's beginning, with a form to send it on */
        {"<header><h1>H</h1><p>C" TEN "<div>" MAIL "</div></header>" TEXT, "H C A B"},
        /* a second field in the same box, and a box of its own */
        {TEXT "<div><p>C" MAIL MAIL "</div><p>D" TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN "<div><p>E" MAIL
              "</div>",
         "A B D"},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_string_equal(kept_in(PAGE_TYPE_ARTICLE, rows[i].html), rows[i].wanted);
    assert_string_equal(kept_in(PAGE_TYPE_SERVICE, rows[0].html), "A B Sign Every Mail Terms. C");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(boxes_that_ask_for_an_address_go),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
