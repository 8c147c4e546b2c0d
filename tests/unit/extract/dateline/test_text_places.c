#include "unit/extract/dump.h"

#include "extract/dateline/text_places.h"

static void places_are_bounded(void **state)
{
    (void)state;
    make_dump("Home\nNews\nSport\nWeather\n" HEADLINE "12 March 2024\n" PARAGRAPHS
              "One\nTwo\nRelated stories\nThree\n");
    struct text_places p = text_places_of(&made.facts, &made.article);
    assert_int_equal(p.headline, 4);
    assert_int_equal(p.head, 1);
    assert_int_equal(p.first, 6);
    assert_int_equal(p.near, 6);
    assert_int_equal(p.end, 9);
    assert_int_equal(p.foot, 11);
    assert_int_equal(first_place(&p), 1);
    assert_int_equal(next_place(&p, 4), 5);
    assert_int_equal(next_place(&p, 5), 9);
}

/* However far from the headline a text begins, few lines are looked at. */
static void far_texts_cost_little(void **state)
{
    (void)state;
    static char text[4096];
    size_t len = 0;
    for (int i = 0; i < 400; i++)
        len += (size_t)snprintf(text + len, sizeof text - len, "Menu %d\n", i);
    make_dump(text);
    struct text_places p = text_places_of(&made.facts, &made.article);
    assert_int_equal(p.headline, SIZE_MAX);
    assert_true(p.near <= p.head + 80);
    assert_int_equal(p.foot, 400);
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_RUN(places_are_bounded), WITH_RUN(far_texts_cost_little)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
