#include "unit/check.h"

#include "base/buf.h"
#include "render/direction.h"

static void most_letters_decide(void **state)
{
    (void)state;
    assert_span(text_direction(STR("a plan, 12")), "ltr");
    assert_span(text_direction(STR("\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D ab")), "rtl");
    assert_span(text_direction(STR("\xD8\xA3\xD8\xB9\xD9\x84 abc")), "ltr"); /* as many */
    assert_span(text_direction(STR("\xD8\xA3\xD8\xB9\xD9\x84\xD9\x86 abc 123 456 789")), "rtl");
}

static void without_letters_it_is_from_the_left(void **state)
{
    (void)state;
    assert_span(text_direction(STR("12 - 34")), "ltr");
    assert_span(text_direction(STR_NONE), "ltr");
}

static void only_the_first_letters_are_asked(void **state)
{
    (void)state;
    struct buf text;
    buf_init(&text, NULL, SIZE_MAX);
    for (size_t i = 0; i < DIRECTION_LETTERS; i++)
        buf_add_byte(&text, 'a');
    for (size_t i = 0; i < 2 * DIRECTION_LETTERS; i++)
        buf_add_str(&text, STR("\xD7\xA9"));
    assert_span(text_direction(buf_str(&text)), "ltr");
    assert_span(text_direction(str_slice(buf_str(&text), 1, text.len)), "ltr");
    assert_span(text_direction(str_slice(buf_str(&text), DIRECTION_LETTERS / 2 + 1, text.len)), "rtl");
    buf_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(most_letters_decide),
        cmocka_unit_test(without_letters_it_is_from_the_left),
        cmocka_unit_test(only_the_first_letters_are_asked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
