#include "unit/check.h"

#include "clean/segments.h"

static void counts_come_from_the_text(void **state)
{
    (void)state;
    struct segment segment = {.text = STR("On May 9, Ada left."), .link_words = 2, .links = 1};
    measure_segment(&segment);
    assert_int_equal(segment.words, 5);
    assert_int_equal(segment.sentences, 1);
    assert_int_equal(segment.commas, 1);
    assert_int_equal(segment.capitals, 3);
    assert_int_equal(segment.letters, 12);
    assert_int_equal(segment.digits, 1);
    assert_int_equal(segment.link_words, 2); /* the cutter's, not the text's */
    assert_int_equal(segment.links, 1);
    segment.text = STR_NONE;
    measure_segment(&segment);
    assert_int_equal(segment.words + segment.sentences + segment.letters, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(counts_come_from_the_text)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
