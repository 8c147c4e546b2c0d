#include "unit/extract/body/restored.h"

#define PARA(word)  "<p>" word WORDS "</p>"
#define QUOTE(word) "<blockquote><p>" word WORDS "</p></blockquote>"
#define NINE        PARA("A") PARA("B") PARA("C") PARA("D") PARA("E") PARA("F") PARA("G") PARA("H") PARA("I")
#define KEPT_NINE   "A B C D E F G H I"

static void check(const char *html, const char *wanted)
{
    assert_string_equal(restored(PAGE_TYPE_ARTICLE, fill_gaps, html), wanted);
}

static void quotes_between_kept_text_are_kept(void **state)
{
    (void)state;
    check(PARA("A") QUOTE("Half b") PARA("C"), "A Half C");
    check(PARA("A") QUOTE("Half b") QUOTE("Half c") QUOTE("Half d") PARA("E"), "A Half Half Half E");
    check(PARA("A") QUOTE("Half b") "<figure><figcaption>Far</figcaption></figure>" QUOTE("Half c")
              QUOTE("Half d") PARA("E"),
          "A Half Half Half E");
    check(PARA("A") QUOTE("Far b") PARA("C"), "A C");
    check(PARA("A") QUOTE("Half b"), "A"); /* nothing kept behind it */
    check(PARA("A") "<p>Half b" WORDS "</p>" PARA("C"), "A C");
    check(PARA("A") QUOTE("Half b") QUOTE("Half c") QUOTE("Half d") QUOTE("Half e") PARA("F"), "A F");
    check(PARA("A") "<blockquote><p><a href=/x>Half b" WORDS "</a></p></blockquote>" PARA("C"), "A C");
    check(PARA("A") "<div class=related>" QUOTE("Half b") "</div>" PARA("C"), "A C");
}

static void code_behind_a_control_is_kept(void **state)
{
    (void)state;
    check(PARA("A") "<div><button>Far copy</button></div><pre>Half b = 1</pre>" PARA("C"), "A Half C");
    check(PARA("A") "<pre>Half b = 1</pre><figure><figcaption>Far</figcaption></figure>" PARA("C"),
          "A Half C");
    check(PARA("A") "<pre>Far b = 1</pre>" PARA("C"), "A C");
    check(PARA("A") "<pre>Half b = 1</pre>", "A");
}

static void what_was_pulled_out_of_the_text_is_not(void **state)
{
    (void)state;
    check("<p>The mayor said that half the town stood under water, and left.</p>"
          "<blockquote><p>Half the town stood under water”</p></blockquote>" PARA("C"),
          "The C");
    check(PARA("A") QUOTE("Half b") PARA("C") QUOTE("Half b") PARA("D"), "A C D"); /* it stands twice */
}

static void what_is_built_like_the_kept_text_is_kept_within_it(void **state)
{
    (void)state;
    check(NINE PARA("Half j") PARA("K"), KEPT_NINE " Half K");
    check(NINE PARA("Half j") PARA("Half k") PARA("L"), KEPT_NINE " L"); /* two of twelve are not kept */
    check(NINE PARA("Far j") PARA("K"), KEPT_NINE " K");
    check(NINE PARA("Half j"), KEPT_NINE); /* behind the text */
    check(NINE "<p class=x>Half j" WORDS "</p>" PARA("K"), KEPT_NINE " K");
    check(NINE "<p><a href=/x>Half j" WORDS "</a></p>" PARA("K"), KEPT_NINE " K");
    check(PARA("A") PARA("B") PARA("Half c") PARA("D"), "A B D"); /* too few to tell */
}

static void headings_of_which_half_are_kept_are_kept(void **state)
{
    (void)state;
#define PART(title) "<h2>" title "</h2>" PARA("t")
#define THREE       PART("A") PART("B") PART("C")
    check(THREE PART("Far d"), "A t B t C t Far t");
    check(THREE PART("Far d") PART("Far e") PART("Far f"), "A t B t C t Far t Far t Far t");
    check(THREE PART("Far d") PART("Far e") PART("Far f") PART("Far g"),
          "A t B t C t t t t t");                                         /* of seven */
    check(PART("A") PART("B") PART("Far c"), "A t B t t");                /* too few to tell */
    check(THREE PART("Never d"), "A t B t C t t");                        /* too unlikely */
    check(THREE "<h2 class=x>Far d</h2>" PARA("t"), "A t B t C t t");     /* built otherwise */
    check(THREE "<h2>Far d</h2><p>Far e</p>" PARA("t"), "A t B t C t t"); /* what it heads is not kept */
    check("<ul><li>Far d</ul>" THREE PART("Far d"), "A t B t C t Far t");
}

static void other_pages_are_left_alone(void **state)
{
    (void)state;
    static const char page[] = PARA("A") QUOTE("Half b") PARA("C");
    assert_string_equal(restored(PAGE_TYPE_FORUM, fill_gaps, page), "A C");
    check("<p>", "");
    check(PARA("Far a"), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(quotes_between_kept_text_are_kept),
        WITH_RUN(code_behind_a_control_is_kept),
        WITH_RUN(what_was_pulled_out_of_the_text_is_not),
        WITH_RUN(what_is_built_like_the_kept_text_is_kept_within_it),
        WITH_RUN(headings_of_which_half_are_kept_are_kept),
        WITH_RUN(other_pages_are_left_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
