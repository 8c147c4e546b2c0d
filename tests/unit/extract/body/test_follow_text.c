#include "unit/extract/body/restored.h"

/* Twenty words. */
#define TWENTY                                                                                               \
    " one two three four five six seven eight nine ten"                                                      \
    " one two three four five six seven eight nine."
#define PARA(word)       "<p>" word TWENTY "</p>"
#define PART(paragraphs) "<div class=wide><div class=narrow>" paragraphs "</div></div>"
#define KEPT             PART(PARA("A") PARA("B") PARA("C"))
#define FOUR             PARA("Far d") PARA("Far e") PARA("Far f") PARA("Far g")

static void check(const char *html, const char *wanted)
{
    assert_string_equal(restored(PAGE_TYPE_ARTICLE, follow_text, html), wanted);
}

static void text_goes_on_in_elements_like_those_before(void **state)
{
    (void)state;
    check("<article>" KEPT "<figure><img src=/x.png></figure>" PART(FOUR) "</article>",
          "A B C Far Far Far Far");
    check("<article>" KEPT PART(FOUR "<ul><li>Far h</ul>") "</article>", "A B C Far Far Far Far Far");
    check("<article>" KEPT PART(FOUR "<h2>Far h</h2><blockquote><p>Far i</p></blockquote>") "</article>",
          "A B C Far Far Far Far Far Far");
    check("<article>" KEPT PART(PARA("Far d") PARA("Far e")) PART(PARA("Far f") PARA("Far g")) "</article>",
          "A B C Far Far Far Far");
    check("<article>" PART(FOUR) KEPT "</article>", "A B C"); /* it does not begin earlier */
}

static void little_of_it_is_a_note(void **state)
{
    (void)state;
    check("<article>" KEPT PART(PARA("Far d") PARA("Far e") PARA("Far f")) "</article>", "A B C");
    check("<article>" KEPT PART("<p>Far d<p>Far e<p>Far f<p>Far g<p>Far h") "</article>", "A B C");
}

static void what_stands_in_the_same_element_was_judged_as_its_end(void **state)
{
    (void)state;
    check("<article>" PART(PARA("A") PARA("B") PARA("C") FOUR) "</article>", "A B C");
}

static void other_articles_and_boxes_are_not_followed(void **state)
{
    (void)state;
    check("<article>" KEPT "</article><article>" PART(FOUR) "</article>", "A B C");
    check(KEPT PART(FOUR), "A B C"); /* nothing says that they are one article */
    check("<article>" KEPT "<div class=related><div class=narrow>" FOUR "</div></div></article>", "A B C");
    check("<article>" KEPT "<section class=comments>" PART(FOUR) "</section></article>", "A B C");
    check("<article>" KEPT PART(FOUR "<p><a href=/x>Far h</a></p><button>Far i</button>") "</article>",
          "A B C Far Far Far Far");
}

static void other_pages_are_left_alone(void **state)
{
    (void)state;
    static const char page[] = "<article>" KEPT PART(FOUR) "</article>";
    assert_string_equal(restored(PAGE_TYPE_LISTING, follow_text, page), "A B C");
    check("<p>", "");
    check("<article>" PART(FOUR) "</article>", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(text_goes_on_in_elements_like_those_before),
        WITH_RUN(little_of_it_is_a_note),
        WITH_RUN(what_stands_in_the_same_element_was_judged_as_its_end),
        WITH_RUN(other_articles_and_boxes_are_not_followed),
        WITH_RUN(other_pages_are_left_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
